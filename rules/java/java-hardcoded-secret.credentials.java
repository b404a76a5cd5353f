import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;

class Credentials {
	// ruleid: java-hardcoded-secret
	private static final String API_KEY = "ak9f3kd82Kfh3Qwe1";
	// ok: java-hardcoded-secret
	private static final String API_KEY_HEADER = "X-Api-Key1";
	// ok: java-hardcoded-secret
	private static final String password = "changeme1A";

	Connection connect(String url) throws Exception {
		// ruleid: java-hardcoded-secret
		return DriverManager.getConnection(url, "app", "s3cr3tPass");
	}

	Connection fromEnvironment(String url) throws Exception {
		// ok: java-hardcoded-secret
		return DriverManager.getConnection(url, "app", System.getenv("DB_PASSWORD"));
	}

	Algorithm sign() {
		// ruleid: java-hardcoded-secret
		return Algorithm.HMAC256("my-signing-key-1");
	}

	Algorithm signWith(String key) {
		// ok: java-hardcoded-secret
		return Algorithm.HMAC256(key);
	}

	SecretKeySpec key() {
		// ruleid: java-hardcoded-secret
		return new SecretKeySpec("0123456789abcdef".getBytes(StandardCharsets.UTF_8), "AES");
	}

	void call(HttpHeaders headers, String token) {
		// ruleid: java-hardcoded-secret
		headers.setBearerAuth("tok_9f8e7d6c5b");
		// ok: java-hardcoded-secret
		headers.setBearerAuth(token);
	}
}
