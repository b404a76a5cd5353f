import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseCookie;

class Cookies {
	void set(HttpServletResponse response, String id) {
		Cookie plain = new Cookie("session", id);
		// ruleid: java-insecure-cookie
		response.addCookie(plain);
		Cookie open = new Cookie("session", id);
		// ruleid: java-insecure-cookie
		open.setSecure(false);
		// ruleid: java-insecure-cookie
		open.setHttpOnly(false);
		response.addCookie(open);
		// ruleid: java-insecure-cookie
		ResponseCookie.from("session", id).path("/").httpOnly(false).build();
	}

	void setSafely(HttpServletResponse response, String id) {
		Cookie session = new Cookie("session", id);
		// ok: java-insecure-cookie
		session.setSecure(true);
		session.setHttpOnly(true);
		// ok: java-insecure-cookie
		response.addCookie(session);
		Cookie gone = new Cookie("session", "");
		gone.setMaxAge(0);
		// ok: java-insecure-cookie
		response.addCookie(gone);
		// ok: java-insecure-cookie
		ResponseCookie.from("session", id).secure(true).httpOnly(true).build();
	}
}
