const crypto = require("crypto");
const express = require("express");
const User = require("./models/user");

const router = express.Router();

function generateOtp() {
	// ruleid: js-weak-random
	return Math.floor(100000 + Math.random() * 900000).toString();
}

function generateToken(length) {
	const chars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	let result = "";
	for (let i = 0; i < length; i++) {
		result += chars.charAt(Math.floor(Math.random() * chars.length));
	}
	// ruleid: js-weak-random
	return result;
}

router.post("/forgot", async (req, res) => {
	const user = await User.findOne({ email: String(req.body.email) });
	// ruleid: js-weak-random
	user.resetToken = Math.random().toString(36).substring(2);
	await user.save();
	res.json({ ok: true });
});

// ruleid: js-weak-random
const sessionId = `${Date.now()}-${Math.random().toString(16).slice(2)}`;

// ruleid: js-weak-random
const createInviteCode = () => Math.random().toString(36).slice(2, 10).toUpperCase();

function randomText() {
	return Math.random().toString(36).slice(2);
}

function register(email) {
	// ruleid: js-weak-random
	return { email, verificationToken: randomText() };
}

function store(email, options) {
	const parts = { raw: Math.random() * 1e6 };
	// ruleid: js-weak-random
	const otp = Math.round(parts.raw);
	// ruleid: js-weak-random
	return { email, otp, ...options };
}

function generateSafeToken() {
	// ok: js-weak-random
	return crypto.randomBytes(32).toString("hex");
}

function generateSafeOtp() {
	// ok: js-weak-random
	return crypto.randomInt(100000, 1000000).toString();
}

function shuffle(items) {
	// ok: js-weak-random
	return items.sort(() => Math.random() - 0.5);
}

function randomColor() {
	// ok: js-weak-random
	const hue = Math.floor(Math.random() * 360);
	// ok: js-weak-random
	return { hue, tokenCount: Math.floor(Math.random() * 10) };
}
