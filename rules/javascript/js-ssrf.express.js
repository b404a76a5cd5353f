const express = require("express");
const axios = require("axios");
const https = require("https");

const app = express();
app.use(express.json());

app.get("/proxy", async (req, res) => {
	const { url } = req.query;
	// ruleid: js-ssrf
	const response = await axios.get(url, { responseType: "stream" });
	response.data.pipe(res);
});

app.post("/webhooks/test", async (req, res) => {
	const target = { url: req.body.callbackUrl, method: "POST" };
	// ruleid: js-ssrf
	const response = await fetch(target.url, { method: target.method });
	res.json({ status: response.status });
});

app.get("/weather", (req, res) => {
	// ruleid: js-ssrf
	https.get(`https://${req.query.region}.weather.example/today`, (upstream) => upstream.pipe(res));
});

async function loadPreview(address) {
	// ruleid: js-ssrf
	const response = await fetch(address);
	return response.text();
}

app.post("/preview", async (req, res) => {
	res.json({ html: await loadPreview(req.body.link) });
});

app.get("/safe/users/:id", async (req, res) => {
	// ok: js-ssrf
	const response = await axios.get(`https://api.example.com/users/${encodeURIComponent(req.params.id)}`);
	res.json(response.data);
});

const API_BASE = process.env.API_BASE;

app.get("/safe/orders/:id", async (req, res) => {
	// ok: js-ssrf
	const response = await fetch(`${API_BASE}/orders/${Number(req.params.id)}`);
	res.json(await response.json());
});

const ALLOWED_HOSTS = new Set(["images.example.com", "cdn.example.com"]);

app.get("/safe/image", async (req, res) => {
	const parsed = new URL(req.query.url);
	if (parsed.protocol !== "https:" || !ALLOWED_HOSTS.has(parsed.hostname)) {
		return res.status(400).json({ error: "Host not allowed" });
	}
	// ok: js-ssrf
	const response = await fetch(parsed);
	res.json({ type: response.headers.get("content-type") });
});

app.post("/safe/notify", async (req, res) => {
	// ok: js-ssrf
	await axios.post("https://hooks.example.com/notify", { text: req.body.text });
	res.json({ ok: true });
});
