import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.http.HttpServletRequest;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;

class Directory {
	private DirContext context;
	private LdapTemplate template;
	private final SearchControls controls = new SearchControls();

	void find(HttpServletRequest request) throws Exception {
		String user = request.getParameter("user");
		// ruleid: java-ldap-injection
		context.search("ou=people", "(uid=" + user + ")", controls);
		String filter = String.format("(&(uid=%s)(active=true))", user);
		// ruleid: java-ldap-injection
		template.search("ou=people", filter, mapper);
		new Lookup().byMail(context, request.getHeader("X-Mail"));
		// ok: java-ldap-injection
		context.search("ou=people", "(uid={0})", new Object[] {user}, controls);
		// ok: java-ldap-injection
		context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(user) + ")", controls);
		// ok: java-ldap-injection
		context.search("ou=people", "(active=true)", controls);
	}

	static class Lookup {
		void byMail(DirContext where, String mail) throws Exception {
			// ruleid: java-ldap-injection
			where.search("ou=people", "(mail=" + mail + ")", null);
		}
	}
}
