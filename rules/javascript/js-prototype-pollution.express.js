const express = require("express");
const _ = require("lodash");
const { z } = require("zod");

const app = express();
app.use(express.json());
const defaults = { theme: "light", notifications: { email: true } };
const settings = {};

app.post("/settings", (req, res) => {
	const options = {};
	// ruleid: js-prototype-pollution
	_.merge(options, defaults, req.body);
	res.json(options);
});

app.patch("/settings", (req, res) => {
	const change = { path: req.body.path, value: req.body.value };
	// ruleid: js-prototype-pollution
	_.set(settings, change.path, change.value);
	res.json(settings);
});

app.put("/users/:id/:key", (req, res) => {
	const { id, key } = req.params;
	// ruleid: js-prototype-pollution
	settings[id][key] = req.body.value;
	res.json({ ok: true });
});

function deepMerge(target, source) {
	for (const key in source) {
		if (typeof source[key] === "object") {
			if (!target[key]) target[key] = {};
			// ruleid: js-recursive-merge, js-prototype-pollution
			deepMerge(target[key], source[key]);
		} else {
			target[key] = source[key];
		}
	}
	return target;
}

app.post("/profile", (req, res) => {
	// ruleid: js-prototype-pollution
	res.json(deepMerge({ role: "user" }, req.body));
});

function applyChanges(changes) {
	// ruleid: js-prototype-pollution
	return _.defaultsDeep({}, changes);
}

app.post("/apply", (req, res) => {
	res.json(applyChanges(req.body));
});

const mergeOptions = (target, source) => {
	Object.keys(source).forEach((key) => {
		if (source[key] instanceof Object) {
			// ruleid: js-recursive-merge
			mergeOptions(target[key], source[key]);
		}
		target[key] = source[key];
	});
};

const extendAll = function (into, from) {
	for (let key in from) {
		if (typeof from[key] === "object" && from[key] !== null) {
			into[key] = into[key] || {};
			// ruleid: js-recursive-merge
			extendAll(into[key], from[key]);
		} else {
			into[key] = from[key];
		}
	}
};

function safeMerge(target, source) {
	for (const key of Object.keys(source)) {
		if (key === "__proto__" || key === "constructor" || key === "prototype") continue;
		if (typeof source[key] === "object") {
			// ok: js-recursive-merge
			target[key] = safeMerge(target[key] ?? {}, source[key]);
		} else {
			target[key] = source[key];
		}
	}
	return target;
}

function countNodes(tree, counts) {
	for (const key in tree) {
		// ok: js-recursive-merge
		countNodes(tree[key], counts);
	}
}

function copyFlat(target, source) {
	for (const key in source) {
		// ok: js-recursive-merge
		target[key] = source[key];
	}
}

const Settings = z.object({ theme: z.enum(["light", "dark"]) });

app.post("/safe/settings", (req, res) => {
	const input = Settings.parse(req.body);
	// ok: js-prototype-pollution
	res.json(_.merge({}, defaults, input));
});

app.post("/safe/spread", (req, res) => {
	// ok: js-prototype-pollution
	res.json({ ...defaults, theme: req.body.theme });
});

app.post("/safe/merge", (req, res) => {
	// ok: js-prototype-pollution
	res.json(_.merge({}, defaults, { theme: "dark" }));
});

app.put("/safe/:key", (req, res) => {
	const { key } = req.params;
	if (!["theme", "language"].includes(key)) return res.status(400).end();
	// ok: js-prototype-pollution
	settings[key]["value"] = req.body.value;
	res.json({ ok: true });
});
