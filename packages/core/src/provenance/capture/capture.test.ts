import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lineFingerprint } from "../../kit/index.ts";
import { ProvenanceRecord } from "../../model/index.ts";
import { capture } from "./capture.ts";

let root = "";

beforeEach(() => {
	root = realpathSync(mkdtempSync(join(tmpdir(), "countersign-capture-")));
	git("init", "-q", "-b", "main", ".");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...args: string[]): void {
	const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
	execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], {
		cwd: root,
		env,
	});
}

function write(path: string, text: string): void {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), text);
}

function send(agent: string, event: object | Uint8Array, later = 0) {
	return capture({
		agent,
		bytes: event instanceof Uint8Array ? event : Buffer.from(JSON.stringify(event)),
		cwd: root,
		environment: { GIT_CONFIG_GLOBAL: "/dev/null" },
		now: new Date(Date.now() + later),
		random: randomBytes,
		elapsed: () => performance.now(),
		secrets: { name: "none", find: () => Promise.resolve([]) },
	});
}

function readInbox(): ProvenanceRecord[] {
	const folder = join(root, ".git/countersign/inbox");
	try {
		const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
		return files.map((name) => ProvenanceRecord.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
	} catch {
		return [];
	}
}

/** Every file that capture keeps. */
function readStore(): string[] {
	const entries = readdirSync(join(root, ".git/countersign"), { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

function claimed(text: string): string[] {
	const prints = new Set(readInbox().flatMap((record) => record.runs.flatMap((run) => run.lines)));
	return text.split("\n").filter((line) => line !== "" && prints.has(lineFingerprint(line)));
}

/** What differs between events of Claude Code: the tool's name and arguments, and fields of the event itself. */
type ToolUse = readonly [name: string, input: object, more?: object];

const claude = (phase: "Pre" | "Post", ...[name, input, more = {}]: ToolUse) => ({
	hook_event_name: `${phase}ToolUse`,
	session_id: "s1",
	tool_use_id: "call-1",
	cwd: root,
	permission_mode: "acceptEdits",
	tool_name: name,
	tool_input: input,
	...more,
});

const OLD = "alpha line\nbeta line\n";
const NEW = "alpha line\nbeta line\ngamma line\n";

describe("capture", () => {
	it("compares a written file with the snapshot of the event before", async () => {
		write("a.ts", OLD);
		const input = { file_path: join(root, "a.ts"), content: NEW };
		await send("claude-code", claude("Pre", "Write", input));
		write("a.ts", NEW);
		expect((await send("claude-code", claude("Post", "Write", input))).records).toHaveLength(1);
		expect(claimed(NEW)).toEqual(["gamma line"]);
		const [record] = readInbox();
		expect(record).toMatchObject({
			path: "a.ts",
			session: "s1",
			call: "call-1",
			permissionMode: "acceptEdits",
		});
		expect(record?.runs[0]).toMatchObject({ start: 3, before: lineFingerprint("beta line"), after: null });
		expect(readdirSync(join(root, ".git/countersign/snapshots"))).toEqual([]);
	});

	it("leaves a gap where nobody knows the file before, and claims no line", async () => {
		write("a.ts", NEW);
		const outcome = await send("claude-code", claude("Post", "Write", { file_path: "a.ts", content: NEW }));
		expect(outcome).toMatchObject({ gaps: 1, failures: [] });
		expect(readInbox()).toMatchObject([{ gap: "content-before-unknown", contentBefore: null, runs: [] }]);
	});

	it.each([
		[
			"claude-code",
			() =>
				claude("Post", "Edit", {
					file_path: "a.ts",
					old_string: "beta line",
					new_string: "beta line\ngamma line",
				}),
		],
		[
			"codex",
			() =>
				claude("Post", "apply_patch", {
					command: "*** Begin Patch\n*** Update File: a.ts\n@@\n beta line\n+gamma line\n*** End Patch",
				}),
		],
		[
			"cursor",
			() => ({
				hook_event_name: "afterFileEdit",
				conversation_id: "c",
				workspace_roots: [root],
				file_path: join(root, "a.ts"),
				edits: [{ old_string: "beta line", new_string: "beta line\ngamma line" }],
			}),
		],
		[
			"gemini-cli",
			() => ({
				hook_event_name: "AfterTool",
				session_id: "g",
				cwd: root,
				tool_name: "replace",
				tool_input: { file_path: "a.ts", old_string: "beta line", new_string: "beta line\ngamma line" },
				tool_response: { llmContent: "ok" },
			}),
		],
		[
			"copilot",
			() => ({
				sessionId: "p",
				timestamp: 1,
				cwd: root,
				toolName: "edit",
				toolArgs: JSON.stringify({ path: "a.ts", old_str: "beta line", new_str: "beta line\ngamma line" }),
				toolResult: { resultType: "success" },
			}),
		],
		[
			"copilot",
			() => ({
				hook_event_name: "PostToolUse",
				session_id: "v",
				cwd: root,
				tool_name: "replace_string_in_file",
				tool_input: {
					filePath: join(root, "a.ts"),
					oldString: "beta line",
					newString: "beta line\ngamma line",
				},
				tool_response: "",
			}),
		],
		[
			"windsurf",
			() => ({
				agent_action_name: "post_write_code",
				trajectory_id: "w",
				model_name: "m",
				tool_info: {
					file_path: join(root, "a.ts"),
					edits: [{ old_string: "beta line", new_string: "beta line\ngamma line" }],
				},
			}),
		],
		[
			"opencode",
			() => ({
				hook: "tool.execute.after",
				cwd: root,
				input: {
					tool: "edit",
					sessionID: "o",
					callID: "x",
					args: { filePath: "a.ts", oldString: "beta line", newString: "beta line\ngamma line" },
				},
			}),
		],
		[
			"continue",
			() =>
				claude("Post", "MultiEdit", {
					file_path: "a.ts",
					edits: [{ old_string: "beta line", new_string: "beta line\ngamma line" }],
				}),
		],
	])("reads the edit out of an event of %s", async (agent, event) => {
		write("a.ts", NEW);
		expect(await send(agent, event())).toMatchObject({ gaps: 0, failures: [] });
		expect(readInbox()).toHaveLength(1);
		expect(claimed(NEW)).toEqual(["gamma line"]);
	});

	it("takes Cline's and agent-v1's files before and after", async () => {
		const cline = (phase: string) => ({
			hookName: phase === "pre" ? "PreToolUse" : "PostToolUse",
			taskId: "t",
			workspaceRoots: [root],
			model: { provider: "p", slug: "m1" },
			[`${phase}ToolUse`]: { toolName: "replace_in_file", parameters: { path: "a.ts", diff: "…" } },
		});
		write("a.ts", OLD);
		await send("cline", cline("pre"));
		write("a.ts", NEW);
		await send("cline", cline("post"));
		const v1 = { repo_working_dir: root, agent_name: "tool", model: "m2", conversation_id: "c" };
		await send("agent-v1", { ...v1, type: "human", will_edit_filepaths: ["a.ts"] });
		write("a.ts", `${NEW}delta line\n`);
		await send("agent-v1", { ...v1, type: "ai_agent", edited_filepaths: ["a.ts"] });
		expect(
			readInbox()
				.map(({ model }) => model)
				.sort(),
		).toEqual(["m1", "m2"]);
		expect(claimed(`${NEW}delta line\n`)).toEqual(["gamma line", "delta line"]);
	});

	it("records one edit once, though Cursor runs Claude's hooks too", async () => {
		write("a.ts", OLD);
		const input = { file_path: join(root, "a.ts"), content: NEW };
		const both = ["claude-code", "cursor"];
		for (const agent of both) await send(agent, claude("Pre", "Write", input, { cursor_version: "2" }));
		write("a.ts", NEW);
		for (const agent of both) await send(agent, claude("Post", "Write", input, { cursor_version: "2" }));
		const edit = {
			conversation_id: "c",
			workspace_roots: [root],
			edits: [{ old_string: "beta line", new_string: "beta line\ngamma line" }],
		};
		await send("cursor", { ...edit, hook_event_name: "afterFileEdit", file_path: join(root, "a.ts") });
		expect(readInbox()).toMatchObject([{ tool: { name: "cursor" }, runs: [{ start: 3 }] }]);
	});

	it("does not take what a person wrote after a killed call for the assistant's", async () => {
		write("a.ts", OLD);
		const input = (text: string) => ({ file_path: "a.ts", content: text });
		await send("claude-code", claude("Pre", "Write", input("x")));
		write("a.ts", NEW);
		const next = { tool_use_id: "call-2" };
		await send("claude-code", claude("Pre", "Write", input("y"), next));
		write("a.ts", `${NEW}delta line\n`);
		await send("claude-code", claude("Post", "Write", input(`${NEW}delta line\n`), next));
		expect(claimed(`${NEW}delta line\n`)).toEqual(["delta line"]);
	});

	it("keeps only lines of the proposal when a person changed it", async () => {
		write("a.ts", OLD);
		const input = { file_path: "a.ts", content: NEW };
		await send("claude-code", claude("Pre", "Write", input));
		write("a.ts", `${NEW}typed by hand\n`);
		await send("claude-code", claude("Post", "Write", input, { tool_response: { userModified: true } }));
		expect(claimed(`${NEW}typed by hand\n`)).toEqual(["gamma line"]);
		expect(readInbox()).toMatchObject([{ proposalChanged: true }]);
	});

	it("records what an edit only took away", async () => {
		write("a.ts", NEW);
		const edit = { file_path: "a.ts", old_string: "gamma line\n", new_string: "" };
		await send("claude-code", claude("Pre", "Edit", edit));
		write("a.ts", OLD);
		await send("claude-code", claude("Post", "Edit", edit));
		expect(readInbox()).toMatchObject([{ path: "a.ts", runs: [] }]);
		expect(readInbox()[0]?.gap).toBeUndefined();
		expect(readInbox()[0]?.contentBefore).not.toBe(readInbox()[0]?.contentAfter);
	});

	it("records a deleted file, and none that is still there", async () => {
		write("a.ts", OLD);
		await send("cursor", {
			...claude("Pre", "Delete", { file_path: "a.ts" }),
			hook_event_name: "preToolUse",
		});
		rmSync(join(root, "a.ts"));
		await send("cursor", {
			...claude("Post", "Delete", { file_path: "a.ts" }),
			hook_event_name: "postToolUse",
		});
		expect(readInbox()).toMatchObject([{ path: "a.ts", contentAfter: null, runs: [] }]);
		write("b.ts", OLD);
		const failed = { tool_use_id: "call-2", hook_event_name: "postToolUse" };
		await send("cursor", claude("Post", "Delete", { file_path: "b.ts" }, failed));
		expect(readInbox().find(({ path }) => path === "b.ts")).toMatchObject({ gap: "content-after-unknown" });
	});

	it("knows version and model by the transcript where events are silent", async () => {
		write("a.ts", NEW);
		const transcript = join(root, "t.jsonl");
		const rows = [{ version: "2.1.9" }, { message: { model: "model-9" } }].map((row) => JSON.stringify(row));
		writeFileSync(transcript, rows.join("\n"));
		const edit = { file_path: "a.ts", old_string: "beta line", new_string: "beta line\ngamma line" };
		await send("claude-code", claude("Post", "Edit", edit, { transcript_path: transcript }));
		expect(readInbox()).toMatchObject([{ model: "model-9", tool: { version: "2.1.9" } }]);
	});

	it("copies, hashes and records nothing of files that hold secrets by their name", async () => {
		for (const path of [".env", "deploy/prod.pem", ".env.local"]) {
			write(path, "SECRET_WORD=hunter22\n");
			const input = { file_path: path, content: "SECRET_WORD=hunter33\n" };
			await send("claude-code", claude("Pre", "Write", input));
			write(path, "SECRET_WORD=hunter33\n");
			expect(await send("claude-code", claude("Post", "Write", input))).toMatchObject({
				gaps: 1,
				records: [],
			});
		}
		expect(readStore().filter((text) => text.includes("SECRET_WORD"))).toEqual([]);
	});

	it("claims nothing of an edit that failed", async () => {
		write("a.ts", NEW);
		const edit = { file_path: "a.ts", old_string: "x", new_string: "gamma line" };
		const event = claude("Post", "Edit", edit, { hook_event_name: "PostToolUseFailure" });
		await send("claude-code", event);
		expect(claimed(NEW)).toEqual([]);
	});

	it("counts how often a session rewrites its own lines", async () => {
		write("a.ts", OLD);
		for (const [index, text] of ["one try", "two tries", "three tries"].entries()) {
			const input = { file_path: "a.ts", content: `${OLD}${text}\n` };
			const call = { tool_use_id: `call-${index}` };
			await send("claude-code", claude("Pre", "Write", input, call));
			write("a.ts", `${OLD}${text}\n`);
			await send("claude-code", claude("Post", "Write", input, call));
		}
		expect(
			readInbox()
				.map(({ refinement }) => refinement)
				.sort(),
		).toEqual([0, 1, 2]);
	});
});

describe("shell commands", () => {
	async function run(command: string, change: () => void) {
		await send("claude-code", claude("Pre", "Bash", { command }));
		change();
		return send("claude-code", claude("Post", "Bash", { command }));
	}

	it("claims what they add to files that they name, and files that they make", async () => {
		write("a.ts", OLD);
		await run("sed -i '$a gamma line' a.ts && node gen.js", () => {
			write("a.ts", NEW);
			write("made.ts", "made line\n");
		});
		expect(claimed(`${NEW}made line`)).toEqual(["gamma line", "made line"]);
		expect(readInbox()[0]?.command).toContain("gen.js");
	});

	it("leaves a gap for files whose content before is not known", async () => {
		write("a.ts", OLD);
		await run("./build", () => write("a.ts", NEW));
		expect(readInbox()).toMatchObject([{ path: "a.ts", gap: "content-before-unknown", runs: [] }]);
	});

	it.each(["git checkout other", "npm install x", "cp x y", "curl -o a b"])(
		"claims nothing of %s",
		async (command) => {
			const outcome = await run(command, () => write("fetched.ts", "foreign line\n"));
			expect(outcome).toMatchObject({ records: [], gaps: 1 });
		},
	);

	it("claims nothing when git moved unseen", async () => {
		await run("./deploy", () => {
			write("b.ts", "foreign line\n");
			git("add", ".");
		});
		expect(readInbox()).toEqual([]);
	});
});

describe("people", () => {
	it("claims for a person only what was added since the editor was last heard", async () => {
		const save = { editor: "vscode", editor_version: "1", cwd: root, edited_filepaths: ["a.ts"] };
		write("a.ts", OLD);
		await send("known_human", save);
		expect(readInbox()).toEqual([]);
		write("a.ts", NEW);
		await send("known_human", save);
		expect(readInbox()).toMatchObject([{ kind: "human", tool: { name: "vscode" }, runs: [{ start: 3 }] }]);
	});

	it("does not claim for a person what an assistant wrote in between", async () => {
		const save = { editor: "vscode", cwd: root, edited_filepaths: ["a.ts"] };
		write("a.ts", OLD);
		await send("known_human", save);
		const input = { file_path: "a.ts", content: NEW };
		await send("claude-code", claude("Pre", "Write", input));
		write("a.ts", NEW);
		await send("claude-code", claude("Post", "Write", input));
		await send("known_human", save);
		expect(readInbox().map(({ kind }) => kind)).toEqual(["ai"]);
	});

	const save = { editor: "vscode", editor_version: "1", cwd: "", edited_filepaths: ["a.ts"] };
	const saveBy = (more: object = {}) => send("known_human", { ...save, cwd: root, ...more });

	it.each([
		["another run of the editor", { session_id: "2" }],
		["another editor", { editor: "zed" }],
		["another version", { extension_version: "2" }],
	])("claims nothing when %s reported the file before", async (_what, more) => {
		write("a.ts", OLD);
		await saveBy();
		write("a.ts", NEW);
		await saveBy(more);
		expect(readInbox()).toEqual([]);
	});

	it("claims nothing that nobody could have typed since", async () => {
		write("a.ts", OLD);
		await saveBy();
		const pasted = Array.from({ length: 40 }, (_, at) => `const pasted${at} = compute(${at});\n`).join("");
		write("a.ts", OLD + pasted);
		await saveBy();
		write("a.ts", `${OLD}${pasted}typed line\n`);
		await saveBy();
		expect(claimed(`${OLD}${pasted}typed line`)).toEqual(["typed line"]);
	});

	it("claims nothing of a file that was written long before the save", async () => {
		write("a.ts", OLD);
		await saveBy();
		write("a.ts", NEW);
		const earlier = new Date(Date.now() - 60_000);
		utimesSync(join(root, "a.ts"), earlier, earlier);
		await saveBy();
		expect(readInbox()).toEqual([]);
	});

	it.each([
		["Bash", { command: "./generate" }],
		["Edit", { file_path: "a.ts", old_string: "x", new_string: "y" }],
	])("claims nothing while a call of %s is under way", async (tool, input) => {
		write("a.ts", OLD);
		await saveBy();
		await send("claude-code", claude("Pre", tool, input));
		write("a.ts", NEW);
		await saveBy();
		expect(readInbox().filter(({ kind }) => kind === "human")).toEqual([]);
	});
});

describe("prompts", () => {
	const prompt = (text: string) => ({
		hook_event_name: "UserPromptSubmit",
		session_id: "s1",
		cwd: root,
		prompt: text,
	});

	it("are redacted before they are written, and records refer to them", async () => {
		await send("claude-code", prompt("mail jane@example.org"));
		write("a.ts", OLD);
		await send(
			"claude-code",
			claude("Post", "Write", { file_path: "a.ts", content: OLD }, { tool_response: { type: "create" } }),
		);
		const [record] = readInbox();
		const object = record?.prompt?.object ?? "";
		expect(readFileSync(join(root, ".git/countersign/prompts", `${object}.json`), "utf8")).toContain(
			"[redacted:email]",
		);
		expect(record?.prompt?.redaction?.removed).toEqual([{ rule: "email", count: 1 }]);
		expect(readStore().filter((text) => text.includes("jane@example"))).toEqual([]);
	});

	it("of 50 MB break nothing", async () => {
		expect(await send("claude-code", prompt("word ".repeat(10_000_000)))).toMatchObject({ failures: [] });
		const [name = ""] = readdirSync(join(root, ".git/countersign/prompts"));
		expect(readFileSync(join(root, ".git/countersign/prompts", name), "utf8")).toContain("49000000 more");
	});

	it.each([
		["off", 0],
		["digest", 0],
		["full", 1],
		["misspelled", 0],
	])("are kept as `%s` says", async (storage, count) => {
		git("config", "countersign.prompts", storage);
		await send("claude-code", prompt("hello"));
		const folder = join(root, ".git/countersign");
		expect(readdirSync(folder).includes("prompts") ? readdirSync(join(folder, "prompts")).length : 0).toBe(
			count,
		);
	});
});

describe("hostile or broken input", () => {
	it.each(["../outside.ts", "/etc/passwd", ".git/config", "link.ts", "folder/x.ts", "/c:/x/a.ts"])(
		"refuses the path %s",
		async (path) => {
			symlinkSync("/etc/hostname", join(root, "link.ts"));
			symlinkSync(tmpdir(), join(root, "folder"));
			const outcome = await send(
				"claude-code",
				claude("Post", "Edit", { file_path: path, old_string: "a", new_string: "b" }),
			);
			expect(outcome).toMatchObject({ records: [], gaps: 1, failures: [{ code: "CAPTURE_PATH_REFUSED" }] });
			expect(readFileSync(join(root, ".git/countersign/capture.log"), "utf8")).toContain(
				"CAPTURE_PATH_REFUSED",
			);
		},
	);

	it("reads UTF-8 with a mark and UTF-16, and reports what is neither", async () => {
		write("a.ts", NEW);
		const edit = { file_path: "a.ts", old_string: "beta line", new_string: "beta line\ngamma line" };
		const text = JSON.stringify(claude("Post", "Edit", edit));
		await send("claude-code", Buffer.from(`\ufeff${text}`, "utf16le"));
		expect(claimed(NEW)).toEqual(["gamma line"]);
		expect(await send("claude-code", Buffer.from(`\ufeff${text}`))).toMatchObject({
			failures: [],
			records: [],
		});
		const broken = Buffer.from(text, "utf16le").subarray(0, 101);
		expect(await send("claude-code", broken)).toMatchObject({
			failures: [{ code: "CAPTURE_INPUT_MALFORMED" }],
		});
	});

	it("leaves a visible failure where nothing can be written", async () => {
		writeFileSync(join(root, ".git/countersign"), "in the way");
		write("a.ts", NEW);
		const outcome = await send(
			"claude-code",
			claude("Post", "Edit", { file_path: "a.ts", old_string: "x", new_string: "gamma line" }),
		);
		expect(outcome.records).toEqual([]);
		expect(outcome.failures[0]?.code).toBe("CAPTURE_STORE_FAILED");
	});

	it("writes no secret that stands in a refused path, anywhere", async () => {
		const path = "../jane.doe@mail.example.org";
		const outcome = await send("claude-code", claude("Post", "Write", { file_path: path, content: "x" }));
		expect(outcome.failures[0]?.message).toContain("[redacted:email]");
		expect(readStore().filter((text) => text.includes("jane.doe"))).toEqual([]);
	});

	it("looks at so many files of one event, and counts the others as gaps", async () => {
		const edited = Array.from({ length: 3_000 }, (_, at) => `f${at}.ts`);
		const event = {
			type: "ai_agent",
			repo_working_dir: root,
			agent_name: "t",
			model: "m",
			conversation_id: "c",
		};
		const outcome = await send("agent-v1", { ...event, edited_filepaths: edited });
		expect(outcome.gaps).toBe(3_000);
	});

	it("takes hostile folders for none", async () => {
		const roots = Array.from({ length: 100_000 }, () => "/".concat("a/".repeat(20)));
		const event = { hook_event_name: "afterFileEdit", conversation_id: "c", file_path: "a.ts", edits: [] };
		for (const cwd of ["a/".repeat(1_000_000), "\0", `/${"x/".repeat(500_000)}`]) {
			const outcome = await send("cursor", { ...event, cwd, workspace_roots: roots });
			expect(outcome.records).toEqual([]);
		}
	});

	it("serves linked work trees from the common git folder", async () => {
		git("commit", "-q", "--allow-empty", "-m", "x");
		git("worktree", "add", "-q", "tree");
		write("tree/a.ts", NEW);
		const edit = { file_path: join(root, "tree/a.ts"), old_string: "x", new_string: "gamma line" };
		await send("claude-code", claude("Post", "Edit", edit, { cwd: join(root, "tree") }));
		expect(readInbox()).toMatchObject([{ path: "a.ts" }]);
	});
});
