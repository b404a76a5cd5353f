const express = require("express");
const jwt = require("jsonwebtoken");
const logger = require("./logger");

const app = express();

app.post("/login", async (req, res) => {
	const { email, password } = req.body;
	// ruleid: js-sensitive-log
	console.log("Login:", email, password);
	const token = jwt.sign({ email }, process.env.JWT_SECRET);
	// ruleid: js-sensitive-log
	logger.debug(`Issued ${token}`);
	res.json({ token });
});

function show(user) {
	// ruleid: js-sensitive-log
	console.log(user.resetToken);
	// ruleid: js-sensitive-log
	logger.info("Key: " + user.apiKey);
}

app.post("/safe/login", async (req, res) => {
	const { email, password } = req.body;
	// ok: js-sensitive-log
	logger.info("login attempt", { length: password.length });
	// ok: js-sensitive-log
	console.log("Password changed");
	// ok: js-sensitive-log
	console.log("Tokens used:", req.usage.totalTokens);
	res.json({ ok: Boolean(email), show: show.name });
});
