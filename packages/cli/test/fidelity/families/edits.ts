import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { type Actor, TOOLS, type Tool } from "../actor.ts";
import { knownGap, on, type Step } from "../scenario.ts";
import {
	append,
	carry,
	commit,
	create,
	createPlain,
	encode,
	git,
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

const FORMS: Readonly<Record<string, (tool: Tool) => readonly Step[]>> = {
	inserts: (tool) => [insert(tool, 10)],
	"replaces unrecorded lines": (tool) => [replace(tool, 9, 2)],
	"writes a new file": (tool) => [create(tool, "src/new.ts")],
	"rewrites a whole file and keeps old lines": (tool) => [
		rewrite(tool, (l, w) => [...w.lines(tool, 2), ...l.slice(0, 9), ...w.lines(tool, 2), ...l.slice(9)]),
	],
};

const CAPTURES = TOOLS.flatMap((tool) =>
	on(
		"capture",
		Object.fromEntries(Object.entries(FORMS).map(([form, toSteps]) => [`${tool} ${form}`, toSteps(tool)])),
	),
);

const PLACES = on("edit", {
	"insert at the top": [insert("claude-code", 0)],
	"insert at the bottom": [append("claude-code")],
	"a single line": [insert("cursor", 10, 1)],
	"one line at a time, six times": Array.from({ length: 6 }, (_, i) => insert("codex", 10 + i, 1)),
	"one line at a time, upwards": Array.from({ length: 6 }, () => insert("codex", 10, 1)),
	"the whole file replaced": [rewrite("cursor", (_l, w) => w.lines("cursor", 12))],
	"delete only": [remove("cursor", 4, 2)],
	"delete around an assistant's block": [remove("hand", 8, 2), remove("hand", 1, 2)],
	"delete all but one line of a block": [remove("hand", 4, 4)],
	"delete and add again": [remember(), remove("hand", 3, 5), commit(), restore("hand")],
	"a person deletes and adds again what an assistant wrote": [
		remember(),
		remove("person", 3, 5),
		commit(),
		restore("person"),
	],
	"an assistant's line rewritten four times by itself": [
		replace("claude-code", 5),
		replace("claude-code", 5),
		replace("claude-code", 5),
		replace("claude-code", 5),
	],
	"undone by hand": [remember(), insert("cursor", 5, 4), restore("hand")],
	"undone by the assistant itself": [remember(), insert("cursor", 12, 4), restore("cursor")],
	"a file of 3,000 lines": [
		create("claude-code", "long.ts", 3000),
		insert("hand", 1500, 2, { path: "long.ts" }),
	],
	"200 edits of a file of unrecorded lines": [
		create("hand", "wide.ts", 600),
		...Array.from({ length: 20 }, (_, i) =>
			replace(i % 2 ? "cursor" : "codex", i * 30, 2, { path: "wide.ts" }),
		),
	],
	"delete the file and create it again": [git("rm", "-q", A), commit("Gone"), create("cursor", A, 5)],
	"an empty file first, then lines": [
		(w) => w.write("codex", "empty.ts", ""),
		commit(),
		append("codex", 4, { path: "empty.ts" }),
	],
});

const FUNCTION = [
	"export function measure(unit: string, lines: readonly string[]): number {",
	"\tconst known = lines.filter((line) => line.startsWith(unit));",
	"\tconst total = known.reduce((sum, line) => sum + line.length, 0);",
	"\treturn total / known.length;",
	"}",
];

const MOVES = on("move and copy", {
	"a block within the file, by hand": [move("hand", [3, 5, 12])],
	"a block within the file, by a recorded person": [move("person", [3, 5, 12])],
	"half a block within the file": [move("hand", [3, 3, 12])],
	"two blocks change places": [
		rewrite("hand", (l) => [
			...l.slice(0, 3),
			...l.slice(12, 16),
			...l.slice(8, 12),
			...l.slice(3, 8),
			...l.slice(16),
		]),
	],
	"the lines of a block in reverse order": [
		rewrite("hand", (l) => [...l.slice(0, 3), ...l.slice(3, 8).reverse(), ...l.slice(8)]),
	],
	"a block to another file, by hand": [carry("hand", [3, 5])],
	"a block to another file, by a recorded person": [carry("person", [3, 5])],
	"a block to a new file": [carry("hand", [3, 5], { to: "new.ts", where: 0 })],
	"a copy in another file": [carry("hand", [3, 5], { keep: true })],
	"a copy in another file, by a recorded person": [carry("person", [3, 5], { keep: true })],
	"a copy in the same file": [rewrite("hand", (l) => [...l, ...l.slice(3, 8)])],
	"three copies in the same file": [
		rewrite("hand", (l) => [...l, ...l.slice(3, 8), ...l.slice(3, 8), ...l.slice(3, 8)]),
	],
	"the whole file copied": [(w) => w.write("hand", "copy.ts", w.find(A))],
	"half a block to another file": [carry("hand", [3, 3], { to: "c.ts", where: 0 })],
	"two lines of a block to another file": knownGap(
		"In another file three telling lines are asked for: two imports are typed everywhere.",
		carry("hand", [3, 2]),
	),
	"a person's block to another file, by hand": [carry("hand", [12, 4])],
	"unrecorded lines, within the file by an assistant": [move("codex", [0, 3, 10])],
	"unrecorded lines, within the file by a recorded person": [move("person", [0, 3, 10])],
	"a person's lines, within the file by an assistant": [move("codex", [12, 4, 1])],
	"one assistant's lines, within the file by another": [move("codex", [3, 5, 12])],
	"unrecorded lines, moved and changed by an assistant": [
		rewrite("cursor", (l, w) => [
			...l.slice(3, 10),
			...l.slice(0, 2),
			...w.lines("cursor", 1),
			...l.slice(10),
		]),
	],
	"unrecorded lines to another file, by an assistant": [carry("codex", [0, 3])],
	"unrecorded lines to another file, by an assistant that writes them there first": knownGap(
		"Nothing recorded holds them, so that an assistant's record for the other file is the only word.",
		carry("codex", [0, 3], { keep: true }),
		remove("codex", 0, 3),
	),
	"unrecorded lines to another file, by a recorded person": [carry("person", [0, 3])],
	"unrecorded lines to another file, by a recorded person who saves there first": [
		carry("person", [0, 3], { keep: true }),
		remove("person", 0, 3),
	],
	"two unrecorded lines to another file, by a recorded person who saves there first": [
		carry("person", [0, 2], { keep: true }),
		remove("person", 0, 2),
	],
	"unrecorded lines to a new file between own ones, by a recorded person": [
		create("person", "c.ts", 3),
		async (w) => {
			const lines = [...w.lines("person", 1), ...w.read(A).slice(0, 3), ...w.lines("person", 2)];
			await w.splice("person", { path: "c.ts", at: 1, remove: 0, lines });
		},
	],
	"a copy of unrecorded lines in the same file, by a recorded person": [
		rewrite("person", (l) => [...l, ...l.slice(0, 3)]),
	],
	"a copy of unrecorded lines, formatted anew, by a recorded person": [
		async (w) => {
			const lines = w
				.read(A)
				.slice(0, 3)
				.map((line) => `\t\t${line.replace(/;/, "")}`);
			await w.splice("person", { path: B, at: 3, remove: 0, lines });
		},
	],
	"a copy of an untracked file's lines, by a recorded person": [
		(w) => w.put("notes.txt", `${w.lines("hand", 6).join("\n")}\n`),
		(w) => w.splice("person", { path: B, at: 3, remove: 0, lines: w.read("notes.txt").slice(1, 4) }),
		(w) => w.put("notes.txt", null),
	],
	"a person's own lines copied to another file, by themselves": [
		insert("person", 10, 4),
		carry("person", [10, 4], { keep: true }),
	],
	"an assistant's new file much like an unrecorded one, which stays unrecorded": [
		(w) => w.write("codex", "like.ts", `${[...w.read(B).slice(0, 6), ...w.lines("codex", 3)].join("\n")}\n`),
		(w) => w.run(`rm like.ts && echo >> ${B}`),
	],
	"an assistant's copy of an unrecorded function in its file, which is taken away again": knownGap(
		"A record of the same path is believed where its text stands, whatever the age of that text.",
		(w) =>
			w.splice("codex", {
				path: A,
				at: 8,
				remove: 0,
				lines: [...w.read(A).slice(0, 3), ...w.lines("codex", 2)],
			}),
		remove("hand", 8, 3),
	),
	"an assistant's second version of an unrecorded function, below it": [
		createPlain("hand", "v.ts", FUNCTION),
		commit(),
		type("codex", 5, [...FUNCTION, "export const second = measure;"], { path: "v.ts" }),
	],
	"an assistant's new file much like an unrecorded one that nobody committed yet": knownGap(
		"Before the first commit nothing says which of two equal files is older.",
		create("hand", "own.ts"),
		(w) => w.write("codex", "like.ts", `${[...w.read("own.ts"), ...w.lines("codex", 3)].join("\n")}\n`),
		(w) => w.run("rm like.ts"),
	),
	"git mv": [git("mv", A, "moved.ts")],
	"git mv, and edits": [
		git("mv", A, "moved.ts"),
		insert("hand", 5, 2, { path: "moved.ts" }),
		insert("cursor", 2, 2, { path: "moved.ts" }),
	],
	"git mv twice": [git("mv", A, "one.ts"), commit(), git("mv", "one.ts", "deep/two.ts".replace("deep/", ""))],
	"only the case of the name": [git("mv", A, "A.ts")],
	"two files change names": [git("mv", A, "x.ts"), git("mv", B, A), git("mv", "x.ts", B)],
	"moved to a folder and extended by another assistant": [
		(w) => w.run("mkdir -p lib && git mv a.ts lib/a.ts"),
		append("cursor", 3, { path: "lib/a.ts" }),
	],
	"the folder renamed after a commit": [
		create("codex", "old/part.ts"),
		commit(),
		git("mv", "old", "new"),
		commit(),
		insert("hand", 2, 1, { path: "new/part.ts" }),
	],
});

const FORMATS = on("format", {
	"indent deeper": [rewrite("hand", (l) => l.map((line) => `\t\t${line}`))],
	"other quotes and no semicolons": [
		rewrite("hand", (l) => l.map((line) => line.replaceAll('"', "'").replace(/;$/, ""))),
	],
	"no blanks around operators": [rewrite("hand", (l) => l.map((line) => line.replaceAll(" = ", "=")))],
	"blanks at the ends of lines": [rewrite("hand", (l) => l.map((line) => `${line}  `))],
	"blank lines between all lines": [
		rewrite("hand", (l, w) => l.flatMap((line) => [line, ...w.plain("hand", [""])])),
	],
	"all blank lines taken out": [
		rewrite("cursor", (l, w) => [
			...l,
			...w.lines("cursor", 2),
			...w.plain("cursor", [""]),
			...w.lines("cursor", 2),
		]),
		rewrite("hand", (l) => l.filter((line) => line.trim() !== "")),
	],
	"by another assistant, as an edit": [rewrite("cursor", (l) => l.map((line) => `  ${line}`))],
	"by a recorded person": [rewrite("person", (l) => l.map((line) => `  ${line}`))],
	"twice, there and back": [
		rewrite("hand", (l) => l.map((line) => `\t${line}`)),
		commit("Format"),
		rewrite("person", (l) => l.map((line) => line.trim())),
	],
	"a statement broken into three lines": knownGap(
		"A broken line is other lines; nothing says that they were one.",
		rewrite("hand", (l) =>
			l.flatMap((line, i) => (i === 5 ? line.replace(/\((\d+), /, "(\n\t$1,\n\t").split("\n") : [line])),
		),
	),
	"LF to CRLF": [encode("crlf")],
	"an assistant goes on in a CRLF file": [
		encode("crlf"),
		commit("CRLF"),
		insert("codex", 10),
		insert("cursor", 2),
	],
	"a recorded person goes on in a CRLF file": [encode("crlf"), commit("CRLF"), insert("person", 10)],
	"CRLF to LF": [encode("crlf"), commit("CRLF"), insert("codex", 10), commit(), encode("utf8")],
	"a byte order mark": [encode("bom")],
	"an assistant goes on behind a byte order mark": [encode("bom"), commit("BOM"), insert("cursor", 4)],
	"letters in Latin-1": [
		(w) => w.encodings.set("latin.c", "latin1"),
		(w) => w.write("hand", "latin.c", `${w.lines("hand", 3).join("\n")}\n// d\u00e9j\u00e0 vu\n`),
		commit(),
		append("codex", 3, { path: "latin.c" }),
	],
});

const UTF16: Step = (w) => w.encodings.set("wide.rc", "utf16le");

const FILES = on("kind of file", {
	"a folder with spaces and quotes": [create("cursor", `my "odd" dir/it's.ts`)],
	"a path in Chinese": [create("codex", "源/文件.ts")],
	"a path with glob characters": [create("claude-code", "src/[id]/*.ts".replace("*", "page"))],
	"a path that looks like an option": [create("claude-code", "--help")],
	"a hidden file": [create("claude-code", ".config/tool.yaml")],
	"no newline at the end": [
		(w) => w.write("claude-code", A, `${w.find(A)}${w.lines("claude-code", 2).join("\n")}`),
	],
	"a line added after no newline at the end": [
		(w) => w.put("n.ts", w.lines("hand", 3).join("\n")),
		commit(),
		append("cursor", 2, { path: "n.ts" }),
	],
	"Markdown prose": [
		(w) =>
			w.write(
				"hand",
				"R.md",
				w
					.lines("hand", 3)
					.map((line) => `- ${line}\n`)
					.join(""),
			),
		(w) =>
			w.splice("cursor", {
				path: "R.md",
				at: 1,
				remove: 0,
				lines: w.lines("cursor", 3).map((line) => `> ${line}`),
			}),
	],
	"a comment in every language's form": [
		createPlain("hand", "c.sql", ["-- the table of users", "create table users (id int);"]),
		type("codex", 1, ["-- the table of orders that users made", "create table orders (id int, who int);"], {
			path: "c.sql",
		}),
	],
	"a notebook": [
		(w) => w.write("claude-code", "n.ipynb", renderNotebook(w, "claude-code")),
		(w) => w.splice("hand", { path: "n.ipynb", at: 6, remove: 0, lines: w.lines("hand", 1).map(toCellLine) }),
	],
	"a cell of a notebook, by NotebookEdit": [
		(w) => w.write("hand", "n.ipynb", renderNotebook(w, "hand")),
		commit(),
		async (w) => {
			const lines = w.lines("claude-code", 2);
			const common = {
				session_id: "notebook",
				cwd: w.repository.root,
				tool_name: "NotebookEdit",
				tool_input: {
					notebook_path: join(w.repository.root, "n.ipynb"),
					new_source: lines.join("\n"),
					cell_id: "1",
				},
				tool_use_id: w.nextCall("notebook").id,
			};
			await w.deliver("claude-code", { ...common, hook_event_name: "PreToolUse" });
			w.put(
				"n.ipynb",
				`${w
					.read("n.ipynb")
					.toSpliced(6, 0, ...lines.map(toCellLine))
					.join("\n")}\n`,
			);
			await w.deliver("claude-code", { ...common, hook_event_name: "PostToolUse" });
		},
	],
	"UTF-16": knownGap(
		"git and capture see UTF-16 as binary: no line of it has an origin.",
		UTF16,
		create("codex", "wide.rc"),
	),
	"UTF-16 that nobody recorded": [UTF16, create("hand", "wide.rc")],
	"a binary file beside text": [(w) => w.put("logo.bin", "\0\u0001\u0002"), create("codex", "text.ts")],
	"behind a symbolic link": knownGap(
		"A path through a link is refused, so that no event names a file outside.",
		(w) => symlinkSync(join(w.repository.root, A), join(w.repository.root, "link.ts")),
		insert("cursor", 10, 3, { path: "link.ts" }),
	),
	"an executable script": [
		create("codex", "run.sh"),
		(w) => w.run("chmod +x run.sh"),
		commit(),
		insert("hand", 2, 1, { path: "run.sh" }),
	],
	"a minified line of 5,000 characters": [
		create("hand", "m.js", 1),
		(w) =>
			w.splice("codex", {
				path: "m.js",
				at: 1,
				remove: 0,
				lines: w.lines("codex", 1).map((line) => line.repeat(120)),
			}),
	],
});

function toCellLine(line: string): string {
	return `    ${JSON.stringify(`${line.replaceAll('"', "'")}\n`)},`;
}

function renderNotebook(world: World, actor: Actor): string {
	const head = ["{", ' "cells": [', "  {", '   "cell_type": "code",', '   "id": "1", "source": ['];
	const foot = ['    "end"', "   ]", "  }", " ],", ' "nbformat": 4', "}"];
	const cell = world.lines(actor, 4).map(toCellLine);
	return `${[...world.plain(actor, head), ...cell, ...world.plain(actor, foot)].join("\n")}\n`;
}

export const EDITS = [...CAPTURES, ...PLACES, ...MOVES, ...FORMATS, ...FILES];
