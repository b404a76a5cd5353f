const express = require("express");
const session = require("express-session");
const lusca = require("lusca");

const app = express();
// ok: js-csrf
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true } }));
app.use((req, res, next) => {
	if (req.path === "/api/upload") return next();
	return lusca.csrf()(req, res, next);
});
app.post("/email", (req, res) => res.json({ ok: true }));
