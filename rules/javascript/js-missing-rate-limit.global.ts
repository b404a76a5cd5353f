import express from "express";
import rateLimit from "express-rate-limit";
import { login } from "./auth";

const app = express();
app.use(rateLimit({ windowMs: 60_000, limit: 60 }));

// ok: js-missing-rate-limit
app.post("/signin", login);
