import express from "express";
import escapeRegExp from "lodash/escapeRegExp";

const app = express();

export function isEmail(text: string) {
	// ruleid: js-redos
	return /^([a-zA-Z0-9]+)+@example\.com$/.test(text);
}

export function isList(text: string) {
	const rules = {
		// ruleid: js-redos
		list: /^(\w+\s?)*$/,
	};
	return rules.list.test(text);
}

// ruleid: js-redos
export const repeated = new RegExp("^(a+)+$");

app.get("/search", (req, res) => {
	// ruleid: js-regex-injection
	const pattern = new RegExp(req.query.q as string, "i");
	res.json(["alpha", "beta"].filter((word) => pattern.test(word)));
});

app.get("/users", async (req, res) => {
	const filter = { name: { text: req.query.name } };
	// ruleid: js-regex-injection
	res.json(await User.find({ name: { $regex: filter.name.text, $options: "i" } }));
});

function matcher(text: string) {
	// ruleid: js-regex-injection
	return new RegExp(`^${text}`);
}

app.get("/prefix/:text", (req, res) => {
	res.json(["alpha", "beta"].filter((word) => matcher(req.params.text).test(word)));
});

app.get("/safe/search", (req, res) => {
	// ok: js-regex-injection
	const pattern = new RegExp(escapeRegExp(req.query.q as string), "i");
	res.json(["alpha", "beta"].filter((word) => pattern.test(word)));
});

app.get("/safe/escaped", (req, res) => {
	const safe = String(req.query.q).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	// ok: js-regex-injection
	res.json(["alpha"].filter((word) => new RegExp(safe).test(word)));
});

app.get("/safe/includes", (req, res) => {
	// ok: js-regex-injection
	res.json(["alpha"].filter((word) => word.includes(String(req.query.q))));
});

export function isSlug(text: string) {
	// ok: js-redos
	return /^[a-z0-9-]{1,64}$/.test(text);
}

export function isDate(text: string) {
	// ok: js-redos
	return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

// ok: js-redos
export const word = new RegExp("^[a-z]+$");
