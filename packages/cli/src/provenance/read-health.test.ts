import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRepository } from "@countersign/core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readHealth } from "./read-health.ts";

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "countersign-health-"));
	const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
	spawnSync("git", ["init", "-q", root], { env });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("hears every agent that reports, by whatever name capture takes", async () => {
	const folder = join(root, ".git/countersign/heartbeat");
	mkdirSync(folder, { recursive: true });
	const beat = { lastEvent: "2026-03-01T08:00:00Z", events: 3, failures: 1 };
	for (const agent of ["known_human", "agent-v1"]) {
		writeFileSync(join(folder, `${agent}.json`), JSON.stringify(beat));
	}
	writeFileSync(join(folder, "..json"), "{}");
	const health = await readHealth(await openRepository(root));
	expect(health.state).toBe("capturing");
	// Others may be used on the machine.
	const heard = health.agents.filter(({ lastEvent }) => lastEvent !== null);
	expect(heard).toMatchObject([
		{ agent: "agent-v1", ...beat },
		{ agent: "known_human", ...beat },
	]);
});
