const express = require("express");
const { ObjectId } = require("mongodb");
const { z } = require("zod");
const User = require("./models/user");
const { getDb } = require("./db");

const router = express.Router();

router.post("/login", async (req, res) => {
	const { username, password } = req.body;
	// ruleid: js-nosql-injection
	const user = await User.findOne({ username, password });
	if (!user) return res.status(401).json({ error: "Invalid credentials" });
	res.json({ id: user.id });
});

router.post("/reset", async (req, res) => {
	const criteria = { resetToken: req.body.token };
	// ruleid: js-nosql-injection
	const user = await User.findOneAndUpdate(criteria, { $set: { resetToken: null } });
	res.json({ ok: Boolean(user) });
});

router.get("/search", async (req, res) => {
	const db = await getDb();
	// ruleid: js-nosql-injection
	const items = await db.collection("items").find(req.query).toArray();
	res.json(items);
});

function byEmail(email) {
	return { email: email, active: true };
}

router.post("/subscribe", async (req, res) => {
	const filter = byEmail(req.body.email);
	// ruleid: js-nosql-injection
	const existing = await User.findOne(filter);
	res.json({ exists: Boolean(existing) });
});

router.post("/js", async (req, res) => {
	const db = await getDb();
	// ruleid: js-nosql-injection
	const rows = await db.collection("items").find({ $where: "this.price < " + req.body.max }).toArray();
	res.json(rows);
});

router.post("/safe/login", async (req, res) => {
	const { username } = req.body;
	if (typeof username !== "string") return res.status(400).end();
	// ok: js-nosql-injection
	const user = await User.findOne({ username });
	res.json({ found: Boolean(user) });
});

router.post("/safe/eq", async (req, res) => {
	// ok: js-nosql-injection
	const user = await User.findOne({ email: { $eq: req.body.email } });
	// ok: js-nosql-injection
	const other = await User.findOne({ email: String(req.body.email) });
	res.json({ found: Boolean(user || other) });
});

const Login = z.object({ username: z.string(), password: z.string() });

router.post("/safe/schema", async (req, res) => {
	const input = Login.parse(req.body);
	// ok: js-nosql-injection
	const user = await User.findOne({ username: input.username });
	res.json({ found: Boolean(user) });
});

router.get("/safe/:id", async (req, res) => {
	const db = await getDb();
	// ok: js-nosql-injection
	const item = await db.collection("items").findOne({ _id: new ObjectId(req.params.id) });
	const items = [item];
	// ok: js-nosql-injection
	res.json(items.find((entry) => entry.name === req.query.name));
});
