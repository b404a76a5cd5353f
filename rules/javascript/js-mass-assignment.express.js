const express = require("express");
const { z } = require("zod");
const User = require("./models/user");
const prisma = require("./prisma");

const router = express.Router();

router.post("/users", async (req, res) => {
	// ruleid: js-mass-assignment
	const user = await User.create(req.body);
	res.status(201).json({ id: user.id });
});

router.put("/users/:id", async (req, res) => {
	// ruleid: js-mass-assignment
	const user = await User.findByIdAndUpdate(req.params.id, req.body, { new: true });
	res.json({ id: user.id });
});

router.patch("/profile", async (req, res) => {
	const change = { data: { ...req.body, updatedAt: new Date() } };
	// ruleid: js-mass-assignment
	const profile = await prisma.profile.update({ where: { userId: req.user.id }, data: change.data });
	res.json({ id: profile.id });
});

function saveUser(values) {
	// ruleid: js-mass-assignment
	return new User(values).save();
}

router.post("/register", async (req, res) => {
	const user = await saveUser(req.body);
	res.json({ id: user.id });
});

router.post("/safe/users", async (req, res) => {
	const { name, email } = req.body;
	// ok: js-mass-assignment
	const user = await User.create({ name, email });
	res.status(201).json({ id: user.id });
});

const NewUser = z.object({ name: z.string(), email: z.string().email() });

router.post("/safe/parsed", async (req, res) => {
	// ok: js-mass-assignment
	const user = await User.create(NewUser.parse(req.body));
	res.status(201).json({ id: user.id });
});

router.post("/safe/field", async (req, res) => {
	// ok: js-mass-assignment
	await prisma.note.create({ data: { text: req.body.text, userId: req.user.id } });
	res.status(201).end();
});
