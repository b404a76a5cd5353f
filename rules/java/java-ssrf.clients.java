import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestTemplate;

class Clients {
	private static final Map<String, String> FEEDS = Map.of("news", "https://news.example/feed");
	private RestTemplate rest;

	InputStream fetch(HttpServletRequest request) throws Exception {
		URL url = new URL(request.getParameter("url"));
		// ruleid: java-ssrf
		return url.openStream();
	}

	@GetMapping("/preview")
	String preview(@RequestParam String link) {
		// ruleid: java-ssrf
		return rest.getForObject(link, String.class);
	}

	HttpRequest build(HttpServletRequest request) {
		// ruleid: java-ssrf
		return HttpRequest.newBuilder().uri(URI.create(request.getHeader("X-Callback"))).build();
	}

	InputStream fetchKnown(HttpServletRequest request) throws Exception {
		// ok: java-ssrf
		return new URL("https://news.example/feed").openStream();
	}

	String status(HttpServletRequest request) {
		int id = Integer.parseInt(request.getParameter("id"));
		// ok: java-ssrf
		return rest.getForObject("https://orders.example/" + id, String.class);
	}

	InputStream fetchFeed(@RequestParam String name) throws Exception {
		if (!name.equals("news")) throw new IllegalArgumentException("name");
		// ok: java-ssrf
		return new URL("https://news.example/" + name).openStream();
	}
}
