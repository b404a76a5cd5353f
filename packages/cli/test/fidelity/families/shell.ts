import { each, knownGap, on, prefix, type Step } from "../scenario.ts";
import type { ShellTool } from "../shell-voices.ts";
import { commit, create, createPlain, insert, onBranch, replace } from "../steps.ts";
import { A, B } from "../templates.ts";
import type { Circumstances, World } from "../world.ts";

const TOOLS = {
	"Claude Code": "claude-code",
	Codex: "codex",
	Cursor: "cursor",
	Gemini: "gemini-cli",
	Copilot: "copilot",
} as const;

/** Runs a command that may need lines of an actor's. */
function sh(
	tool: ShellTool,
	toText: (lines: readonly string[], world: World) => string,
	around: Circumstances & { readonly count?: number; readonly by?: "hand"; readonly cwd?: string } = {},
): Step {
	const { count = 3, by, cwd, ...rest } = around;
	return (w) => {
		const text = toText(w.lines(by ?? tool, count), w);
		return w.shell(
			tool,
			{ text, ...(cwd === undefined ? {} : { cwd: `${w.repository.root}/${cwd}` }) },
			rest,
		);
	};
}

const heredoc = (file: string, lines: readonly string[], mark = ">") =>
	`cat ${mark} ${file} <<'EOF'\n${lines.join("\n")}\nEOF`;

const WRITES = on("shell", {
	...prefix(
		"a new file by a here-document of",
		each(TOOLS, (tool) => [sh(tool, (l) => heredoc("new.ts", l))]),
	),
	...prefix(
		"lines appended to a file by",
		each(TOOLS, (tool) => [sh(tool, (l) => heredoc(A, l, ">>"))]),
	),
	"agent-v1 with a call's id": [sh("agent-v1", (l) => heredoc("new.ts", l))],
	"sed -i that inserts lines": [
		sh("claude-code", (l) => l.map((line) => `sed -i '10i ${line}' ${A}`).join("\n")),
	],
	"sed -i that rewrites one line": [sh("codex", ([line = ""]) => `sed -i '10c ${line}' ${A}`, { count: 1 })],
	"sed -i that deletes lines": [sh("codex", () => `sed -i '1,2d' ${A}`)],
	"printf in a loop into several files": [
		sh(
			"claude-code",
			([a = "", b = "", c = ""]) => `printf '%s\\n' '${a}' > x.ts; printf '%s\\n' '${b}' '${c}' > y.ts`,
		),
	],
	"a script that generates a file": [
		createPlain("hand", "gen.sh", ["#!/bin/sh", `printf '%s\\n' "$@" > generated.ts`]),
		commit(),
		sh("codex", ([a = "", b = ""]) => `sh gen.sh '${a}' '${b}'`, { count: 2 }),
	],
	"a file in a folder that the command makes": [
		sh("gemini-cli", (l) => `mkdir -p deep/er && ${heredoc("deep/er/new.ts", l)}`),
	],
	"a command that runs in a folder below": [
		create("hand", "lib/old.ts"),
		commit(),
		sh("claude-code", (l) => heredoc("new.ts", l), { cwd: "lib" }),
	],
	"two commands after each other": [
		sh("claude-code", (l) => heredoc("one.ts", l)),
		sh("claude-code", (l) => heredoc("one.ts", l, ">>")),
	],
	"a command of one assistant and an edit of another": [
		sh("codex", (l) => heredoc("one.ts", l)),
		insert("cursor", 1, 2, { path: "one.ts" }),
	],
	"a file written and deleted at once": [sh("codex", (l) => `${heredoc("tmp.ts", l)}\nrm tmp.ts`)],
	"a command that changes nothing": [sh("claude-code", () => "true")],
	"a formatter over everything": [sh("claude-code", () => `sed -i 's/^/  /' ${A} ${B}`)],
	"a formatter over an assistant's own lines": [
		insert("codex", 10),
		sh("codex", () => `sed -i 's/ = /=/' ${A}`),
	],
});

const FOREIGN = on("shell that brings others' lines", {
	"git checkout of another branch's file": [
		onBranch("other", create("hand", "theirs.ts"), commit()),
		sh("claude-code", () => "git checkout other -- theirs.ts"),
	],
	"git merge": [
		onBranch("other", create("hand", "theirs.ts"), commit()),
		sh("codex", () => "git merge -q other"),
	],
	"git stash pop": [
		create("hand", "theirs.ts"),
		(w) => w.git("stash", "push", "-q", "--include-untracked"),
		sh("cursor", () => "git stash pop -q"),
	],
	"git revert": [
		(w) => w.git("rm", "-q", B),
		commit("Gone"),
		sh("claude-code", () => "git revert --no-edit HEAD"),
	],
	"git hidden in a script": [
		createPlain("hand", "update.sh", ["#!/bin/sh", "git checkout -q other -- theirs.ts"]),
		commit(),
		onBranch("other", create("hand", "theirs.ts"), commit()),
		sh("codex", () => "sh update.sh"),
	],
	"cp of a file of hand": [sh("claude-code", () => `cp ${B} copy.ts`)],
	"cp of a file of its own": [create("claude-code", "own.ts"), sh("claude-code", () => "cp own.ts copy.ts")],
	"mv of a file of its own": [
		create("claude-code", "own.ts"),
		commit(),
		sh("claude-code", () => "mv own.ts moved.ts"),
	],
	"an archive unpacked": [
		create("hand", "pack/theirs.ts"),
		(w) => w.run("tar -cf ../pack.tar pack && rm -r pack"),
		sh("codex", () => "tar -xf ../pack.tar"),
	],
	"a package manager that writes a lock file": [
		sh(
			"claude-code",
			(l) =>
				`npm() { ${heredoc("package-lock.json", l)}\n}; npm install left-pad`.replaceAll("EOF\n}", "EOF\n}"),
			{ by: "hand" },
		),
	],
	"a patch of its own applied by git apply": knownGap(
		"git apply brings lines that anybody may have written.",
		sh("codex", (l) => `git apply <<'EOF'\n${renderDiff(l)}EOF`),
	),
});

function renderDiff(lines: readonly string[]): string {
	const added = lines.map((line) => `+${line}\n`).join("");
	return `diff --git a/p.ts b/p.ts\nnew file mode 100644\n--- /dev/null\n+++ b/p.ts\n@@ -0,0 +1,${lines.length} @@\n${added}`;
}

const append = (file: string, lines: readonly string[]) => (w: World) =>
	w.put(file, `${w.find(file) ?? ""}${lines.join("\n")}\n`);

const TIMES = on("shell and time", {
	"a person writes another file while a long command runs": [
		async (w) => {
			const mine = w.lines("hand", 3);
			const after = () => {
				append("mine.ts", mine)(w);
				w.tick(5);
			};
			await w.shell(
				"claude-code",
				{ text: heredoc("ours.ts", w.lines("claude-code", 2)) },
				{ afterWrite: after },
			);
		},
	],
	"a background job that ends after the last event": knownGap(
		"What a job writes after its command has ended, nobody reports.",
		async (w) => {
			const lines = w.lines("codex", 3);
			await w.shell("codex", { text: "sleep 0 &" });
			append("late.ts", lines)(w);
		},
	),
	"a command whose event before was lost": knownGap(
		"Without the state before nothing can be compared; a gap is counted.",
		sh("claude-code", (l) => heredoc("new.ts", l), { lost: ["before"] }),
	),
	"a command whose event after was lost, then work by hand": [
		async (w) => {
			await w.shell("claude-code", { text: "true" }, { lost: ["after"] });
			append("mine.ts", w.lines("hand", 3))(w);
		},
	],
	"a command whose event after comes twice": [sh("codex", (l) => heredoc("new.ts", l), { times: 2 })],
	"by hand between two commands": [
		sh("codex", (l) => heredoc("one.ts", l)),
		replace("hand", 1, 1, { path: "one.ts" }),
		sh("codex", (l) => heredoc("one.ts", l, ">>")),
	],
	"a file of the same size and another text": [
		async (w) => {
			await w.write("hand", "same.ts", `${w.lines("hand", 2).join("\n")}\n`);
			w.commit();
			const lines = w.lines("codex", 2);
			await w.shell("codex", { text: heredoc("same.ts", lines) });
		},
	],
	"an edit outside of the repository": [
		async (w) => {
			await w.shell("codex", { text: `echo one > ${w.folder}/outside.txt` });
		},
	],
	"a command in another repository of the workspace": [
		async (w) => {
			w.run(`git init -q ${w.folder}/second`);
			await w.shell("codex", { text: `echo "const two = 2;" > ${w.folder}/second/two.ts` });
		},
	],
});

export const SHELL = [...WRITES, ...FOREIGN, ...TIMES];
