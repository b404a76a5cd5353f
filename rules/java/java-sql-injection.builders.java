import org.jdbi.v3.core.Handle;
import org.jooq.DSLContext;
import org.springframework.web.reactive.function.server.ServerRequest;

class Builders {
	void jooq(ServerRequest request, DSLContext db) {
		String name = request.pathVariable("name");
		// ruleid: java-sql-injection
		db.fetch("SELECT * FROM users WHERE name = '" + name + "'");
		// ok: java-sql-injection
		db.fetch("SELECT * FROM users WHERE name = ?", name);
	}

	void jdbi(ServerRequest request, Handle handle) {
		String name = request.pathVariable("name");
		// ruleid: java-sql-injection
		handle.createQuery("SELECT * FROM users WHERE name = '" + name + "'");
		// ok: java-sql-injection
		handle.createQuery("SELECT * FROM users WHERE name = :name").bind("name", name);
	}
}
