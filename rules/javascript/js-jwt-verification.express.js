const fs = require("fs");
const express = require("express");
const jwt = require("jsonwebtoken");

const app = express();
const publicKey = fs.readFileSync("public.pem");

function currentUser(req) {
	const token = req.headers.authorization?.split(" ")[1];
	// ruleid: js-jwt-verification
	return jwt.decode(token);
}

app.get("/me", (req, res) => {
	const parts = { token: req.cookies.token };
	// ruleid: js-jwt-verification
	const payload = JSON.parse(Buffer.from(parts.token.split(".")[1], "base64").toString());
	res.json({ id: payload.sub, other: currentUser(req) });
});

app.get("/admin", (req, res) => {
	// ruleid: js-jwt-verification
	const user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ["HS256", "none"] });
	// ruleid: js-jwt-verification
	const again = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { ignoreExpiration: true });
	// ruleid: js-jwt-verification
	const third = jwt.verify(req.cookies.token, publicKey);
	res.json([user, again, third]);
});

// ruleid: js-jwt-verification
const requireLogin = (req, res, next) => {
	const token = req.cookies.token;
	if (!token) return res.status(401).json({ error: "Please sign in" });
	next();
};

// ruleid: js-jwt-verification
function requireToken(req, res, next) {
	if (!req.headers.authorization) {
		return res.status(401).end();
	}
	next();
}

function requireAuth(req, res, next) {
	const token = req.cookies.token;
	if (!token) return res.status(401).end();
	// ok: js-jwt-verification
	req.user = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
	next();
}

function verifyWithKey(token, findKey) {
	// ok: js-jwt-verification
	const { header } = jwt.decode(token, { complete: true });
	// ok: js-jwt-verification
	return jwt.verify(token, findKey(header.kid), { algorithms: ["RS256"] });
}

function verifyPublic(token) {
	// ok: js-jwt-verification
	return jwt.verify(token, publicKey, { algorithms: ["RS256"], issuer: "https://auth.example.com" });
}

// ok: js-jwt-verification
const parsed = JSON.parse(Buffer.from(process.env.SETTINGS, "base64").toString());
module.exports = { app, requireAuth, requireLogin, requireToken, verifyPublic, verifyWithKey, parsed };
