import javax.servlet.http.HttpServletRequest;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

class People {
	private Document document;

	String find(HttpServletRequest request) throws Exception {
		XPath xpath = XPathFactory.newInstance().newXPath();
		String name = request.getParameter("name");
		String expression = "//user[@name='" + name + "']";
		// ruleid: java-xpath-injection
		String first = xpath.evaluate(expression, document);
		// ruleid: java-xpath-injection
		xpath.compile("//user[@mail='" + request.getHeader("X-Mail") + "']").evaluate(document);
		// ruleid: java-xpath-injection
		XPathFactory.newInstance().newXPath().evaluate("/users/" + name, document);
		// ok: java-xpath-injection
		xpath.evaluate("//user[@name=$name]", document);
		int id = Integer.parseInt(request.getParameter("id"));
		// ok: java-xpath-injection
		xpath.evaluate("//user[@id=" + id + "]", document);
		boolean always = 3 * 7 > 20;
		String safe = always ? "admin" : name;
		// ok: java-xpath-injection
		return xpath.evaluate("//user[@name='" + safe + "']", document);
	}
}
