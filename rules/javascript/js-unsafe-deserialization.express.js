const express = require("express");
const serialize = require("node-serialize");
const v8 = require("v8");
const yaml = require("js-yaml");

const app = express();
app.use(express.json());

app.get("/profile", (req, res) => {
	const cookie = Buffer.from(req.cookies.profile, "base64").toString();
	// ruleid: js-unsafe-deserialization
	const profile = serialize.unserialize(cookie);
	res.json({ name: profile.name });
});

app.post("/config", (req, res) => {
	const upload = { text: req.body.yaml };
	// ruleid: js-unsafe-deserialization
	const config = yaml.load(upload.text, { schema: yaml.DEFAULT_FULL_SCHEMA });
	res.json(config);
});

app.post("/state", express.raw(), (req, res) => {
	// ruleid: js-unsafe-deserialization
	const state = v8.deserialize(req.body);
	res.json(state);
});

function restore(text) {
	// ruleid: js-unsafe-deserialization
	return serialize.unserialize(text);
}

app.post("/restore", (req, res) => {
	res.json(restore(req.body.session));
});

app.post("/safe/json", (req, res) => {
	// ok: js-unsafe-deserialization
	res.json(JSON.parse(req.body.text));
});

app.post("/safe/yaml", (req, res) => {
	// ok: js-unsafe-deserialization
	res.json(yaml.load(req.body.text));
	// ok: js-unsafe-deserialization
	res.json(yaml.load(req.body.text, { schema: yaml.JSON_SCHEMA }));
});

function cached(file) {
	// ok: js-unsafe-deserialization
	return v8.deserialize(file);
}
