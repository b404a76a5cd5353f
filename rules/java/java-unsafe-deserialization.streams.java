import com.fasterxml.jackson.databind.ObjectMapper;
import com.thoughtworks.xstream.XStream;
import java.beans.XMLDecoder;
import java.io.FileInputStream;
import java.io.ObjectInputStream;
import java.net.Socket;
import javax.servlet.http.HttpServletRequest;
import org.yaml.snakeyaml.Yaml;

class Streams {
	Object read(HttpServletRequest request, Socket socket, XStream xstream) throws Exception {
		// ruleid: java-unsafe-deserialization
		ObjectInputStream in = new ObjectInputStream(request.getInputStream());
		// ruleid: java-unsafe-deserialization
		Object order = new ObjectInputStream(socket.getInputStream()).readObject();
		// ruleid: java-unsafe-deserialization
		Object settings = new Yaml().load(request.getParameter("settings"));
		// ruleid: java-unsafe-deserialization
		XMLDecoder decoder = new XMLDecoder(request.getInputStream());
		// ruleid: java-unsafe-deserialization
		return xstream.fromXML(request.getReader());
	}

	Order readSafely(HttpServletRequest request, ObjectMapper mapper) throws Exception {
		// ok: java-unsafe-deserialization
		Object cached = new ObjectInputStream(new FileInputStream("/var/cache/orders.bin")).readObject();
		// ok: java-unsafe-deserialization
		Object ours = new Yaml().load("a: 1");
		// ok: java-unsafe-deserialization
		return mapper.readValue(request.getInputStream(), Order.class);
	}
}
