const express = require("express");
const session = require("express-session");

const app = express();
// ruleid: js-insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: true }));

app.post("/login", (req, res) => {
	const token = createToken(req.body);
	// ruleid: js-insecure-cookie
	res.cookie("token", token);
	// ruleid: js-insecure-cookie
	res.cookie("refreshToken", token, { maxAge: 86_400_000 });
	// ruleid: js-insecure-cookie
	res.cookie("session", token, { httpOnly: false, secure: true });
	res.json({ ok: true });
});

function setAuthCookie(res, value) {
	// ruleid: js-insecure-cookie
	res.cookie("auth", value, { httpOnly: true });
}

app.post("/safe/login", (req, res) => {
	const token = createToken(req.body);
	// ok: js-insecure-cookie
	res.cookie("token", token, { httpOnly: true, secure: true, sameSite: "lax" });
	// ok: js-insecure-cookie
	res.cookie("session", token, { secure: process.env.NODE_ENV === "production", httpOnly: true });
	// ok: js-insecure-cookie
	res.cookie("theme", "dark");
	setAuthCookie(res, token);
	res.json({ ok: true });
});

// ok: js-insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, sameSite: "lax" } }));

function createToken(body) {
	return JSON.stringify(body);
}
