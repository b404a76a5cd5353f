const express = require("express");
const vm = require("vm");
const ejs = require("ejs");

const app = express();
app.use(express.json());

app.post("/calculate", (req, res) => {
	const { expression } = req.body;
	// ruleid: js-code-injection, js-dynamic-eval
	const result = eval(expression);
	res.json({ result });
});

app.post("/filter", (req, res) => {
	const rule = { body: "return item." + req.body.field + " > " + req.body.min };
	// ruleid: js-code-injection, js-dynamic-eval
	const predicate = new Function("item", rule.body);
	res.json([{ price: 1 }].filter(predicate));
});

app.post("/run", (req, res) => {
	// ruleid: js-code-injection, js-dynamic-eval
	const output = vm.runInNewContext(req.body.code, { console });
	res.json({ output });
});

app.get("/greeting", (req, res) => {
	const template = `<p>Hello ${req.query.name}</p>`;
	// ruleid: js-code-injection
	res.send(ejs.render(template));
});

function evaluateFormula(formula) {
	// ruleid: js-code-injection, js-dynamic-eval
	return eval(`(${formula})`);
}

app.get("/formula", (req, res) => {
	res.json({ value: evaluateFormula(req.query.f) });
});

app.post("/safe/json", (req, res) => {
	// ok: js-code-injection, js-dynamic-eval
	const parsed = JSON.parse(req.body.text);
	res.json(parsed);
});

app.post("/safe/delay", (req, res) => {
	// ok: js-code-injection
	setTimeout(() => res.json({ echoed: req.body.text }), 100);
});

app.get("/safe/greeting", (req, res) => {
	// ok: js-code-injection
	res.send(ejs.render("<p>Hello <%= name %></p>", { name: req.query.name }));
});

const operations = { add: (a, b) => a + b, sub: (a, b) => a - b };

app.get("/safe/calculate", (req, res) => {
	const operation = Object.hasOwn(operations, req.query.op) ? operations[req.query.op] : undefined;
	// ok: js-code-injection, js-dynamic-eval
	res.json({ result: operation?.(Number(req.query.a), Number(req.query.b)) });
});

function legacy() {
	// ok: js-code-injection, js-dynamic-eval
	return eval("1 + 1");
}
