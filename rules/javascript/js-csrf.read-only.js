const express = require("express");
const session = require("express-session");

const app = express();
// ok: js-csrf
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true } }));
app.get("/", (req, res) => res.json({ visits: req.session.visits }));
