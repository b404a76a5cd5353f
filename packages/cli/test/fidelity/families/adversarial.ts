import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { lineFingerprint } from "@countersign/core/kit";
import { each, knownGap, on, prefix, type Step } from "../scenario.ts";
import { commit, createPlain, git, insert, replace, type } from "../steps.ts";
import { assertStable, changeInbox, changeRef, drop, forge, forget } from "../store-steps.ts";
import { A, B } from "../templates.ts";
import type { World } from "../world.ts";

/** The assistant's block of the base. */
const BLOCK = { from: 3, count: 5 };
const expectMixed: Step = (w) => w.oracle.expect("claude-code", { actor: "claude-code", mixed: true });

const FORGED = on("forged record", {
	"a person for an assistant's block, younger": [forge({ ...BLOCK })],
	"a person for an assistant's block, older": [forge({ ...BLOCK, at: "2020-01-01T00:00:00Z" })],
	"a person for an assistant's block, from the year 9999": [forge({ ...BLOCK, at: "9999-12-31T23:59:59Z" })],
	"a person for an assistant's block, of another path": [forge({ ...BLOCK, path: "elsewhere.ts" })],
	"a person for an assistant's block, at the same moment": [
		async (w) => {
			await w.judge([A]);
			const [row = ""] = w
				.listFiles("refs/countersign/provenance")
				.map(([, blob]) => w.git("cat-file", "blob", blob))
				.filter((text) => text.includes('"claude-code"'));
			const { at } = JSON.parse(row) as { at: string };
			await forge({ ...BLOCK, at })(w);
		},
		expectMixed,
	],
	"a person for the whole file": knownGap(
		"A record is nobody's signature: whoever can write into the inbox can claim unrecorded lines for a person.",
		forge({}),
	),
	"an assistant for a person's block, younger": knownGap(
		"A record is nobody's signature: whoever can write into the inbox can claim lines for an assistant.",
		forge({ from: 12, count: 4, kind: "ai", tool: { name: "cursor", version: null } }),
	),
	"an assistant for unrecorded lines": knownGap(
		"A record is nobody's signature: whoever can write into the inbox can claim lines for an assistant.",
		forge({ from: 0, count: 3, kind: "ai", tool: { name: "cursor", version: null } }),
	),
	"an assistant for every bracket and blank line": [
		type("hand", 1, ["}", "", "{", "", "});"]),
		forge({ from: 1, count: 5, kind: "ai", tool: { name: "cursor", version: null } }),
	],
	"a person for every bracket and blank line": [
		type("hand", 1, ["}", "", "{", "", "});"]),
		forge({ from: 1, count: 5 }),
	],
	"a tool that has no name": [
		forge({ ...BLOCK, kind: "ai", tool: { name: "", version: null }, at: "2020-01-01T00:00:00Z" }),
	],
	"imported, and a person": [forge({ imported: { format: "git-ai", grade: "declared" } })],
	"a session with control characters": [
		forge({
			...BLOCK,
			kind: "ai",
			tool: { name: "claude-code", version: null },
			session: "a\u0007b\u001b[2J",
			at: "2020-01-01T00:00:00Z",
		}),
	],
});

const changes: Readonly<Record<string, (text: string) => string>> = {
	"its kind": (text) => text.replace('"kind":"ai"', '"kind":"human"'),
	"its path": (text) => text.replace('"path":"a.ts"', '"path":"b.ts"'),
	"its tool": (text) => text.replace('"claude-code"', '"handwork"'),
	"its time": (text) => text.replace("2026-03", "2025-03"),
	"one digit of a fingerprint": (text) => text.replace(/"lines":\["./, '"lines":["0'),
	"a blank": (text) => `${text} `,
};

const isAssistants = (text: string) => text.includes('"kind":"ai"');

const EDITED = on("edited record", {
	...prefix(
		"in the ref:",
		each(changes, (change) => [
			changeRef((entries) =>
				entries.map(([path, text]) => [path, isAssistants(text) ? change(text) : text] as const),
			),
			forgetUnlessSame(change),
		]),
	),
	...prefix(
		"in the inbox:",
		each(changes, (change) => [
			insert("claude-code", 10, 2),
			commit(),
			changeInbox((text) => (isAssistants(text) ? change(text) : null)),
			forgetUnlessSame(change),
		]),
	),
	"one record under another's name": [
		changeRef((entries) => {
			const texts = entries.map(([, text]) => text).reverse();
			return entries.map(([path], at) => [path, texts[at] ?? ""] as const);
		}),
		forget("all"),
	],
});

function forgetUnlessSame(change: (text: string) => string): Step {
	const sample = '{"kind":"ai","lines":["1"],"path":"a.ts","tool":"claude-code","at":"2026-03"}';
	return (w) => {
		if (change(sample) === sample) throw new Error("Nothing was changed.");
		w.oracle.expect("claude-code", { actor: "hand" });
	};
}

const DELETED = on("deleted record", {
	"the assistant's": [
		changeRef((entries) => entries.filter(([, text]) => !isAssistants(text))),
		forget("claude-code"),
	],
	"the person's": [
		changeRef((entries) => entries.filter(([, text]) => isAssistants(text))),
		forget("person"),
	],
	"the whole ref": [
		(w) => w.judge([A]),
		git("update-ref", "-d", "refs/countersign/provenance"),
		forget("all"),
	],
	"the assistant's, and a person's forged for its lines": knownGap(
		"A record is nobody's signature: who can delete one and write another decides.",
		changeRef((entries) => entries.filter(([, text]) => !isAssistants(text))),
		forge({ ...BLOCK }),
	),
});

const MISPLACED = on("replayed or misplaced record", {
	"an assistant's record for another path": [
		(w) =>
			forge({
				...BLOCK,
				kind: "ai",
				tool: { name: "claude-code", version: null },
				path: B,
				at: "2020-01-01T00:00:00Z",
			})(w),
	],
	"the person's record after the lines were rewritten by hand": [replace("hand", 12, 4), assertStable],
	"the assistant's record after the lines were rewritten by hand": [replace("hand", 3, 5)],
	"a record of another repository": [
		drop(...foreign(["const other = repository();", "return other;"])),
		createPlain("hand", "c.ts", ["const mine = repository();", "return mine;"]),
	],
	"a record of another repository with everybody's lines": [
		drop(...foreign(['import { join } from "node:path";', "export default {", "};", "return null;", "}"])),
		createPlain("hand", "c.ts", ['import { join } from "node:path";', "", "export default {", "};"]),
	],
	"records in the tree of the repository": [
		(w) =>
			w.run("mkdir -p refs/countersign && cp -r .git/countersign/inbox refs/countersign/provenance || true"),
		(w) => w.run("rm -rf refs"),
		replace("hand", 0, 2),
	],
});

function foreign(lines: readonly string[]): [string, string] {
	const run = { start: 1, lines: lines.map(lineFingerprint), before: null, after: null };
	const record = {
		at: "2026-03-01T00:00:00Z",
		kind: "ai",
		path: "other.ts",
		runs: [run],
		tool: { name: "cursor", version: null },
	};
	return [`${"f".repeat(64)}.json`, JSON.stringify(record)];
}

const TRACE = {
	version: "0.1.0",
	id: "6f1c0a52-0000-4000-8000-000000000001",
	timestamp: "2026-03-01T00:00:00Z",
	files: [
		{
			path: A,
			conversations: [{ contributor: { type: "human" }, ranges: [{ start_line: 1, end_line: 16 }] }],
		},
	],
};

const note = (body: string): Step => {
	return (w) => {
		const json = JSON.stringify({
			schema_version: "authorship/3.0.0",
			base_commit_sha: w.git("rev-parse", "HEAD"),
			prompts: {},
			humans: { h_0123456789abcd: { author: "Eve <e@example.com>" } },
		});
		w.repository.gitInput(`${body}\n---\n${json}`, "notes", "--ref=ai", "add", "-f", "-F", "-", "HEAD");
	};
};

const OTHERS = on("others' evidence", {
	"an Agent Trace record in the tree that calls everything a person's": [
		(w) => {
			w.run("mkdir -p .agent-trace");
			w.put(
				".agent-trace/traces.jsonl",
				`${JSON.stringify({ ...TRACE, vcs: { type: "git", revision: w.git("rev-parse", "HEAD") } })}\n`,
			);
		},
	],
	"an address of an assistant on a person's recorded lines": [
		insert("person", 9, 2),
		(w) => w.git("add", "--all"),
		(w) => w.git("commit", "-q", "-m", "Mine\n\nSigned-off-by: Pat <pat@example.com>"),
	],
	"no trailer on an assistant's lines": [insert("codex", 9, 2), commit("No trailer at all")],
	"a trailer of another assistant on an assistant's lines": [
		insert("codex", 9, 2),
		commit("Add\n\nCo-authored-by: Cursor <cursoragent@cursor.com>"),
	],
	"an assistant's lines in a commit signed off by a person": [
		insert("codex", 9, 2),
		commit("Add\n\nSigned-off-by: Ada <ada@example.com>"),
	],
	"a git-ai note that calls an assistant's lines a person's": [
		note(`${A}\n  h_0123456789abcd 4-8`),
		expectMixed,
	],
	"a git-ai note that calls unrecorded lines a person's": knownGap(
		"A note stands in a ref that the change's author need not be able to write; until it is signed, it is believed (ADR 7).",
		insert("hand", 0, 2),
		commit(),
		note(`${A}\n  h_0123456789abcd 1-2`),
	),
	"a git-ai note that is broken": [insert("hand", 0, 2), commit(), note(`${A}\n  h_0123456789abcd 1-`)],
});

/** An edit as Claude Code reports it, with another path or another form. */
function claude(w: World, path: string, more: object = {}): object {
	return {
		session_id: "hostile",
		cwd: w.repository.root,
		hook_event_name: "PostToolUse",
		tool_name: "Write",
		tool_input: { file_path: path, content: `${w.read(A).join("\n")}\n` },
		tool_response: { type: "create", filePath: path },
		tool_use_id: w.nextCall("hostile").id,
		...more,
	};
}

const PATHS = {
	"above the repository": () => "../../../etc/passwd",
	absolute: () => "/etc/passwd",
	"inside .git": () => ".git/config",
	"inside .GIT": () => ".GIT/hooks/pre-commit",
	"with a NUL": () => "a.ts\0.png",
	"with a line end": () => "a\nb.ts",
	empty: () => "",
	"4,000 folders deep": () => `${"d/".repeat(4_000)}x.ts`,
	"another machine's": () => "C:\\Users\\eve\\a.ts",
	"a folder": () => ".",
};

const EVENTS = on("hostile event", {
	...prefix(
		"a path",
		each(PATHS, (toPath) => [(w) => w.deliver("claude-code", claude(w, toPath()))]),
	),
	"a path through a link out of the repository": [
		(w) => symlinkSync(w.folder, join(w.repository.root, "out")),
		(w) => w.deliver("claude-code", claude(w, "out/a.ts")),
		(w) => w.run("rm out"),
	],
	"a new file that is not new": [(w) => w.deliver("claude-code", claude(w, A, { tool_response: {} }))],
	"a call that failed": [
		(w) =>
			w.deliver(
				"claude-code",
				claude(w, A, { hook_event_name: "PostToolUseFailure", tool_response: { error: "no" } }),
			),
	],
	"text that was never written": knownGap(
		"An assistant that reports an edit which it did not make is believed: that raises scrutiny.",
		(w) =>
			w.deliver("cursor", {
				conversation_id: "c",
				workspace_roots: [w.repository.root],
				hook_event_name: "afterFileEdit",
				file_path: A,
				edits: [{ old_string: "not here", new_string: w.read(A)[0] }],
			}),
	),
	"not JSON": [(w) => w.deliver("codex", Buffer.from("{]"))],
	"half a character": [(w) => w.deliver("codex", Buffer.from([0x7b, 0xff, 0xfe, 0xd8]))],
	"a list": [(w) => w.deliver("codex", [])],
	"an unknown assistant": [(w) => w.deliver("nobody", claude(w, A))],
	"keys of an object's prototype": [
		(w) => {
			const text = JSON.stringify(claude(w, A, { tool_response: {} }));
			return w.deliver(
				"claude-code",
				Buffer.from(text.replace("{", '{"__proto__":{"kind":"human","type":"create"},')),
			);
		},
	],
	"UTF-16 with a byte order mark, and right": [
		async (w) => {
			const lines = w.lines("copilot", 2);
			const args = JSON.stringify({
				path: join(w.repository.root, "wide.ts"),
				file_text: `${lines.join("\n")}\n`,
			});
			const event = {
				sessionId: "s",
				timestamp: 1,
				cwd: w.repository.root,
				toolName: "create",
				toolArgs: args,
			};
			const encode = (value: object) => Buffer.from(`\uFEFF${JSON.stringify(value)}`, "utf16le");
			await w.deliver("copilot", encode(event));
			w.put("wide.ts", `${lines.join("\n")}\n`);
			await w.deliver("copilot", encode({ ...event, toolResult: { resultType: "success" } }));
		},
	],
	"a prompt of 5 MB, and then an edit": [
		(w) =>
			w.deliver("claude-code", {
				session_id: "session-claude-code",
				cwd: w.repository.root,
				hook_event_name: "UserPromptSubmit",
				prompt: "word ".repeat(1_000_000),
			}),
		insert("claude-code", 10),
	],
	"a thousand edits in one event": [
		async (w) => {
			const edits = Array.from({ length: 1_001 }, () => ({ old_string: "x", new_string: "y" }));
			await w.deliver("cursor", {
				conversation_id: "c",
				workspace_roots: [w.repository.root],
				hook_event_name: "afterFileEdit",
				file_path: A,
				edits,
			});
		},
	],
	"a save that claims an assistant's lines during its call": [
		async (w) => {
			const save = {
				editor: "vscode",
				editor_version: "1",
				cwd: w.repository.root,
				edited_filepaths: [A],
				dirty_files: {},
			};
			await w.deliver("known_human", save);
			const lines = w.lines("codex", 2);
			await w.splice(
				"codex",
				{ path: A, at: 10, remove: 0, lines },
				{ afterWrite: async () => void (await w.deliver("known_human", save)) },
			);
			await w.deliver("known_human", save);
		},
	],
});

export const ADVERSARIAL = [...FORGED, ...EDITED, ...DELETED, ...MISPLACED, ...OTHERS, ...EVENTS];
