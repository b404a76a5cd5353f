import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

class Login {
	void keep(HttpServletRequest request) {
		// ruleid: java-trust-boundary
		request.getSession().setAttribute("role", request.getParameter("role"));
		HttpSession session = request.getSession(true);
		String name = request.getHeader("X-User");
		// ruleid: java-trust-boundary
		session.putValue(name, "known");
		// ruleid: java-trust-boundary
		session.setAttribute("user", name.trim());
		User user = User.authenticate(Credentials.of("a", "b"));
		// ok: java-trust-boundary
		session.setAttribute("user", user);
		// ok: java-trust-boundary
		session.setAttribute("attempts", 0);
		// ok: java-trust-boundary
		session.setAttribute("page", Integer.parseInt(request.getParameter("page")));
	}
}
