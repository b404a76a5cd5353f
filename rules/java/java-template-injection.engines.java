import freemarker.template.Template;
import groovy.lang.GroovyShell;
import javax.script.ScriptEngine;
import javax.servlet.http.HttpServletRequest;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;

class Engines {
	private final ExpressionParser parser = new SpelExpressionParser();
	private ScriptEngine engine;

	Object evaluate(HttpServletRequest request) throws Exception {
		String text = request.getParameter("filter");
		// ruleid: java-template-injection
		Object filtered = parser.parseExpression(text).getValue();
		// ruleid: java-template-injection
		engine.eval("var x = " + text);
		// ruleid: java-template-injection
		new GroovyShell().evaluate(text);
		// ruleid: java-template-injection
		Template mail = new Template("mail", "Hello " + text, settings);
		// ok: java-template-injection
		Object fixed = parser.parseExpression("address.city").getValue();
		engine.put("x", text);
		// ok: java-template-injection
		engine.eval("x + 1");
		// ok: java-template-injection
		return new Template("mail", "Hello ${name}", settings);
	}
}
