import express from "express";
import { authenticateToken } from "./auth";
import { Account, Note } from "./models";

const app = express();

app.get("/api/accounts/:id", authenticateToken, async (req, res) => {
	// ruleid: js-missing-authorization
	const account = await Account.findByPk(req.params.id);
	const view = { balance: account.balance };
	res.json(view);
});

app.get("/api/notes/:id", authenticateToken, async (req, res) => {
	// ok: js-missing-authorization
	const note = await Note.findOne({ where: { id: req.params.id, userId: req.user.id } });
	res.json(note);
});

// ruleid: js-unguarded-admin-route
app.post("/api/admin/reset", async (_req, res) => {
	await Account.truncate();
	res.json({ ok: true });
});

// ok: js-unguarded-admin-route
app.get("/api/admin/stats", async (req, res) => {
	if (!req.user.isAdmin) return res.status(403).end();
	res.json({ accounts: await Account.count() });
});
