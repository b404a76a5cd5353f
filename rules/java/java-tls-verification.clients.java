import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.HttpClients;

class TrustAll implements X509TrustManager {
	public void checkClientTrusted(X509Certificate[] chain, String type) {}

	// ruleid: java-tls-verification
	public void checkServerTrusted(X509Certificate[] chain, String type) {}

	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}
}

class Pinned implements X509TrustManager {
	public void checkClientTrusted(X509Certificate[] chain, String type) {}

	// ok: java-tls-verification
	public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
		if (!chain[0].equals(known)) throw new CertificateException("unknown");
	}

	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}
}

class Clients {
	void connection(HttpsURLConnection connection) {
		// ruleid: java-tls-verification
		connection.setHostnameVerifier((host, session) -> true);
		// ok: java-tls-verification
		connection.setHostnameVerifier((host, session) -> host.equals("internal.example.org"));
	}

	void apache() {
		// ruleid: java-tls-verification
		HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();
		// ok: java-tls-verification
		HttpClients.custom().build();
	}

	void okhttp(OkHttpClient.Builder builder) {
		// ruleid: java-tls-verification
		builder.hostnameVerifier((host, session) -> true);
		// ok: java-tls-verification
		builder.followRedirects(false);
	}

	void netty(SslContextBuilder builder) {
		// ruleid: java-tls-verification
		builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
	}
}
