import java.security.MessageDigest;
import java.util.Properties;
import org.apache.commons.codec.digest.DigestUtils;

class Digests {
	private static final String ALGORITHM = "SHA-1";

	byte[] digests(Properties settings, byte[] content) throws Exception {
		// ruleid: java-weak-hash
		MessageDigest first = MessageDigest.getInstance("MD5");
		// ruleid: java-weak-hash
		MessageDigest second = MessageDigest.getInstance(ALGORITHM, "SUN");
		// ruleid: java-weak-hash
		String hex = DigestUtils.md5Hex(content);
		String name = settings.getProperty("digest", "SHA1");
		// ruleid: java-weak-hash
		MessageDigest third = MessageDigest.getInstance(name);
		// ok: java-weak-hash
		MessageDigest fourth = MessageDigest.getInstance("SHA-256");
		// ok: java-weak-hash
		String good = DigestUtils.sha256Hex(content);
		// ok: java-weak-hash
		return MessageDigest.getInstance("SHA3-512").digest(content);
	}
}
