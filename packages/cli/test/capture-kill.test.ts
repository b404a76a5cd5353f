import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createHookBox, type HookBox, prompted, SECRET, toBytes, wrote } from "./capture/hook-box.ts";
import { buildCommand, ENTRY } from "./cli-harness.ts";

/** `CAPTURE_KILLS=2000` kills for longer. */
const KILLS = Number(process.env.CAPTURE_KILLS ?? 60);
const TIMEOUT = 60_000 + KILLS * 2_000;

let box: HookBox;

beforeAll(() => {
	buildCommand();
	box = createHookBox();
});
afterAll(() => box.remove());

function start(event: object): ChildProcess {
	const args = [ENTRY, "capture", "--agent", "claude-code"];
	const child = spawn(process.execPath, args, {
		cwd: box.folder,
		env: box.env,
		stdio: ["pipe", "ignore", "ignore"],
	});
	child.stdin?.on("error", () => {});
	child.stdin?.end(toBytes(event));
	return child;
}

function eventOf(index: number): object {
	const path = `f${index}.ts`;
	const command = { tool_name: "Bash", tool_input: { command: `./generate ${SECRET} > ${path}` } };
	switch (index % 4) {
		case 0:
			return prompted(box.folder, `${index} ${"word ".repeat(2_000)} ${SECRET}`);
		case 1:
			return wrote(box.folder, path, { hook_event_name: "PreToolUse" });
		case 2:
			return wrote(box.folder, path, { hook_event_name: "PreToolUse", ...command });
		default:
			return wrote(box.folder, path);
	}
}

it(
	`leaves nothing half done when it is killed, ${KILLS} times`,
	async () => {
		let killed = 0;
		for (let index = 0; index < KILLS; index += 1) {
			box.write(`f${index}.ts`, "alpha line\n");
			const child = start(eventOf(index));
			const ended = once(child, "exit");
			// Evenly over the life of a hook, which differs by machine: the moments of the store lie towards its end.
			await sleep(30 + ((index * 37) % 150));
			child.kill("SIGKILL");
			const [, signal] = (await ended) as [number | null, string | null];
			if (signal !== null) killed += 1;
			expect(box.findBreaches()).toEqual([]);
		}
		expect(killed).toBeGreaterThan(KILLS / 10);
		box.write("last.ts", "alpha line\n");
		expect(box.hook("claude-code", wrote(box.folder, "last.ts"))).toEqual({ status: 0, stderr: "" });
		expect(box.records().some(({ path }) => path === "last.ts")).toBe(true);
		expect(box.run("provenance", "log").status).toBe(0);
		expect(box.findBreaches()).toEqual([]);
	},
	TIMEOUT,
);
