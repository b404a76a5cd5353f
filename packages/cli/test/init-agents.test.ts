import { spawnSync } from "node:child_process";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AGENT_CASES, type AgentCase, NEW_TEXT, OLD_TEXT } from "./agent-cases.ts";
import { buildCommand, createSandbox, ENTRY, type Sandbox, takeSnapshot } from "./cli-harness.ts";

let box: Sandbox;
let env: NodeJS.ProcessEnv;

beforeAll(buildCommand);

/** `countersign` on PATH, as an installation puts it there. */
beforeEach(() => {
	box = createSandbox();
	box.git("init", "-q", "-b", "main");
	box.commit({ "a.ts": OLD_TEXT });
	const bin = join(box.folder, "../bin");
	mkdirSync(bin);
	writeFileSync(join(bin, "countersign"), `#!/bin/sh\nexec '${process.execPath}' '${ENTRY}' "$@"\n`, {
		mode: 0o755,
	});
	env = { ...box.env, PATH: `${bin}${delimiter}${box.env.PATH ?? ""}` };
});
afterEach(() => box.remove());

function init(...args: readonly string[]) {
	return box.run("init", "--yes", "--ci", "none", ...args);
}

/** Everything but our own folder in `.git`, and git's index. */
function takeState(): Readonly<Record<string, string>> {
	const files = Object.entries(takeSnapshot(box.folder));
	return Object.fromEntries(files.filter(([path]) => !/\.git\/(?:countersign\/|index$)/.test(path)));
}

/** The one command line that an entry of a hook file starts, as the file has it. */
function findCommand(entry: unknown): string {
	const { command, bash, hooks } = entry as { command?: string; bash?: string; hooks?: readonly unknown[] };
	return command ?? bash ?? findCommand(hooks?.[0]);
}

function parseLoosely(text: string): { hooks: Record<string, readonly unknown[]> } {
	return JSON.parse(text.replace(/\/\/[^\n"]*$|\/\*.*?\*\//gm, "").replace(/,(\s*[}\]])/g, "$1"));
}

function shell(command: string, input: object, cwd = box.folder) {
	return spawnSync("sh", ["-c", command], { cwd, env, input: JSON.stringify(input), encoding: "utf8" });
}

/** Has the installed hook take an event, as the assistant would. */
function fire({ agent, path }: AgentCase, event: string, payload: object) {
	if (agent === "cline") return shell(`'${join(box.folder, ".clinerules/hooks", event)}'`, payload);
	const entries = parseLoosely(box.read(path)).hooks[event] ?? [];
	const command = entries.map(findCommand).find((line) => line.includes("countersign"));
	expect(command).toMatch(new RegExp(`^countersign capture --agent ${agent}(?: \\|\\| true)?$`));
	return shell(command ?? "exit 9", payload);
}

function edit(one: AgentCase): void {
	const [before, after] = one.events(box.folder);
	if (!before || !after) throw new Error("two events are needed");
	expect(fire(one, ...before)).toMatchObject({ status: 0, stderr: "" });
	box.write("a.ts", NEW_TEXT);
	expect(fire(one, ...after)).toMatchObject({ status: 0, stderr: "" });
}

const runPlugin = (call: string): string => `
const { default: plugin } = await import(${JSON.stringify(pathToFileURL(join(box.folder, ".opencode/plugins/countersign.js")).href)});
const { writeFileSync } = await import("node:fs");
const write = () => writeFileSync("a.ts", ${JSON.stringify(NEW_TEXT)});
const call = { tool: "edit", sessionID: "s1", callID: "c1" };
const args = { filePath: "a.ts" };
${call}`;

const FIRST_VERSION = `
const hooks = await plugin.server({ directory: process.cwd() });
await hooks["chat.message"]({ sessionID: "s1", model: { providerID: "p", modelID: "m1" } }, { parts: [{ text: "Add a line" }] });
await hooks["tool.execute.before"](call, { args });
write();
await hooks["tool.execute.after"](call, { title: "", output: "", metadata: {} });`;

const SECOND_VERSION = `
const hooks = {};
const on = (name, hook) => { hooks[name] = hook; };
await plugin.setup({ location: { directory: process.cwd() }, tool: { hook: on }, session: { hook: on } });
await hooks["execute.before"]({ ...call, input: args });
write();
await hooks["execute.after"]({ ...call, input: args });`;

function readLog(): readonly { tool: { name: string }; model: { name: string } | null; path: string }[] {
	const { stdout, stderr } = box.run("provenance", "log", "--format", "json");
	expect(stderr).toBe("");
	return JSON.parse(stdout).records.map((entry: { record?: object }) => entry.record ?? entry);
}

function readStatus() {
	return JSON.parse(box.run("provenance", "status", "--format", "json").stdout);
}

function findHealth(agent: string) {
	return readStatus().agents.find((one: { agent: string }) => one.agent === agent);
}

const HOOK_FILES = AGENT_CASES.filter(({ agent }) => agent !== "opencode");

describe.each(AGENT_CASES)("init for $agent", (one) => {
	it("finds it, sets it up once, and takes everything back", () => {
		box.write(one.trace, "\n");
		const before = takeState();
		const first = init();
		expect(first).toMatchObject({ status: 0 });
		expect(existsSync(join(box.folder, one.path))).toBe(true);
		const after = takeState();
		expect(init().stdout).toContain("set up already");
		expect(takeState()).toEqual(after);
		expect(findHealth(one.agent)).toMatchObject({ hooks: "installed", lastEvent: null });
		expect(box.run("init", "--undo").status).toBe(0);
		expect(takeState()).toEqual(before);
		const { hooks, trace } = findHealth(one.agent);
		expect(hooks).toBe("missing");
		expect(one.trace.startsWith(trace)).toBe(true);
	});

	it("has the very command line that it installed record an edit", () => {
		expect(init("--agent", one.agent).status).toBe(0);
		if (one.agent === "opencode") {
			const script = runPlugin(FIRST_VERSION);
			const args = ["--input-type=module", "-e", script];
			expect(spawnSync(process.execPath, args, { cwd: box.folder, env, encoding: "utf8" })).toMatchObject({
				status: 0,
				stderr: "",
			});
		} else edit(one);
		expect(findHealth(one.agent)).toMatchObject({
			hooks: "installed",
			failures: 0,
			lastEvent: expect.any(String),
		});
		expect(readLog()).toMatchObject([{ tool: { name: one.agent }, path: "a.ts" }]);
	});
});

describe.each(HOOK_FILES)("init for $agent, beside the hooks of others", (one) => {
	beforeEach(() => {
		box.write(one.path, one.existing);
		if (one.agent === "cline") chmodSync(join(box.folder, one.path), 0o755);
	});

	it("leaves them alone, is undone to the byte, and adds nothing twice", () => {
		const before = takeState();
		expect(init("--agent", one.agent).status).toBe(0);
		const text = box.read(one.path);
		expect(text).toContain(one.foreign);
		expect(text).toContain(`countersign capture --agent ${one.agent}`);
		const after = takeState();
		expect(init("--agent", one.agent).stdout).toContain("set up already");
		expect(takeState()).toEqual(after);
		expect(box.run("init", "--undo").status).toBe(0);
		expect(takeState()).toEqual(before);
	});

	it("records, and lets the others run", () => {
		expect(init("--agent", one.agent).status).toBe(0);
		edit(one);
		expect(readLog()).toMatchObject([{ tool: { name: one.agent }, path: "a.ts" }]);
		if (one.agent === "cline")
			expect(JSON.parse(box.read("seen.json"))).toMatchObject({ hookName: "PostToolUse" });
	});

	it.skipIf(one.existing.includes("\r"))("shows a diff that git applies to the same bytes", () => {
		const { stdout } = box.run("init", "--dry-run", "--ci", "none", "--agent", one.agent);
		const ours = stdout.split(/^(?=--- )/m).filter((part) => part.includes(one.path.split("/")[0] ?? ""));
		const before = takeState();
		expect(init("--agent", one.agent).status).toBe(0);
		const text = box.read(one.path);
		box.run("init", "--undo");
		const patch = ours.join("").replace(/\n\n(?=--- |$)/g, "\n");
		const applied = spawnSync("git", ["apply", "-"], {
			cwd: box.folder,
			env,
			input: patch,
			encoding: "utf8",
		});
		expect(applied).toMatchObject({ status: 0, stderr: "" });
		expect(box.read(one.path)).toBe(text);
		expect(Object.keys(takeState()).length).toBeGreaterThanOrEqual(Object.keys(before).length);
	});

	it("cuts its own out of what was changed since", () => {
		expect(init("--agent", one.agent).status).toBe(0);
		const text = box.read(one.path);
		if (one.agent === "cline") {
			box.write(one.path, `${text}# more\n`);
			expect(box.run("init", "--undo").status).toBe(0);
			expect(box.read(one.path)).toBe(`${one.existing}# more\n`);
			return;
		}
		const value = parseLoosely(text);
		box.write(
			one.path,
			JSON.stringify(
				{ ...value, hooks: { ...value.hooks, later: [{ command: "x" }] }, later: 1 },
				null,
				"\t",
			),
		);
		expect(box.run("init", "--undo").status).toBe(0);
		const left = JSON.parse(box.read(one.path));
		const existing = parseLoosely(one.existing);
		expect(left).toEqual({ ...existing, hooks: { ...existing.hooks, later: [{ command: "x" }] }, later: 1 });
	});

	it.skipIf(one.agent === "cline")("puts back to the byte what was edited beside its own", () => {
		const changed = one.existing.replace("./lint.sh", "./other.sh");
		expect(init("--agent", one.agent).status).toBe(0);
		box.write(one.path, box.read(one.path).replace("./lint.sh", "./other.sh"));
		expect(box.run("init", "--undo").status).toBe(0);
		expect(box.read(one.path)).toBe(changed);
	});
});

describe("init for assistants", () => {
	it("sets up none unasked where none is found, or where none is wanted", () => {
		expect(init().status).toBe(0);
		expect(readStatus()).toMatchObject({ state: "not-measured", agents: [] });
		box.run("init", "--undo");
		box.write("CLAUDE.md", "");
		expect(init("--no-agents").status).toBe(0);
		expect(findHealth("claude-code")).toMatchObject({ hooks: "missing", trace: "CLAUDE.md" });
		expect(box.run("provenance", "status").stdout).toContain("countersign init --agent claude-code");
		expect(box.run("doctor").stdout).toMatch(/▲ assistants +claude-code has no hooks/);
	});

	it("finds what is in the user's home, and writes into the repository alone", () => {
		mkdirSync(join(box.folder, "../.codex"));
		expect(init().status).toBe(0);
		expect(existsSync(join(box.folder, ".codex/hooks.json"))).toBe(true);
		expect(readdirSync(join(box.folder, "../.codex"))).toEqual([]);
	});

	it("sets up several, and refuses a name that it does not know", () => {
		expect(init("--agent", "codex", "--agent", "cursor").status).toBe(0);
		expect(box.run("doctor").stdout).toMatch(/✔ assistants +codex, cursor report/);
		expect(
			[".codex/hooks.json", ".cursor/hooks.json"].every((path) => existsSync(join(box.folder, path))),
		).toBe(true);
		const { status, stderr } = init("--agent", "codx");
		expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining("codex") });
		expect(init("--agent", "codex", "--no-agents").status).toBe(2);
	});

	it("names file and place of what it cannot read, leaves it alone, and sets up the others", () => {
		box.write(".claude/settings.json", '{\n  "hooks": {\n    "Stop": [}\n');
		box.write("GEMINI.md", "");
		const { status, stderr } = init();
		expect(status).toBe(2);
		expect(stderr).toMatch(/CLI_HOOKS_MALFORMED.*a value is missing.*\n {2}at \.claude\/settings\.json:3:14/);
		expect(box.read(".claude/settings.json")).toBe('{\n  "hooks": {\n    "Stop": [}\n');
		expect(findHealth("gemini-cli")).toMatchObject({ hooks: "installed" });
		expect(findHealth("claude-code")).toMatchObject({ hooks: "unreadable" });
		expect(box.run("provenance", "status").stdout).toContain(
			"hooks unreadable: line 3, column 14: .claude/settings.json",
		);
	});

	it.each([
		["a folder", ".claude", "elsewhere"],
		["a file", ".claude/settings.json", "elsewhere/settings.json"],
	])("writes through no link that leads out: %s", (_kind, link, target) => {
		mkdirSync(join(box.folder, "../elsewhere"));
		box.write("../elsewhere/settings.json", "{}\n");
		if (link.includes("/")) mkdirSync(join(box.folder, ".claude"));
		symlinkSync(join(box.folder, "..", target), join(box.folder, link));
		box.write("GEMINI.md", "");
		const { status, stderr } = init();
		expect(status).toBe(2);
		expect(stderr).toContain("CHANGE_PATH_OUTSIDE");
		expect(box.read("../elsewhere/settings.json")).toBe("{}\n");
		expect(findHealth("gemini-cli")).toMatchObject({ hooks: "installed" });
	});

	it("refuses a file where a folder is needed", () => {
		box.write(".clinerules", "Be brief.\n");
		const { status, stderr } = init();
		expect(status).toBe(2);
		expect(stderr).toMatch(/CLI_HOOKS_MALFORMED.*\.clinerules is a file/);
		expect(box.read(".clinerules")).toBe("Be brief.\n");
	});

	it.each([
		["too large", `{"a": "${"x".repeat(1_000_000)}"}`, "more than 1000000"],
		["of another encoding", Buffer.from('{"a": "\xe9"}', "latin1"), "is not UTF-8"],
		["of another shape", '{"hooks": {"PreToolUse": "lint"}}', "hooks.PreToolUse is no list"],
		["nested without end", "[".repeat(50_000), "nested too deeply"],
	])("refuses a file that is %s", (_what, content, words) => {
		mkdirSync(join(box.folder, ".claude"));
		const file = join(box.folder, ".claude/settings.json");
		writeFileSync(file, content);
		const { status, stderr } = init();
		expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(words) });
		expect(readFileSync(file)).toEqual(Buffer.from(content));
	});

	it("leaves scripts of other languages and hooks made by hand alone, and says so", () => {
		box.write(".clinerules/hooks/PreToolUse", "#!/usr/bin/env python3\nprint('{}')\n");
		box.write(".codex/config.toml", '[[hooks.PostToolUse]]\ncommand = "countersign capture --agent codex"\n');
		const { status, stderr } = init();
		expect(status).toBe(0);
		expect(stderr).toContain(".clinerules/hooks/PreToolUse is no shell script");
		expect(existsSync(join(box.folder, ".codex/hooks.json"))).toBe(false);
		expect(findHealth("codex")).toMatchObject({ hooks: "installed", place: ".codex/config.toml" });
		expect(findHealth("cline")).toMatchObject({ hooks: "changed" });
		expect(statSync(join(box.folder, ".clinerules/hooks/PostToolUse")).mode & 0o111).toBe(0o111);
	});

	it("calls hooks changed that were edited, and does not touch them", () => {
		expect(init("--agent", "cursor").status).toBe(0);
		const edited = box.read(".cursor/hooks.json").replace('"timeout": 10', '"timeout": 1');
		box.write(".cursor/hooks.json", edited);
		expect(findHealth("cursor")).toMatchObject({ hooks: "changed" });
		expect(init("--agent", "cursor").stderr).toContain("in a way of its own");
		expect(box.read(".cursor/hooks.json")).toBe(edited);
		expect(box.run("init", "--undo").status).toBe(0);
		expect(existsSync(join(box.folder, ".cursor"))).toBe(false);
	});

	it("puts back what was taken out since, and undoes both", () => {
		box.write(".windsurf/hooks.json", '{\n  "hooks": {\n    "pre_read_code": [{ "command": "x" }]\n  }\n}\n');
		const before = takeState();
		init();
		const value = JSON.parse(box.read(".windsurf/hooks.json"));
		const { post_write_code: _gone, ...hooks } = value.hooks;
		box.write(".windsurf/hooks.json", JSON.stringify({ hooks }, null, 2));
		expect(findHealth("windsurf")).toMatchObject({ hooks: "changed" });
		init();
		expect(findHealth("windsurf")).toMatchObject({ hooks: "installed" });
		expect(box.run("init", "--undo").status).toBe(0);
		expect(JSON.parse(box.read(".windsurf/hooks.json"))).toEqual({
			hooks: { pre_read_code: [{ command: "x" }] },
		});
		expect(Object.keys(takeState())).toEqual(Object.keys(before));
	});

	it("leaves the whole setup standing where ours cannot be told apart, and names the file", () => {
		init("--agent", "opencode");
		box.write(".opencode/plugins/countersign.js", "export default {};\n");
		const { status, stderr } = box.run("init", "--undo");
		expect(status).toBe(2);
		expect(stderr).toMatch(/CLI_UNDO_REFUSED.*countersign\.js/);
	});

	it("has version 2 of OpenCode record, too", () => {
		init("--agent", "opencode");
		const args = ["--input-type=module", "-e", runPlugin(SECOND_VERSION)];
		expect(spawnSync(process.execPath, args, { cwd: box.folder, env, encoding: "utf8" })).toMatchObject({
			status: 0,
			stderr: "",
		});
		expect(readLog()).toMatchObject([{ tool: { name: "opencode" }, path: "a.ts" }]);
	});

	it("installs no hook that stops an assistant where countersign is missing", () => {
		init("--agent", "copilot", "--agent", "cline");
		const bare = { PATH: "/usr/bin:/bin", HOME: box.folder };
		const run = (command: string) =>
			spawnSync("sh", ["-c", command], { cwd: box.folder, env: bare, input: "{}", encoding: "utf8" });
		const [entry] = parseLoosely(box.read(".github/hooks/countersign.json")).hooks.PreToolUse ?? [];
		expect(run(findCommand(entry)).status).toBe(0);
		expect(run("./.clinerules/hooks/PreToolUse")).toMatchObject({ status: 0, stdout: '{"cancel":false}\n' });
	});

	it("says so where countersign is not on PATH", () => {
		const bare = { ...box.env, PATH: "/usr/bin:/bin" };
		const args = [ENTRY, "init", "--yes", "--agent", "codex"];
		const { stderr } = spawnSync(process.execPath, args, { cwd: box.folder, env: bare, encoding: "utf8" });
		expect(stderr).toContain("not on PATH");
		expect(stderr).toContain("trust");
	});
});
