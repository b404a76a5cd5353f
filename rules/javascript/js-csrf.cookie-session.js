const express = require("express");
const cookieSession = require("cookie-session");

const app = express();
// ruleid: js-csrf
app.use(cookieSession({ name: "session", keys: [process.env.KEY], secure: true }));
app.put("/settings", (req, res) => {
	req.session.settings = req.body;
	res.json({ ok: true });
});
