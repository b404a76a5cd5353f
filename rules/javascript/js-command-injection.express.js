const express = require("express");
const { exec, execSync, execFile, spawn } = require("child_process");
const cp = require("child_process");
const util = require("util");

const execAsync = util.promisify(exec);
const app = express();
app.use(express.json());

app.get("/ping", (req, res) => {
	const host = req.query.host;
	// ruleid: js-command-injection
	exec(`ping -c 4 ${host}`, (error, stdout) => {
		if (error) return res.status(500).send("Ping failed");
		res.type("text/plain").send(stdout);
	});
});

app.post("/convert", async (req, res) => {
	const options = { input: req.body.filename, format: "png" };
	// ruleid: js-command-injection
	await execAsync("convert uploads/" + options.input + " out." + options.format);
	res.json({ ok: true });
});

app.post("/backup", (req, res) => {
	// ruleid: js-command-injection
	const child = spawn("tar", ["-czf", "backup.tgz", req.body.folder], { shell: true });
	child.on("close", () => res.json({ ok: true }));
});

app.get("/log", (req, res) => {
	// ruleid: js-command-injection
	const child = cp.spawn("sh", ["-c", `git log ${req.query.branch}`]);
	child.stdout.pipe(res);
});

function archive(name) {
	const target = `archives/${name}.zip`;
	// ruleid: js-command-injection
	return execSync(`zip -r ${target} data`);
}

app.post("/archive/:name", (req, res) => {
	archive(req.params.name);
	res.json({ ok: true });
});

app.get("/safe/ping", (req, res) => {
	const host = req.query.host;
	// ok: js-command-injection
	execFile("ping", ["-c", "4", "--", host], (error, stdout) => {
		res.type("text/plain").send(stdout);
	});
});

app.get("/safe/version", (req, res) => {
	// ok: js-command-injection
	res.type("text/plain").send(execSync("git rev-parse HEAD"));
});

app.post("/safe/kill", (req, res) => {
	const pid = Number.parseInt(req.body.pid, 10);
	// ok: js-command-injection
	exec(`kill ${pid}`);
	res.json({ ok: true });
});

app.get("/safe/regexp", (req, res) => {
	const pattern = /^(\w+)-(\d+)$/;
	// ok: js-command-injection
	const match = pattern.exec(req.query.id);
	res.json({ match: Boolean(match) });
});

const ALLOWED_FORMATS = new Set(["png", "jpg"]);

app.post("/safe/convert", (req, res) => {
	const format = req.body.format;
	if (!ALLOWED_FORMATS.has(format)) return res.status(400).end();
	// ok: js-command-injection
	exec(`convert input.svg out.${format}`);
	res.json({ ok: true });
});
