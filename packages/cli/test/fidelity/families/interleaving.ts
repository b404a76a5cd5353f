import { each, knownGap, on, prefix, type Step } from "../scenario.ts";
import {
	append,
	carry,
	commit,
	create,
	createPlain,
	insert,
	move,
	remember,
	remove,
	replace,
	restore,
	rewrite,
	type,
} from "../steps.ts";
import { A, B } from "../templates.ts";
import type { World } from "../world.ts";

const put = (change: (lines: string[], world: World) => readonly string[], path = A): Step => {
	return (w) => w.put(path, `${change(w.read(path), w).join("\n")}\n`);
};

const WHO = {
	"an unrecorded hand": "hand",
	"a recorded person": "person",
	"another assistant": "codex",
} as const;

const INSIDE = on("edits inside a block", {
	...prefix(
		"one line rewritten by",
		each(WHO, (who) => [replace(who, 5)]),
	),
	...prefix(
		"two lines inserted by",
		each(WHO, (who) => [insert(who, 5, 2)]),
	),
	...prefix(
		"a line deleted by",
		each(WHO, (who) => [remove(who, 5)]),
	),
	...prefix(
		"first and last line rewritten by",
		each(WHO, (who) => [replace(who, 3), replace(who, 7)]),
	),
	...prefix(
		"every other line rewritten by",
		each(WHO, (who) => [
			rewrite(who, (l, w) => l.flatMap((line, i) => (i % 2 && i < 9 ? w.lines(who, 1) : [line]))),
		]),
	),
	...prefix(
		"a line put between all lines by",
		each(WHO, (who) => [rewrite(who, (l, w) => l.flatMap((line) => [line, ...w.lines(who, 1)]))]),
	),
	...prefix(
		"cut in two and the half moved by",
		each(WHO, (who) => [move(who, [3, 2, 12])]),
	),
	"a long block with one line of its middle rewritten by hand": [
		insert("cursor", 10, 40),
		replace("hand", 30),
	],
	"a long block of which a third is rewritten by hand": [
		insert("cursor", 10, 30),
		...[11, 15, 16, 20, 24, 25, 29, 33, 36, 38].map((at) => replace("hand", at)),
	],
	"a block taken into an if by hand": [
		type("hand", 8, ["}"]),
		type("hand", 3, ["if (isReady) {"]),
		rewrite("hand", (l) => l.map((line, i) => (i > 3 && i < 9 ? `\t${line}` : line))),
	],
});

const TOGETHER = on("several writers", {
	"two assistants side by side": [insert("cursor", 8)],
	"two assistants one inside the other": [insert("cursor", 5, 2), insert("codex", 6, 2)],
	"one assistant rewrites the other's line": [replace("cursor", 5)],
	"two assistants rewrite the same line in turn": [
		replace("cursor", 5),
		replace("codex", 5),
		replace("cursor", 5),
	],
	"an assistant rewrites a person's lines": [replace("cursor", 12, 2)],
	"a person rewrites an assistant's lines": [replace("person", 4, 2)],
	"a person and an assistant in turn, line by line": [
		insert("person", 10, 1),
		insert("codex", 11, 1),
		insert("person", 12, 1),
		insert("codex", 13, 1),
	],
	"two sessions of one assistant": [
		insert("codex", 2, 2, { session: "one" }),
		insert("codex", 9, 2, { session: "two" }),
	],
	"a subagent in another session, same call of its parent": [
		insert("claude-code", 1, 2, { session: "parent" }),
		insert("claude-code", 10, 2, { session: "parent/agent-1" }),
	],
	"ten assistants in one file": (
		["codex", "cursor", "gemini-cli", "copilot", "windsurf", "opencode", "continue", "cline"] as const
	).map((tool, i) => insert(tool, i * 2, 2)),
	"a review that changes nothing, then work by hand": [
		async (w) => {
			const read = {
				session_id: "review",
				cwd: w.repository.root,
				tool_name: "Read",
				tool_input: { file_path: A },
			};
			await w.deliver("claude-code", { ...read, hook_event_name: "PreToolUse" });
			await w.deliver("claude-code", { ...read, hook_event_name: "PostToolUse" });
			await w.deliver("claude-code", { session_id: "review", hook_event_name: "Stop" });
		},
		insert("hand", 10),
	],
});

const inserted = (actor: "hand" | "person", at: number): Step =>
	put((l, w) => l.toSpliced(at, 0, ...w.lines(actor, 2)));

const RACES = on("order of events", {
	"by hand before the call": [insert("hand", 1, 2), insert("claude-code", 2, 2)],
	"by hand between the event before and the write, elsewhere in the file": [
		async (w) => {
			const lines = w.lines("codex", 2);
			const mine = w.lines("hand", 2);
			const text = w.read(A);
			await w.splice(
				"codex",
				{ path: A, at: 10, remove: 0, lines },
				{ afterWrite: () => w.put(A, `${[...mine, ...text.toSpliced(10, 0, ...lines)].join("\n")}\n`) },
			);
		},
	],
	"by hand between the write and the event after, with whole texts in the event": [
		insert("claude-code", 10, 2, { afterWrite: () => undefined }),
		async (w) =>
			w.splice(
				"claude-code",
				{ path: A, at: 2, remove: 0, lines: w.lines("claude-code", 2) },
				{ afterWrite: () => inserted("hand", 12)(w) as undefined },
			),
	],
	"by hand between the write and the event after, where only a snapshot helps": knownGap(
		"cline tells neither the text before nor after: what changed during its call counts as its own.",
		async (w) =>
			w.splice(
				"cline",
				{ path: A, at: 2, remove: 0, lines: w.lines("cline", 2) },
				{ afterWrite: () => inserted("hand", 12)(w) as undefined },
			),
	),
	"by hand after the last event": [insert("cursor", 10, 2), insert("hand", 11, 1)],
	"the event after never comes": knownGap(
		"Without the event after, nobody says that the assistant wrote.",
		insert("codex", 10, 2, { lost: ["after"] }),
	),
	"the event after never comes, and work goes on by hand": [
		async (w) =>
			w.splice("hand", { path: A, at: 10, remove: 0, lines: w.lines("hand", 1) }, { lost: ["after"] }),
		insert("codex", 12, 2),
	],
	"the event before never came, and the event tells the exchange": [
		insert("cursor", 10, 2, { lost: ["before"] }),
	],
	"the event before never came, and the event tells the text before": [
		insert("claude-code", 10, 2, { lost: ["before"] }),
	],
	"the event before never came, and the file was written whole": knownGap(
		"Nobody knows what stood there before; the record says so and claims no line.",
		rewrite("copilot", (l, w) => [...l, ...w.lines("copilot", 2)], { lost: ["before"] }),
	),
	"the event after comes twice": [insert("codex", 10, 3, { times: 2 })],
	"two calls at once in two files": [
		(w) =>
			Promise.all([
				w.splice("codex", { path: A, at: 4, remove: 0, lines: w.lines("codex", 2) }),
				w.splice("cursor", { path: B, at: 4, remove: 0, lines: w.lines("cursor", 2) }),
			]),
	],
	"two calls at once in one file": [
		async (w) => {
			const lines = w.lines("cursor", 2);
			const inner = () => w.splice("cursor", { path: A, at: 15, remove: 0, lines });
			await w.splice(
				"claude-code",
				{ path: A, at: 1, remove: 0, lines: w.lines("claude-code", 2) },
				{ afterWrite: inner },
			);
		},
	],
});

const EDITOR = on("an editor that reports saves", {
	"its first save alone claims nothing": [
		(w) => w.splice("person", { path: B, at: 2, remove: 0, lines: w.lines("hand", 2) }, { lost: ["before"] }),
	],
	"two saves without a change": [insert("person", 10, 1), restoreSame, restoreSame],
	"an assistant writes between two saves": [
		insert("person", 1, 1),
		insert("cursor", 10, 3),
		insert("person", 14, 1),
	],
	"an unrecorded program writes between two saves": [
		async (w) => {
			const lines = w.lines("hand", 3);
			const before = () =>
				w.put(
					A,
					`${w
						.read(A)
						.toSpliced(5, 0, ...lines)
						.join("\n")}\n`,
				);
			await w.write("person", A, w.find(A), { beforeWrite: before });
		},
	],
	"an unrecorded program writes less than a person types, right before a save": knownGap(
		"An editor that reports saves says what a file holds, not what was typed: such lines are a person's word, and shown as declared until that person signs.",
		insert("person", 10, 1),
		async (w) => {
			const lines = w.lines("hand", 2);
			const slip = () =>
				w.put(
					A,
					`${w
						.read(A)
						.toSpliced(5, 0, ...lines)
						.join("\n")}\n`,
				);
			await w.splice(
				"person",
				{ path: A, at: 12, remove: 0, lines: w.lines("person", 1) },
				{ afterWrite: slip },
			);
		},
	),
	"a pull between two saves": [
		insert("person", 1, 1),
		commit(),
		(w) => w.run("git checkout -q -b other HEAD~1"),
		insert("hand", 12, 4),
		commit("Theirs"),
		(w) => w.git("checkout", "-q", "main"),
		async (w) => w.write("person", A, w.find(A), { beforeWrite: () => void w.git("merge", "-q", "other") }),
	],
	"lines faster than anybody types": [
		(w) => w.splice("person", { path: A, at: 2, remove: 0, lines: w.lines("hand", 600) }),
	],
	"an assistant's call runs while the editor saves": [
		async (w) => {
			const save = () => w.splice("person", { path: A, at: 12, remove: 0, lines: w.lines("hand", 1) });
			await w.splice(
				"codex",
				{ path: A, at: 2, remove: 0, lines: w.lines("codex", 2) },
				{ beforeWrite: save },
			);
		},
	],
	"another window's first save": [
		insert("person", 2, 1),
		async (w) => {
			w.tick(20);
			w.put(
				A,
				`${w
					.read(A)
					.toSpliced(4, 0, ...w.lines("hand", 1))
					.join("\n")}\n`,
			);
			const event = {
				editor: "zed",
				editor_version: "1",
				cwd: w.repository.root,
				edited_filepaths: [A],
				dirty_files: {},
			};
			await w.deliver("known_human", event);
		},
	],
});

function restoreSame(w: World): Promise<void> {
	return w.write("person", A, w.find(A));
}

const UNDONE = on("undo and accept", {
	"an edit undone by hand": [remember(), insert("cursor", 5, 4), restore("hand")],
	"half of an edit undone by hand": [insert("cursor", 5, 4), remove("hand", 7, 2)],
	"an edit undone and redone by hand": [
		insert("cursor", 5, 4),
		(w) => w.run("cp a.ts redo.txt"),
		remove("hand", 5, 4),
		commit(),
		(w) => w.run("mv redo.txt a.ts"),
	],
	"a person takes over the proposal with a change": [
		async (w) => {
			const lines = w.lines({ actor: "claude-code", mixed: true }, 3);
			await w.splice("claude-code", { path: A, at: 10, remove: 0, lines }, { proposalChanged: true });
		},
	],
	"an assistant deletes lines and puts them back": [remember(), remove("codex", 0, 3), restore("codex")],
	"an assistant deletes unrecorded lines and puts them back elsewhere": [
		(w) => w.run("head -3 a.ts > kept.txt"),
		remove("codex", 0, 3),
		async (w) => w.splice("codex", { path: A, at: 8, remove: 0, lines: w.read("kept.txt") }),
		(w) => w.run("rm kept.txt"),
	],
	"completion accepted": [
		async (w) => {
			const lines = w.lines("cursor", 1);
			const [first = ""] = w.read(A);
			w.put(
				A,
				`${w
					.read(A)
					.toSpliced(1, 0, ...lines)
					.join("\n")}\n`,
			);
			const common = { conversation_id: "tab", workspace_roots: [w.repository.root], model: "tab-1" };
			const edits = [{ old_string: first, new_string: [first, ...lines].join("\n") }];
			await w.deliver("cursor", { ...common, hook_event_name: "afterTabFileEdit", file_path: A, edits });
		},
	],
	"pasted from a chat, and nobody records": [insert("hand", 5, 6)],
});

const GUARD = ["if (!user) {", "\treturn null;", "}"];
const BODY = [
	"export function loadUser(id: string) {",
	"\tconst row = table.get(id);",
	"\treturn row ?? null;",
	"}",
];
const STATE = [
	"const [loading, setLoading] = useState(false);",
	"const [error, setError] = useState<Error | null>(null);",
];
const LOOP = ["const result = [];", "for (const item of items) {", "\tif (!item.active) continue;"];
const CATCH = ["} catch (error) {", "\tconsole.error(error);", "\treturn null;", "}"];
const IMPORTS = ['import { readFile } from "node:fs/promises";', 'import { join } from "node:path";'];
const TEST_HEAD = [
	'import { describe, expect, it } from "vitest";',
	'import { openRepository } from "../index.ts";',
];

/** Lines that everybody writes: an assistant in one place, somebody unrecorded in another. */
const COMMON = {
	"a guard": GUARD,
	"the end of a try": CATCH,
	"the head of a loop": LOOP,
	"two imports": IMPORTS,
	"two hooks of React": STATE,
	"the head of a test": TEST_HEAD,
	"brackets and a blank line": ["\t}", "}", ""],
	"a return": ["\treturn undefined;", "}"],
};

const LOOKALIKES = on("lines like others", {
	...prefix(
		"in another file by hand:",
		each(COMMON, (texts) => [
			async (w) => {
				const lines = [...w.lines("codex", 2), ...w.plain("codex", texts), ...w.lines("codex", 2)];
				await w.splice("codex", { path: A, at: 9, remove: 0, lines });
			},
			commit(),
			type("hand", 4, texts, { path: B }),
		]),
	),
	...prefix(
		"in the same file by hand:",
		each(COMMON, (texts) => [
			async (w) => {
				const lines = [...w.lines("codex", 2), ...w.plain("codex", texts), ...w.lines("codex", 2)];
				await w.splice("codex", { path: A, at: 9, remove: 0, lines });
			},
			commit(),
			type("hand", 1, texts),
		]),
	),
	"a function of an assistant, brackets and all": [type("claude-code", 10, BODY)],
	"a guard typed below an assistant's function": [type("claude-code", 10, BODY), type("hand", 14, GUARD)],
	"a guard typed inside an assistant's function": [type("claude-code", 10, BODY), type("hand", 12, GUARD)],
	"a bracket typed after an assistant's block": [insert("cursor", 10, 3), type("hand", 13, ["}"])],
	"a blank line typed inside an assistant's block": [insert("cursor", 10, 4), type("hand", 12, [""])],
	"an assistant's blank lines and brackets": [type("cursor", 10, ["", "{", "\tconst x = 1;", "}", ""])],
	"the same function by two assistants in two files": [
		type("codex", 10, BODY),
		createPlain("cursor", "c.ts", BODY),
	],
	"the same function by a person in another file": [
		type("codex", 10, BODY),
		(w) =>
			w.splice("person", {
				path: B,
				at: 3,
				remove: 0,
				lines: w.plain("person", ["// mine", "const n = 1;"]),
			}),
	],
	"a table of near equal rows, every other by hand": [
		(w) =>
			w.write(
				"codex",
				"t.ts",
				`${w.plain("codex", ["row(1);", "row(2);", "row(3);", "row(4);"]).join("\n")}\n`,
			),
		type("hand", 2, ["row(5);", "row(6);"], { path: "t.ts" }),
	],
	"a changelog heading written again by hand": knownGap(
		"Of two equal headings nothing says which one was there first: a blank line changes sides.",
		createPlain("codex", "CHANGES.md", ["# Changes", "", "## Added", "", "- The first thing that was added"]),
		commit(),
		type("hand", 2, ["## Added", "", "- Another thing that somebody added", ""], { path: "CHANGES.md" }),
	),
	"a copied license header above unrecorded code": [
		createPlain("cursor", "one.ts", [
			"// SPDX-License-Identifier: Apache-2.0",
			"// Copyright The Authors",
			"work();",
		]),
		commit(),
		createPlain("hand", "two.ts", [
			"// SPDX-License-Identifier: Apache-2.0",
			"// Copyright The Authors",
			"other();",
		]),
	],
	"the same edit by hand in two places of a file": [
		create("hand", "s.ts", 10),
		type("codex", 2, ["checkAccess(user);", "logAccess(user);"], { path: "s.ts" }),
		type("hand", 8, ["checkAccess(user);", "logAccess(user);"], { path: "s.ts" }),
	],
	"a block carried away and replaced by the same words of a hand": [
		type("codex", 10, BODY),
		carry("hand", [10, 4]),
		commit(),
		append("hand", 2),
	],
});

export const INTERLEAVING = [...INSIDE, ...TOGETHER, ...RACES, ...EDITOR, ...UNDONE, ...LOOKALIKES];
