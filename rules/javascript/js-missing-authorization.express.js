const express = require("express");
const { requireAuth, requireRole } = require("./middleware/auth");
const Invoice = require("./models/invoice");
const prisma = require("./prisma");
const pool = require("./db");

const router = express.Router();

router.get("/invoices/:id", requireAuth, async (req, res) => {
	// ruleid: js-missing-authorization
	const invoice = await Invoice.findById(req.params.id);
	res.json(invoice);
});

router.put("/orders/:id", requireAuth, async (req, res) => {
	// ruleid: js-missing-authorization
	const order = await prisma.order.update({ where: { id: req.params.id }, data: { note: req.body.note } });
	res.json(order);
});

router.delete("/messages/:id", requireAuth, async (req, res) => {
	// ruleid: js-missing-authorization
	await pool.query("DELETE FROM messages WHERE id = $1", [req.params.id]);
	res.status(204).end();
});

router.get("/safe/invoices/:id", requireAuth, async (req, res) => {
	// ok: js-missing-authorization
	const invoice = await Invoice.findOne({ _id: req.params.id, owner: req.user.id });
	res.json(invoice);
});

router.get("/safe/documents/:id", requireAuth, async (req, res) => {
	// ok: js-missing-authorization
	const document = await Invoice.findById(req.params.id);
	if (String(document.owner) !== req.user.id) return res.status(404).end();
	res.json(document);
});

router.get("/products/:id", requireAuth, async (req, res) => {
	// ok: js-missing-authorization
	res.json(await prisma.product.findUnique({ where: { id: req.params.id } }));
});

router.get("/reports/:id", requireAuth, requireRole("auditor"), async (req, res) => {
	// ok: js-missing-authorization
	res.json(await Invoice.findById(req.params.id));
});

// ruleid: js-unguarded-admin-route
router.delete("/admin/users/:id", async (req, res) => {
	await prisma.user.delete({ where: { id: Number(req.params.id) } });
	res.status(204).end();
});

// ruleid: js-unguarded-admin-route
router.get("/admin/users", listUsers);

// ok: js-unguarded-admin-route
router.post("/admin/users", requireRole("admin"), async (req, res) => res.status(201).end());

// ok: js-unguarded-admin-route
router.get("/health", (req, res) => res.json({ ok: true }));

function listUsers(req, res) {
	res.json([]);
}
