import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import javax.servlet.http.Cookie;

class Secrets {
	private final Random dice = new Random();

	void secrets(Session session) {
		// ruleid: java-weak-random
		String token = Long.toHexString(new Random().nextLong());
		// ruleid: java-weak-random
		session.setResetCode(ThreadLocalRandom.current().nextInt(1_000_000));
		double number = Math.random();
		String text = Double.toString(number).substring(2);
		// ruleid: java-weak-random
		Cookie remember = new Cookie("remember", text);
		byte[] bytes = new byte[16];
		new Random().nextBytes(bytes);
		// ruleid: java-weak-random
		String apiKey = encode(bytes);
	}

	String generatePassword() {
		StringBuilder made = new StringBuilder();
		for (int at = 0; at < 12; at++) made.append((char) ('a' + dice.nextInt(26)));
		// ruleid: java-weak-random
		return made.toString();
	}

	void safe(Session session) {
		SecureRandom random = new SecureRandom();
		// ok: java-weak-random
		String token = Long.toHexString(random.nextLong());
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		// ok: java-weak-random
		String apiKey = encode(bytes);
		// ok: java-weak-random
		int side = dice.nextInt(6) + 1;
		// ok: java-weak-random
		long delay = (long) (Math.random() * 1000);
	}
}
