const express = require("express");
const { randomUUID } = require("crypto");
const logger = require("./logger");
const Order = require("./models/order");

const app = express();

app.get("/orders", async (req, res) => {
	try {
		res.json(await Order.find());
	} catch (err) {
		// ruleid: js-error-exposure
		res.status(500).json({ message: "Something failed", stack: err.stack });
	}
});

app.get("/orders/:id", async (req, res) => {
	try {
		res.json(await Order.findById(req.params.id));
	} catch (error) {
		// ruleid: js-error-exposure
		res.status(500).send(error);
	}
});

app.post("/orders", (req, res) => {
	Order.create({ total: Number(req.body.total) })
		.then((order) => res.json(order))
		.catch((error) => {
			// ruleid: js-error-exposure
			res.status(500).json({ success: false, error });
		});
});

app.put("/orders/:id", async (req, res) => {
	try {
		res.json(await Order.updateOne({ _id: String(req.params.id) }, { done: true }));
	} catch (err) {
		// ruleid: js-error-message-exposure
		res.status(500).json({ error: err.message });
	}
});

app.delete("/orders/:id", async (req, res) => {
	try {
		await Order.deleteOne({ _id: String(req.params.id) });
		res.status(204).end();
	} catch (err) {
		// ruleid: js-error-message-exposure
		res.status(500).send(`Could not delete: ${err.message}`);
	}
});

app.use((err, req, res, next) => {
	// ruleid: js-error-exposure
	res.status(err.status || 500).send("<pre>" + err.stack + "</pre>");
});

app.use((err, req, res, next) => {
	const id = randomUUID();
	logger.error({ err, id }, "request failed");
	// ok: js-error-exposure, js-error-message-exposure
	res.status(500).json({ error: "Internal error", id });
});

app.use((err, req, res, next) => {
	// ok: js-error-exposure
	res.status(500).json({ error: "Internal error", stack: process.env.NODE_ENV === "development" ? err.stack : undefined });
});

app.get("/safe/orders", async (req, res) => {
	try {
		res.json(await Order.find());
	} catch (err) {
		logger.error(err.stack);
		// ok: js-error-exposure, js-error-message-exposure
		res.status(500).send("Internal error");
	}
});

app.get("/safe/validation", async (req, res) => {
	try {
		res.json(await Order.find());
	} catch (err) {
		// ok: js-error-message-exposure
		res.status(400).json({ error: err.message });
	}
});
