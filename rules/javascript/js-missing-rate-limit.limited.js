const express = require("express");
const rateLimit = require("express-rate-limit");
const auth = require("./controllers/auth");

const app = express();
const loginLimiter = rateLimit({ windowMs: 60_000, limit: 5 });

// ok: js-missing-rate-limit
app.post("/login", loginLimiter, auth.login);

// ok: js-missing-rate-limit
app.post("/reset-password", rateLimit({ windowMs: 60_000, limit: 3 }), auth.reset);
