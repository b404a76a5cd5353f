import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

class Redirects {
	void next(HttpServletRequest request, HttpServletResponse response) throws Exception {
		// ruleid: java-open-redirect
		response.sendRedirect(request.getParameter("next"));
	}

	@GetMapping("/go")
	String go(@RequestParam String target) {
		// ruleid: java-open-redirect
		return "redirect:" + target;
	}

	@GetMapping("/view")
	RedirectView view(@RequestParam String target) {
		// ruleid: java-open-redirect
		return new RedirectView(target);
	}

	void home(HttpServletRequest request, HttpServletResponse response) throws Exception {
		// ok: java-open-redirect
		response.sendRedirect("/home");
		int page = Integer.parseInt(request.getParameter("page"));
		// ok: java-open-redirect
		response.sendRedirect("/list?page=" + page);
	}

	@GetMapping("/done")
	String done(@RequestParam String target) {
		// ok: java-open-redirect
		return "redirect:/done";
	}
}
