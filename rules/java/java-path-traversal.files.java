import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.io.FilenameUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestParam;

class Reports {
	private static final String FOLDER = "/srv/reports/";

	InputStream open(HttpServletRequest request) throws Exception {
		String name = request.getParameter("name");
		// ruleid: java-path-traversal
		return new FileInputStream(FOLDER + name);
	}

	byte[] read(HttpServletRequest request) throws Exception {
		// ruleid: java-path-traversal
		Path path = Paths.get(FOLDER, request.getQueryString());
		// ruleid: java-path-traversal
		return Files.readAllBytes(path);
	}

	@DeleteMapping("/report")
	void delete(@RequestParam String name) {
		// ruleid: java-path-traversal
		new File(FOLDER, name).delete();
	}

	InputStream openLastPart(HttpServletRequest request) throws Exception {
		String name = FilenameUtils.getName(request.getParameter("name"));
		// ok: java-path-traversal
		return new FileInputStream(FOLDER + name);
	}

	InputStream openNumber(HttpServletRequest request) throws Exception {
		long id = Long.parseLong(request.getParameter("id"));
		// ok: java-path-traversal
		return new FileInputStream(FOLDER + id + ".pdf");
	}

	void writeFixed(HttpServletRequest request) throws Exception {
		// ok: java-path-traversal
		FileOutputStream out = new FileOutputStream(FOLDER + "latest.txt");
		out.write(request.getParameter("text").getBytes());
	}
}
