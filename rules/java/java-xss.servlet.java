import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.owasp.encoder.Encode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

class Hello extends HttpServlet {
	private String last;

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
		String name = request.getParameter("name");
		// ruleid: java-xss
		response.getWriter().println("<h1>Hello " + name + "</h1>");
		PrintWriter out = response.getWriter();
		Object[] parts = {"a", name};
		// ruleid: java-xss
		out.printf("<p>%s %s</p>", parts);
		// ok: java-xss
		out.println("<h1>Hello " + HtmlUtils.htmlEscape(name) + "</h1>");
		// ok: java-xss
		out.println("<p>" + Encode.forHtml(name) + "</p>");
	}

	@GetMapping("/hello")
	String hello(@RequestParam String name) {
		// ruleid: java-xss
		return "<h1>Hello " + name + "</h1>";
	}

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
		// ok: java-xss
		response.getWriter().println("<h1>Thanks</h1>");
		// ok: java-xss
		response.getWriter().println(request.getParameter("name").length());
	}
}
