const express = require("express");
const winston = require("winston");

const logger = winston.createLogger({ transports: [new winston.transports.Console()] });
const app = express();
app.use(express.json());

app.post("/login", (req, res) => {
	const { username } = req.body;
	// ruleid: js-log-injection
	logger.info(`Login attempt for user: ${username}`);
	// ruleid: js-log-injection
	console.log("Login attempt for", username);
	res.json({ ok: true });
});

app.get("/items/:id", (req, res) => {
	const context = { id: req.params.id };
	// ruleid: js-log-injection
	console.error("Item not found: " + context.id);
	res.status(404).end();
});

function audit(action, detail) {
	// ruleid: js-log-injection
	logger.warn(action + ": " + detail);
}

app.delete("/users/:name", (req, res) => {
	audit("delete", req.params.name);
	res.status(204).end();
});

app.post("/safe/login", (req, res) => {
	const { username } = req.body;
	// ok: js-log-injection
	logger.info("Login attempt", { username });
	// ok: js-log-injection
	logger.info(`Login attempt for ${JSON.stringify(username)}`);
	const clean = String(username).replace(/[\r\n]/g, "");
	// ok: js-log-injection
	console.log(`Login attempt for ${clean}`);
	res.json({ ok: true });
});

app.get("/safe/items/:id", (req, res) => {
	const id = Number(req.params.id);
	// ok: js-log-injection
	console.log(`Loading item ${id}`);
	// ok: js-log-injection
	console.log("Listening on port", 3000);
	res.end();
});
