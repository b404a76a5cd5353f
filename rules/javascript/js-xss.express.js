const express = require("express");
const escapeHtml = require("escape-html");
const Product = require("./models/product");

const app = express();
app.use(express.urlencoded({ extended: false }));

app.get("/hello", (req, res) => {
	// ruleid: js-xss
	res.send(`<h1>Hello, ${req.query.name}!</h1>`);
});

app.get("/search", async (req, res) => {
	const { q } = req.query;
	const products = await Product.find({ title: String(q) });
	let html = "<h2>Results for " + q + "</h2><ul>";
	for (const product of products) {
		html += "<li>" + escapeHtml(product.title) + "</li>";
	}
	html += "</ul>";
	// ruleid: js-xss
	res.status(200).send(html);
});

app.post("/comment", (req, res) => {
	const comment = { author: req.body.author, text: req.body.text };
	// ruleid: js-xss
	res.write("<p>" + comment.text + "</p>");
	res.end();
});

function page(title, body) {
	return `<html><head><title>${title}</title></head><body>${body}</body></html>`;
}

app.get("/profile/:name", (req, res) => {
	const html = page("Profile", req.params.name);
	// ruleid: js-xss
	res.send(html);
});

function renderError(res, message) {
	// ruleid: js-xss
	res.status(404).send(`<p>Not found: ${message}</p>`);
}

app.get("/item/:id", (req, res) => {
	renderError(res, req.params.id);
});

app.get("/safe/hello", (req, res) => {
	// ok: js-xss
	res.send(`<h1>Hello, ${escapeHtml(req.query.name)}!</h1>`);
});

app.get("/safe/json", (req, res) => {
	// ok: js-xss
	res.send({ name: req.query.name });
	// ok: js-xss
	res.json({ name: req.query.name });
});

app.get("/safe/text", (req, res) => {
	res.type("text/plain");
	// ok: js-xss
	res.send(`Hello, ${req.query.name}`);
});

app.get("/safe/count", (req, res) => {
	const page = Number.parseInt(req.query.page, 10);
	// ok: js-xss
	res.send(`<p>Page ${page}</p>`);
});

app.post("/safe/create", async (req, res) => {
	const product = await Product.create(req.body);
	// ok: js-xss
	res.status(201).send(product);
});

app.get("/safe/service", async (req, res) => {
	const result = await queryProducts(req.query);
	// ok: js-xss
	res.send(result);
});

app.get("/safe/render", (req, res) => {
	// ok: js-xss
	res.render("hello", { name: req.query.name });
});
