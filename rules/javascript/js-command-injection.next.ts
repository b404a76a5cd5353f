import { exec, spawn } from "node:child_process";
import { promisify } from "node:util";
import { Hono } from "hono";
import { NextResponse } from "next/server";

const app = new Hono();

export async function POST(request: Request) {
	const { repo } = await request.json();
	// ruleid: js-command-injection
	const { stdout } = await promisify(exec)(`git clone ${repo} /srv/repos/new`);
	return NextResponse.json({ stdout });
}

app.get("/whois", (c) => {
	const domain = c.req.query("domain");
	// ruleid: js-command-injection
	exec("whois " + domain, () => {});
	return c.json({ started: true });
});

app.get("/safe/whois", (c) => {
	const domain = c.req.query("domain") ?? "example.com";
	// ok: js-command-injection
	const child = spawn("whois", ["--", domain]);
	return c.json({ pid: child.pid });
});
