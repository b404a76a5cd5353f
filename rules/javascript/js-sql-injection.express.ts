import express, { type Request, type Response } from "express";
import mysql from "mysql2/promise";
import { Pool } from "pg";

const app = express();
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const connection = mysql.createPool({ uri: process.env.MYSQL_URL });

app.get("/users", async (req: Request, res: Response) => {
	const { name } = req.query;
	// ruleid: js-sql-injection
	const result = await pool.query(`SELECT id, email FROM users WHERE name = '${name}'`);
	res.json(result.rows);
});

app.post("/login", async (req: Request, res: Response) => {
	const { username, password } = req.body;
	const sql = "SELECT * FROM users WHERE username = '" + username + "' AND password = '" + password + "'";
	// ruleid: js-sql-injection
	const [rows] = await connection.execute(sql);
	res.json(rows);
});

// The value travels through a field of an object.
app.get("/orders", async (req: Request, res: Response) => {
	const filter = { status: req.query.status as string, table: "orders" };
	// ruleid: js-sql-injection
	const result = await pool.query({ text: "SELECT * FROM orders WHERE status = '" + filter.status + "'" });
	res.json(result.rows);
});

// The value travels through a helper function.
function buildProductQuery(category: string, sort: string) {
	return `SELECT * FROM products WHERE category = $1 ORDER BY ${sort}`;
}

app.get("/products", async (req: Request, res: Response) => {
	const sql = buildProductQuery(String(req.query.category), String(req.query.sort));
	// ruleid: js-sql-injection
	const result = await pool.query(sql, [req.query.category]);
	res.json(result.rows);
});

async function findCustomer(email: string) {
	// ruleid: js-sql-injection
	return pool.query("SELECT * FROM customers WHERE email = '" + email + "'");
}

app.get("/customers/:email", async (req: Request, res: Response) => {
	res.json(await findCustomer(req.params.email));
});

app.get("/safe/users", async (req: Request, res: Response) => {
	// ok: js-sql-injection
	const result = await pool.query("SELECT id, email FROM users WHERE name = $1", [req.query.name]);
	res.json(result.rows);
});

app.get("/safe/page", async (req: Request, res: Response) => {
	const limit = Number.parseInt(req.query.limit as string, 10) || 20;
	// ok: js-sql-injection
	const result = await pool.query(`SELECT id FROM users LIMIT ${limit}`);
	res.json(result.rows);
});

const SORTABLE = ["name", "price", "created_at"];

app.get("/safe/products", async (req: Request, res: Response) => {
	const sort = req.query.sort as string;
	if (!SORTABLE.includes(sort)) {
		return res.status(400).json({ error: "Unknown sort column" });
	}
	// ok: js-sql-injection
	const result = await pool.query(`SELECT * FROM products ORDER BY ${sort}`);
	res.json(result.rows);
});

app.get("/safe/report", async (_req: Request, res: Response) => {
	const table = "reports";
	// ok: js-sql-injection
	const [rows] = await connection.query(`SELECT * FROM ${table} WHERE done = 1`);
	res.json(rows);
});
