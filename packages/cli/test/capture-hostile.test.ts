import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createHookBox, type HookBox, prompted, SECRET, wrote } from "./capture/hook-box.ts";
import { buildCommand } from "./cli-harness.ts";

let box: HookBox;

beforeAll(buildCommand);
beforeEach(() => {
	box = createHookBox();
});
afterEach(() => box.remove());

const PATHS = [
	"../outside.ts",
	"a/../../outside.ts",
	"/etc/passwd",
	"/proc/self/environ",
	".git/config",
	".GIT/hooks/post-commit",
	"sub/.git/config",
	"link.ts",
	"folder/x.ts",
	"gitlink/config",
	"loop/loop/x.ts",
	"/c:/x/a.ts",
	"C:\\x\\a.ts",
	"nul\0byte.ts",
	`${"long/".repeat(1_000)}a.ts`,
	`../${SECRET}`,
];

it.each(PATHS)("refuses the path %j", (path) => {
	symlinkSync("/etc/hostname", join(box.folder, "link.ts"));
	symlinkSync(dirname(box.folder), join(box.folder, "folder"));
	symlinkSync(".git", join(box.folder, "gitlink"));
	symlinkSync("loop", join(box.folder, "loop"));
	for (const more of [{}, { hook_event_name: "PreToolUse" }]) {
		const { status, stderr } = box.hook("claude-code", wrote(box.folder, path, more));
		expect(status).toBe(0);
		expect(stderr).toContain("CAPTURE_PATH_REFUSED");
		expect(stderr).not.toContain(SECRET);
	}
	expect(box.records()).toEqual([]);
	expect(box.findBreaches()).toEqual([]);
	expect(box.read(".git/countersign/capture.log")).toContain("CAPTURE_PATH_REFUSED");
});

it("writes nothing through a link that lies where the store would be", () => {
	const outside = join(dirname(box.folder), "outside");
	mkdirSync(outside);
	symlinkSync(outside, join(box.folder, ".git/countersign"));
	const { status, stderr } = box.hook("claude-code", wrote(box.folder, "a.ts"));
	expect(status).toBe(0);
	expect(stderr).toContain("CAPTURE_STORE_FAILED");
	expect(box.findBreaches(outside)).toEqual([]);
	expect(box.records(outside)).toEqual([]);
});

const deep = `${'{"tool_input":'.repeat(200_000)}{}${"}".repeat(200_000)}`;
const PAYLOADS: readonly (readonly [string, (cwd: string) => unknown, string])[] = [
	["nothing", () => "", "CAPTURE_INPUT_MALFORMED"],
	["an array", () => "[]", "CAPTURE_EVENT_MALFORMED"],
	["null", () => "null", "CAPTURE_EVENT_MALFORMED"],
	["deep JSON", () => deep, ""],
	["deep arrays", () => `{"prompt":${"[".repeat(500_000)}${"]".repeat(500_000)}}`, ""],
	["half of UTF-16", () => Buffer.from(`{"prompt":"${SECRET}"}`, "utf16le").subarray(0, 41), "MALFORMED"],
	["broken UTF-8", () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22]), "CAPTURE_INPUT_MALFORMED"],
	["NUL bytes", () => Buffer.alloc(1_000_000), "CAPTURE_INPUT_MALFORMED"],
	["70 MB", () => Buffer.alloc(70_000_000, 0x20), "CAPTURE_INPUT_TOO_LARGE"],
	["a prototype", () => '{"__proto__":{"prompt":"x"},"hook_event_name":"__proto__"}', ""],
	[
		"lone surrogates",
		(cwd) => `{"hook_event_name":"UserPromptSubmit","cwd":"${cwd}","prompt":"\\ud800 x"}`,
		"",
	],
	[
		"a million edits",
		(cwd) => wrote(cwd, "a.ts", { tool_input: { path: "a.ts", edits: Array(1_000_000).fill({}) } }),
		"",
	],
	[
		"a path that is no text",
		(cwd) => wrote(cwd, "a.ts", { tool_input: { file_path: { a: 1 }, content: 3 } }),
		"",
	],
];

it.each(PAYLOADS)("survives %s", (_name, payload, code) => {
	const { status, stderr } = box.hook("claude-code", payload(box.folder));
	expect(status).toBe(0);
	expect(stderr).toContain(code);
	expect(stderr.split("\n").length).toBeLessThan(10);
	expect(box.findBreaches()).toEqual([]);
});

it("keeps a prompt of 50 MB short, and none of its secrets", () => {
	const text = `${"word ".repeat(199_990)}${SECRET} ${"word ".repeat(9_800_000)}${SECRET}`;
	expect(box.hook("claude-code", prompted(box.folder, text))).toEqual({ status: 0, stderr: "" });
	expect(box.findBreaches()).toEqual([]);
});

it("takes secrets out of prompts and commands before anything is written", () => {
	box.hook("claude-code", prompted(box.folder, `use ${SECRET} and jane.doe@mail.example.org`));
	const command = `./generate --token ${SECRET} > made.ts`;
	const shell = { hook_event_name: "PreToolUse", tool_name: "Bash", tool_input: { command } };
	box.hook("claude-code", wrote(box.folder, "", shell));
	writeFileSync(join(box.folder, "made.ts"), "made line here\n");
	box.hook("claude-code", wrote(box.folder, "", { ...shell, hook_event_name: "PostToolUse" }));
	expect(box.records()).toMatchObject([{ path: "made.ts", prompt: { storage: "redacted" } }]);
	expect(JSON.stringify(box.records())).toContain("[redacted:github]");
	expect(JSON.stringify(box.records())).toContain("secretlint");
	expect(box.findBreaches()).toEqual([]);
});

it("takes a file for no folder, and looks at what a command names without a stumble", () => {
	box.write("a.ts", "alpha line\n");
	for (const cwd of ["/etc/passwd", join(box.folder, "a.ts"), join(box.folder, "a.ts/b")]) {
		expect(box.hook("claude-code", wrote(cwd, join(box.folder, "a.ts")))).toEqual({ status: 0, stderr: "" });
	}
	const command = `cat a.ts/b /etc/passwd/c ${"x".repeat(300)} loop/x > made.ts`;
	symlinkSync("loop", join(box.folder, "loop"));
	const shell = { tool_name: "Bash", tool_input: { command } };
	box.hook("claude-code", wrote(box.folder, "", { ...shell, hook_event_name: "PreToolUse" }));
	box.write("made.ts", "made line here\n");
	expect(box.hook("claude-code", wrote(box.folder, "", shell))).toEqual({ status: 0, stderr: "" });
	expect(box.records().map(({ path }) => path)).toContain("made.ts");
});

it("serves any agent's name without a crash", () => {
	for (const agent of ["unknown", "../../x", "__proto__", "", "cline"]) {
		expect(box.hook(agent, "{}").status).toBe(0);
	}
	expect(box.findBreaches()).toEqual([]);
});
