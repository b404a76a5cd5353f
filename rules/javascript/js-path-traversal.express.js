const express = require("express");
const fs = require("fs");
const fsp = require("fs/promises");
const path = require("path");
const multer = require("multer");

const app = express();
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1_000_000 } });
const UPLOAD_DIR = path.join(__dirname, "uploads");

app.get("/download", (req, res) => {
	const file = path.join(UPLOAD_DIR, req.query.file);
	// ruleid: js-path-traversal
	res.sendFile(file);
});

app.get("/files/:name", async (req, res) => {
	// ruleid: js-path-traversal
	const content = await fsp.readFile(`./uploads/${req.params.name}`, "utf8");
	res.type("text/plain").send(content);
});

app.post("/notes", (req, res) => {
	const note = { name: req.body.title + ".md", text: req.body.text };
	// ruleid: js-path-traversal
	fs.writeFileSync(path.resolve("notes", note.name), note.text);
	res.json({ ok: true });
});

app.post("/upload", upload.single("file"), (req, res) => {
	const dest = path.join(UPLOAD_DIR, req.file.originalname);
	// ruleid: js-path-traversal
	fs.writeFileSync(dest, req.file.buffer);
	res.json({ ok: true });
});

function readTemplate(name) {
	// ruleid: js-path-traversal
	return fs.readFileSync(path.join("templates", `${name}.html`), "utf8");
}

app.get("/template", (req, res) => {
	res.type("text/plain").send(readTemplate(req.query.name));
});

app.get("/safe/download", (req, res) => {
	const file = path.basename(req.query.file);
	// ok: js-path-traversal
	res.sendFile(path.join(UPLOAD_DIR, file));
});

app.get("/safe/rooted", (req, res) => {
	// ok: js-path-traversal
	res.sendFile(req.query.file, { root: UPLOAD_DIR });
});

app.get("/safe/contained", async (req, res) => {
	const full = path.resolve(UPLOAD_DIR, req.query.file);
	if (!full.startsWith(UPLOAD_DIR + path.sep)) return res.status(403).end();
	// ok: js-path-traversal
	const content = await fsp.readFile(full, "utf8");
	res.type("text/plain").send(content);
});

app.get("/safe/by-id", (req, res) => {
	const id = Number(req.query.id);
	// ok: js-path-traversal
	fs.createReadStream(`./reports/${id}.pdf`).pipe(res);
});

app.get("/safe/static", (req, res) => {
	// ok: js-path-traversal
	res.sendFile(path.join(__dirname, "public", "index.html"));
});

app.get("/safe/plain-name/:name", (req, res) => {
	const name = req.params.name;
	if (name.includes("/")) return res.status(403).end();
	// ok: js-path-traversal
	res.sendFile(path.resolve("exports", name));
});
