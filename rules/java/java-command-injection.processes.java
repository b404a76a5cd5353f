import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Tools {
	private static final List<String> FORMATS = List.of("pdf", "png");

	void ping(HttpServletRequest request) throws IOException {
		String host = request.getParameter("host");
		// ruleid: java-command-injection
		Runtime.getRuntime().exec("ping -c 1 " + host);
		List<String> command = new ArrayList<>();
		command.add("sh");
		command.add("-c");
		command.add("ping " + host);
		// ruleid: java-command-injection
		new ProcessBuilder(command).start();
		Runtime runtime = Runtime.getRuntime();
		String[] environment = {"HOST=" + host};
		// ruleid: java-command-injection
		runtime.exec("ping", environment);
	}

	@PostMapping("/convert/{format}")
	void convert(@PathVariable String format, @RequestBody Job job) throws IOException {
		ProcessBuilder builder = new ProcessBuilder();
		// ruleid: java-command-injection
		builder.command("convert", job.getFile(), "out");
		if (!FORMATS.contains(format)) {
			throw new IllegalArgumentException("format");
		}
		// ok: java-command-injection
		new ProcessBuilder("convert", "in", "out." + format).start();
	}

	void status() throws IOException {
		// ok: java-command-injection
		Runtime.getRuntime().exec("uptime");
		int pid = Integer.parseInt(System.getenv("WORKER"));
		// ok: java-command-injection
		new ProcessBuilder("ps", "-p", String.valueOf(pid)).start();
	}

	void choose(HttpServletRequest request) throws IOException {
		String tool;
		switch (request.getParameter("tool")) {
			case "disk":
				tool = "df";
				break;
			default:
				tool = "free";
		}
		// ok: java-command-injection
		new ProcessBuilder(tool, "-h").start();
	}
}
