const express = require("express");
const session = require("express-session");
const { doubleCsrf } = require("csrf-csrf");

const app = express();
const { doubleCsrfProtection } = doubleCsrf({ getSecret: () => process.env.CSRF_SECRET });
// ok: js-csrf
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true } }));
app.use(doubleCsrfProtection);
app.post("/email", (req, res) => res.json({ ok: true }));
