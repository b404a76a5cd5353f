import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createHookBox, type HookBox, prompted, SECRET, toBytes, wrote } from "./capture/hook-box.ts";
import { buildCommand, ENTRY } from "./cli-harness.ts";

const KILLER = pathToFileURL(join(import.meta.dirname, "capture/kill-at-step.ts")).href;
/** More than any command has: what does not end before is not counted right. */
const MAX_STEPS = 120;
const TIMEOUT = 600_000;

let box: HookBox;
let number = 0;

beforeAll(() => {
	buildCommand();
	box = createHookBox();
});
afterAll(() => box.remove());

interface Kill {
	readonly step: number;
	readonly torn: boolean;
}

/** Runs the command; false when it was killed at the step, true when it has fewer. */
function runUntil({ step, torn }: Kill, args: readonly string[], input: Uint8Array | string = ""): boolean {
	const env = { ...box.env, KILL_AT_STEP: String(step), ...(torn ? { KILL_TORN: "1" } : {}) };
	const all = ["--import", KILLER, ENTRY, ...args];
	const { status, signal } = spawnSync(process.execPath, all, {
		cwd: box.folder,
		env,
		input,
		encoding: "utf8",
	});
	if (signal === null) expect(status).toBe(0);
	return signal === null;
}

function report(kill: Kill, event: object): boolean {
	return runUntil(kill, ["capture", "--agent", "claude-code"], toBytes(event));
}

function acknowledge(event: object, agent = "claude-code"): void {
	expect(box.hook(agent, event)).toEqual({ status: 0, stderr: "" });
}

/** Tries each step in turn, until the command ends before it; gives how many there were. */
function killAtEach(torn: boolean, attempt: (kill: Kill) => boolean): number {
	for (let step = 1; step <= MAX_STEPS; step += 1) {
		if (attempt({ step, torn })) return step - 1;
	}
	throw new Error(`It did not end within ${MAX_STEPS} steps.`);
}

function nextPath(): string {
	number += 1;
	return `f${number}.ts`;
}

/** Its lines are recorded as an assistant's, or as a gap, and never as a person's, though an editor saves them now. */
function expectTold(path: string, isGapEnough: boolean): void {
	const saved = { editor: "code", session_id: "w1", repo_working_dir: box.folder, edited_filepaths: [path] };
	acknowledge({ ...saved, type: "known_human", dirty_files: {} }, "known_human");
	expect(box.findBreaches()).toEqual([]);
	const told = box.records().filter((one) => one.path === path && (isGapEnough || one.gap === undefined));
	expect(
		told.map(({ kind }) => kind),
		path,
	).toContain("ai");
}

const pre = (path: string) =>
	wrote(box.folder, path, { hook_event_name: "PreToolUse", tool_response: undefined });
const content = (path: string) => `const written_for_${path.replace(".", "_")} = compute(${path.length});\n`;
const post = (path: string) => {
	const tool_input = { file_path: path, content: content(path) };
	return wrote(box.folder, path, { tool_input });
};

it.each([false, true])(
	"a killed hook before an edit, at each step, torn %s, costs no record",
	(torn) => {
		const steps = killAtEach(torn, (kill) => {
			const path = nextPath();
			box.write(path, "old\n");
			const isWhole = report(kill, pre(path));
			box.write(path, content(path));
			acknowledge(post(path));
			expectTold(path, true);
			return isWhole;
		});
		expect(steps).toBeGreaterThan(torn ? 0 : 2);
	},
	TIMEOUT,
);

it.each([false, true])(
	"a killed hook after an edit, at each step, torn %s, can be repeated",
	(torn) => {
		const steps = killAtEach(torn, (kill) => {
			const path = nextPath();
			acknowledge(pre(path));
			box.write(path, content(path));
			const isWhole = report(kill, post(path));
			expect(box.findBreaches()).toEqual([]);
			if (!isWhole) acknowledge(post(path));
			expectTold(path, false);
			return isWhole;
		});
		expect(steps).toBeGreaterThan(torn ? 2 : 5);
	},
	TIMEOUT,
);

it.each([false, true])(
	"a killed hook of a prompt, at each step, torn %s, leaves nothing half written",
	(torn) => {
		const steps = killAtEach(torn, (kill) => {
			const isWhole = report(kill, prompted(box.folder, `Please write part ${kill.step} with ${SECRET}`));
			expect(box.findBreaches()).toEqual([]);
			return isWhole;
		});
		expect(steps).toBeGreaterThan(0);
	},
	TIMEOUT,
);

it(
	"a killed store, at each step, loses and doubles no record",
	() => {
		const delivered = new Set<string>();
		const list = () => {
			const { status, stdout } = box.run("provenance", "log", "--limit", "1000", "--format", "json");
			expect(status).toBe(0);
			const { records, problems } = JSON.parse(stdout) as {
				readonly records: readonly { readonly id: string; readonly record: { readonly path: string } }[];
				readonly problems: readonly unknown[];
			};
			expect(problems).toEqual([]);
			expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
			return new Set(records.map(({ record }) => record.path));
		};
		for (const path of list()) delivered.add(path);
		const steps = killAtEach(false, (kill) => {
			const path = nextPath();
			acknowledge(pre(path));
			box.write(path, content(path));
			acknowledge(post(path));
			delivered.add(path);
			const isWhole = runUntil(kill, ["provenance", "log"]);
			expect(list()).toEqual(delivered);
			return isWhole;
		});
		expect(steps).toBeGreaterThan(5);
	},
	TIMEOUT,
);
