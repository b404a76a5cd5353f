const express = require("express");
const session = require("express-session");

const app = express();
// ok: js-csrf
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, sameSite: "lax" } }));
app.post("/email", (req, res) => res.json({ ok: true }));
