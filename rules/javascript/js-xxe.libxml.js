const express = require("express");
const libxmljs = require("libxmljs2");
const { parseXml } = require("libxmljs");
const { XMLParser } = require("fast-xml-parser");

const app = express();
app.use(express.text({ type: "application/xml" }));

app.post("/import", (req, res) => {
	// ruleid: js-xxe
	const doc = libxmljs.parseXml(req.body, { noent: true });
	res.json({ root: doc.root().name() });
});

app.post("/orders", (req, res) => {
	const options = { noent: true, nonet: false };
	// ruleid: js-xxe
	const doc = libxmljs.parseXmlString(req.body, options);
	res.json({ root: doc.root().name() });
});

function read(xml) {
	// ruleid: js-xxe
	return parseXml(xml, { replaceEntities: true });
}

function readWith(xml, options) {
	return libxmljs.parseXml(xml, options);
}

app.post("/feed", (req, res) => {
	// ruleid: js-xxe
	const doc = readWith(req.body, { dtdload: true, noent: true });
	res.json({ doc: String(doc), other: String(read(req.body)) });
});

app.post("/safe/import", (req, res) => {
	// ok: js-xxe
	const doc = libxmljs.parseXml(req.body);
	res.json({ root: doc.root().name() });
});

app.post("/safe/options", (req, res) => {
	// ok: js-xxe
	const doc = libxmljs.parseXml(req.body, { noent: false, nonet: true });
	res.json({ root: doc.root().name() });
});

app.post("/safe/parser", (req, res) => {
	const parser = new XMLParser({ processEntities: false });
	// ok: js-xxe
	res.json(parser.parse(req.body));
});
