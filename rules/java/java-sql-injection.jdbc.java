import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

public class Users extends HttpServlet {
	private final Connection connection = Database.open();
	private JdbcTemplate jdbc;

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
		Statement statement = connection.createStatement();
		String name = request.getParameter("name");
		// ruleid: java-sql-injection
		ResultSet found = statement.executeQuery("SELECT * FROM users WHERE name = '" + name + "'");
		StringBuilder sql = new StringBuilder("SELECT * FROM orders WHERE city = '");
		sql.append(request.getHeader("X-City")).append("'");
		// ruleid: java-sql-injection
		statement.execute(sql.toString());
		// ruleid: java-sql-injection
		connection.prepareStatement(where("mail", name)).executeQuery();
	}

	private static String where(String column, String value) {
		return String.format("SELECT * FROM users WHERE %s = '%s'", column, value);
	}

	@GetMapping("/orders")
	public List<Order> orders(@RequestParam("status") String status, @RequestParam int page) {
		List<Object> none = new ArrayList<>();
		// ruleid: java-sql-injection
		jdbc.query("SELECT * FROM orders WHERE status = '" + status + "'", mapper);
		// ok: java-sql-injection
		jdbc.query("SELECT * FROM orders WHERE status = ?", mapper, status);
		// ok: java-sql-injection
		return jdbc.query("SELECT * FROM orders LIMIT 20 OFFSET " + page * 20, mapper);
	}

	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
		PreparedStatement safe = connection.prepareStatement("SELECT * FROM users WHERE name = ?");
		safe.setString(1, request.getParameter("name"));
		// ok: java-sql-injection
		safe.executeQuery();
		int id = Integer.parseInt(request.getParameter("id"));
		// ok: java-sql-injection
		connection.createStatement().executeQuery("SELECT * FROM users WHERE id = " + id);
		Map<String, String> values = new HashMap<>();
		values.put("theirs", request.getParameter("name"));
		values.put("ours", "admin");
		// ok: java-sql-injection
		connection.createStatement().executeQuery("SELECT * FROM users WHERE name = '" + values.get("ours") + "'");
		// ruleid: java-sql-injection
		connection.createStatement().executeQuery("SELECT * FROM users WHERE name = '" + values.get("theirs") + "'");
	}
}
