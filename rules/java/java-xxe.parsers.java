import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;

class Parsers {
	void read(InputStream in) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		// ruleid: java-xxe
		factory.newDocumentBuilder().parse(in);
		SAXParserFactory sax = SAXParserFactory.newInstance();
		sax.setNamespaceAware(true);
		// ruleid: java-xxe
		sax.newSAXParser().parse(in, handler);
		XMLInputFactory stream = XMLInputFactory.newInstance();
		// ruleid: java-xxe
		stream.createXMLStreamReader(in);
	}

	void readSafely(InputStream in) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		// ok: java-xxe
		factory.newDocumentBuilder().parse(in);
		SAXParserFactory sax = SAXParserFactory.newInstance();
		sax.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		// ok: java-xxe
		sax.newSAXParser().parse(in, handler);
		XMLInputFactory stream = XMLInputFactory.newInstance();
		stream.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		// ok: java-xxe
		stream.createXMLStreamReader(in);
	}
}
