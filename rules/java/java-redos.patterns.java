import java.util.regex.Pattern;

class Patterns {
	// ruleid: java-redos
	static final Pattern WORDS = Pattern.compile("^(\\w+\\s?)+$");
	// ok: java-redos
	static final Pattern WORD = Pattern.compile("^\\w+$");

	boolean name(String text) {
		// ruleid: java-redos
		return text.matches("^([a-z]+)+$");
	}

	boolean safe(String text) {
		// ok: java-redos
		return text.matches("^[a-z]+$");
	}

	boolean whole(String text) {
		// ruleid: java-redos
		return Pattern.matches("(x+x+)+y", text);
	}

	String[] parts(String text) {
		// ok: java-redos
		return text.split(",\\s*");
	}
}
