const express = require("express");
const cors = require("cors");

const app = express();

// ruleid: js-cors-any-origin
app.use(cors({ origin: true, credentials: true }));
// ruleid: js-cors-any-origin
app.use(cors({ origin: "*", credentials: true }));
// ruleid: js-cors-any-origin
app.use(cors({ credentials: true, origin: (origin, callback) => callback(null, true) }));

app.use((req, res, next) => {
	// ruleid: js-cors-misconfiguration
	res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
	res.setHeader("Access-Control-Allow-Credentials", "true");
	next();
});

app.use((req, res, next) => {
	const cors = { origin: req.get("Origin") || "*" };
	// ruleid: js-cors-misconfiguration
	res.header("Access-Control-Allow-Origin", cors.origin);
	next();
});

function allow(res, origin) {
	// ruleid: js-cors-misconfiguration
	res.set("Access-Control-Allow-Origin", origin);
}

app.options("/data", (req, res) => {
	allow(res, req.headers.origin);
	res.status(204).end();
});

const ALLOWED_ORIGINS = ["https://app.example.com"];

app.use((req, res, next) => {
	const origin = req.headers.origin;
	if (ALLOWED_ORIGINS.includes(origin)) {
		// ok: js-cors-misconfiguration
		res.setHeader("Access-Control-Allow-Origin", origin);
	}
	next();
});

app.use((req, res, next) => {
	// ok: js-cors-misconfiguration
	res.setHeader("Access-Control-Allow-Origin", "https://app.example.com");
	// ok: js-cors-misconfiguration
	res.setHeader("X-Caller", req.headers.origin);
	next();
});

// ok: js-cors-any-origin
app.use(cors({ origin: ["https://app.example.com"], credentials: true }));
// ok: js-cors-any-origin
app.use(cors({ origin: process.env.APP_ORIGIN, credentials: true }));
// ok: js-cors-any-origin
app.use(cors({ origin: "*" }));
