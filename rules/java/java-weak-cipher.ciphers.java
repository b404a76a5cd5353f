import java.util.Properties;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;

class Ciphers {
	Cipher ciphers(Properties settings) throws Exception {
		// ruleid: java-weak-cipher
		Cipher first = Cipher.getInstance("DES/CBC/PKCS5Padding");
		// ruleid: java-weak-cipher
		Cipher second = Cipher.getInstance("AES/ECB/PKCS5Padding");
		// ruleid: java-weak-cipher
		Cipher third = javax.crypto.Cipher.getInstance("AES");
		// ruleid: java-weak-cipher
		KeyGenerator generator = KeyGenerator.getInstance("DESede");
		String name = settings.getProperty("cipher", "RC4");
		// ruleid: java-weak-cipher
		Cipher fourth = Cipher.getInstance(name);
		// ok: java-weak-cipher
		Cipher fifth = Cipher.getInstance("AES/GCM/NoPadding");
		// ok: java-weak-cipher
		KeyGenerator good = KeyGenerator.getInstance("AES");
		// ok: java-weak-cipher
		Cipher sixth = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
		// ok: java-weak-cipher
		return Cipher.getInstance("ChaCha20-Poly1305");
	}
}
