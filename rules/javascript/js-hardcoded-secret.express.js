const express = require("express");
const session = require("express-session");
const jwt = require("jsonwebtoken");
const crypto = require("crypto");
const { Pool } = require("pg");
const mysql = require("mysql2");
const nodemailer = require("nodemailer");
const OpenAI = require("openai");

const JWT_SECRET = "my-super-secret-key";
const app = express();

// ruleid: js-hardcoded-secret
app.use(session({ secret: "keyboard cat", resave: false, saveUninitialized: false }));

function issue(user) {
	// ruleid: js-hardcoded-secret
	return jwt.sign({ id: user.id }, JWT_SECRET, { expiresIn: "1h" });
}

// ruleid: js-hardcoded-secret
const config = { jwt: { secret: "changeme" } };
// ruleid: js-hardcoded-secret
module.exports = { port: 3000, jwtSecret: "another-secret", db: config };

function issueFromConfig(user) {
	return jwt.sign({ id: user.id }, config.jwt.secret);
}

// ruleid: js-hardcoded-secret
const pool = new Pool({ host: "localhost", user: "app", password: "password123", database: "app" });

// ruleid: js-hardcoded-secret
const connection = mysql.createConnection({ host: "localhost", user: "root", password: "root" });

// ruleid: js-hardcoded-secret
const mailer = nodemailer.createTransport({ service: "gmail", auth: { user: "me@example.com", pass: "hunter2" } });

// ruleid: js-hardcoded-secret
const openai = new OpenAI({ apiKey: "your-api-key-here" });

// ruleid: js-hardcoded-secret
const signature = crypto.createHmac("sha256", "webhook-secret").update("body").digest("hex");

// ruleid: js-secret-fallback
const sessionSecret = process.env.SESSION_SECRET || "dev-secret";
// ruleid: js-secret-fallback
const dbPassword = process.env.DB_PASSWORD ?? "postgres";

app.post("/admin", (req, res) => {
	// ruleid: js-hardcoded-password-check
	if (req.body.username === "admin" && req.body.password === "admin123") {
		return res.json({ ok: true });
	}
	res.status(401).end();
});

function issueSafely(user) {
	// ok: js-hardcoded-secret
	return jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: "1h" });
}

// ok: js-hardcoded-secret
const safePool = new Pool({ host: "localhost", user: "app", password: process.env.DB_PASSWORD, database: "app" });
// ok: js-hardcoded-secret
const localConnection = mysql.createConnection({ host: "localhost", user: "root", password: "" });
// ok: js-secret-fallback
const port = process.env.PORT || "3000";
// ok: js-secret-fallback
const tokenUrl = process.env.TOKEN_URL || "https://auth.example.com/token";
// ok: js-secret-fallback
const apiKey = process.env.API_KEY || "";

function validate(form) {
	// ok: js-hardcoded-password-check
	if (form.password === "") return "Password is required";
	// ok: js-hardcoded-password-check
	if (form.type === "password") return "hidden";
	// ok: js-hardcoded-password-check
	return form.password === form.confirmation ? "same" : "different";
}
