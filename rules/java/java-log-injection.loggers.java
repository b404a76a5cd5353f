import jakarta.servlet.http.HttpServletRequest;
import java.util.logging.Level;
import org.apache.commons.lang3.StringEscapeUtils;
import org.apache.logging.log4j.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

class Loggers {
	private static final Logger log = LoggerFactory.getLogger(Loggers.class);
	private static final org.apache.logging.log4j.Logger audit = LogManager.getLogger();
	private static final java.util.logging.Logger plain = java.util.logging.Logger.getLogger("plain");

	void slf4j(HttpServletRequest request) {
		String user = request.getParameter("user");
		// ruleid: java-log-injection
		log.info("login failed for " + user);
		// ruleid: java-log-injection
		log.warn("login failed for {}", user);
		// ok: java-log-injection
		log.warn("login failed for {}", user.replaceAll("[\r\n]", "_"));
		// ok: java-log-injection
		log.info("attempt {}", Integer.parseInt(user));
	}

	@GetMapping("/search")
	void log4j(@RequestParam String query) {
		// ruleid: java-log-injection
		audit.error("no results for {}", query);
		// ok: java-log-injection
		audit.error("no results for {}", StringEscapeUtils.escapeJava(query));
		// ok: java-log-injection
		audit.error("no results");
	}

	void standard(HttpServletRequest req) {
		// ruleid: java-log-injection
		plain.info("agent " + req.getHeader("User-Agent"));
		// ruleid: java-log-injection
		plain.log(Level.WARNING, "path {0}", req.getPathInfo());
	}
}
