const crypto = require("crypto");
const express = require("express");
const stripe = require("stripe")(process.env.STRIPE_KEY);
const Order = require("./models/order");

const app = express();

// ruleid: js-webhook-signature
app.post("/webhook", express.json(), async (req, res) => {
	const event = req.body;
	if (event.type === "payment_intent.succeeded") {
		await Order.updateOne({ _id: String(event.data.object.metadata.orderId) }, { paid: true });
	}
	res.json({ received: true });
});

function markPaid(order) {
	return Order.updateOne({ _id: String(order.id) }, { paid: true });
}

// ruleid: js-webhook-signature
app.post("/api/webhooks/payments", async (req, res) => {
	await markPaid(req.body.order);
	res.sendStatus(200);
});

// ruleid: js-webhook-signature
app.post("/github-webhook", function (req, res) {
	const push = { branch: req.body.ref };
	res.json(push);
});

// ok: js-webhook-signature
app.post("/stripe/webhook", express.raw({ type: "application/json" }), (req, res) => {
	const event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], process.env.STRIPE_WEBHOOK_KEY);
	res.json({ received: event.id });
});

// ok: js-webhook-signature
app.post("/hooks/webhook", (req, res) => {
	const expected = crypto.createHmac("sha256", process.env.HOOK_KEY).update(req.rawBody).digest();
	const given = Buffer.from(req.get("x-signature"), "hex");
	if (!crypto.timingSafeEqual(expected, given)) return res.status(401).end();
	res.json(req.body);
});

// ok: js-webhook-signature
app.post("/webhooks", verifySignature, (req, res) => res.json(req.body));

function verifySignature(req, res, next) {
	next();
}
