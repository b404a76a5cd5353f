import { join } from "node:path";
import type { World } from "./world.ts";

/** Files to judge at the end; `a.ts` when a scenario says nothing. */
type Play = (world: World) => readonly string[] | undefined;

export interface Scenario {
	/** The git operation or edit pattern that precision and recall are reported for. */
	readonly operation: string;
	readonly name: string;
	readonly play: Play;
}

const A = "a.ts";
const B = "b.ts";

function on(operation: string, plays: Readonly<Record<string, (world: World) => unknown>>) {
	return Object.entries(plays).map(([name, play]): Scenario => {
		const paths = (found: unknown) => (Array.isArray(found) ? found.map(String) : undefined);
		return { operation, name, play: (world) => paths(play(world)) };
	});
}

/** Base of every scenario: eight unrecorded lines, then five of one assistant and four of a recorded person. */
export function prepare(world: World): void {
	world.write("hand", A, `${world.lines("hand", 8).join("\n")}\n`);
	world.write("hand", B, `${world.lines("hand", 8).join("\n")}\n`);
	world.commit("Start");
	world.insert("claude-code", A, [3, 5]);
	world.insert("person", A, [12, 4]);
	world.commit("First");
}

/** A branch with two commits beside one on main that touches other lines. */
function branch(world: World): void {
	world.git("checkout", "-q", "-b", "topic");
	world.insert("claude-code", A, [5, 4]);
	world.commit("Topic one");
	world.insert("cursor", A, [14, 3]);
	world.insert("hand", A, [2, 1]);
	world.commit("Topic two");
	world.git("checkout", "-q", "main");
	world.insert("hand", B, [4, 2]);
	world.insert("cursor", B, [8, 3]);
	world.commit("Main goes on");
}

/** As a forge does it: objects and refs, no work tree, another committer. */
function forgeCommit(world: World, message: string, tree: string): void {
	const parent = world.git("rev-parse", "main");
	const commit = world.git("-c", "user.name=Forge", "commit-tree", tree, "-p", parent, "-m", message);
	world.git("update-ref", "refs/heads/main", commit);
	world.git("checkout", "-q", "-f", "main");
}

function forgeMergeTree(world: World): string {
	return world.git("merge-tree", "--write-tree", "main", "topic").split("\n")[0] ?? "";
}

function stageText(world: World, path: string, text: string): void {
	const blob = world.repository.gitInput(text, "hash-object", "-w", "--stdin");
	world.git("update-index", "--cacheinfo", `100644,${blob},${path}`);
}

const EDITS = on("edit", {
	"insert at the top": (w) => w.insert("claude-code", A, 0),
	"insert in the middle": (w) => w.insert("claude-code", A, 10),
	"insert at the bottom": (w) => w.insert("claude-code", A, 17),
	"a single line": (w) => w.insert("cursor", A, [10, 1]),
	"replace lines": (w) => w.edit("claude-code", A, (l) => l.toSpliced(9, 3, ...w.lines("claude-code", 2))),
	"delete only": (w) => w.edit("cursor", A, (l) => l.toSpliced(4, 2)),
	"delete and add again": (w) => {
		const lines = w.read(A);
		w.edit("hand", A, (l) => l.toSpliced(3, 5));
		w.commit("Gone");
		w.write("hand", A, `${lines.join("\n")}\n`);
	},
	"move a block within the file": (w) => w.edit("hand", A, (l) => [...l.toSpliced(3, 5), ...l.slice(3, 8)]),
	"move a block to another file": (w) => {
		const block = w.read(A).slice(3, 8);
		w.edit("hand", A, (l) => l.toSpliced(3, 5));
		w.edit("hand", B, (l) => l.toSpliced(2, 0, ...block));
		return [A, B];
	},
	"copy a block to another file": (w) => {
		w.edit("hand", B, (l) => [...l, ...w.read(A).slice(3, 8)]);
		return [A, B];
	},
	"blank lines between": (w) => w.edit("hand", A, (l) => l.flatMap((line) => [line, ""])),
	"a new file": (w) => {
		w.write("claude-code", "new.ts", `${w.lines("claude-code", 12).join("\n")}\n`);
		return [A, "new.ts"];
	},
	"a new folder with spaces and quotes": (w) => {
		const path = `my "odd" dir/it's.ts`;
		w.write("cursor", path, `${w.lines("cursor", 4).join("\n")}\n`);
		return [path];
	},
	"a path in Chinese": (w) => {
		w.write("cursor", "源/文件.ts", `${w.lines("cursor", 4).join("\n")}\n`);
		return ["源/文件.ts"];
	},
	"no newline at the end": (w) =>
		w.write("claude-code", A, `${w.text(A)}${w.lines("claude-code", 2).join("\n")}`),
	"a file of 3,000 lines": (w) => {
		w.write("claude-code", "long.ts", `${w.lines("claude-code", 3000).join("\n")}\n`);
		w.insert("hand", "long.ts", [1500, 2]);
		return ["long.ts"];
	},
	"delete and create again": (w) => {
		w.git("rm", "-q", A);
		w.commit("Gone");
		w.write("cursor", A, `${w.lines("cursor", 5).join("\n")}\n`);
	},
});

const FORMATS = on("format", {
	"indent deeper": (w) => w.edit("hand", A, (l) => l.map((line) => `\t\t${line}`)),
	"other quotes and no semicolons": (w) =>
		w.edit("hand", A, (l) => l.map((line) => line.replaceAll('"', "'").replace(/;$/, ""))),
	"blanks around operators": (w) => w.edit("hand", A, (l) => l.map((line) => line.replaceAll(" = ", "="))),
	"LF to CRLF": (w) => w.write("hand", A, w.text(A).replaceAll("\n", "\r\n")),
	"a byte order mark": (w) => w.write("hand", A, `\uFEFF${w.text(A)}`),
	"by the assistant": (w) => w.edit("cursor", A, (l) => l.map((line) => `  ${line}`)),
	"by a recorded person": (w) => w.edit("person", A, (l) => l.map((line) => `  ${line}`)),
});

const BETWEEN = on("interleaving", {
	"a person inside the block": (w) => w.edit("hand", A, (l) => l.with(5, w.lines("hand", 1)[0] ?? "")),
	"a recorded person inside the block": (w) =>
		w.edit("person", A, (l) => l.with(5, w.lines("person", 1)[0] ?? "")),
	"insert inside the block": (w) => w.insert("hand", A, [5, 2]),
	"delete inside the block": (w) => w.edit("hand", A, (l) => l.toSpliced(5, 1)),
	"every other line": (w) => w.edit("hand", A, (l) => l.flatMap((line) => [line, ...w.lines("hand", 1)])),
	"rewrite every other line": (w) =>
		w.edit("hand", A, (l) => l.map((line, i) => (i % 2 ? (w.lines("hand", 1)[0] ?? "") : line))),
	"two assistants side by side": (w) => w.insert("cursor", A, [8, 3]),
	"two assistants interleaved": (w) => w.insert("cursor", A, [5, 2]),
	"one rewrites the other's line": (w) =>
		w.edit("cursor", A, (l) => l.with(5, w.lines("cursor", 1)[0] ?? "")),
	"an assistant rewrites a person's lines": (w) =>
		w.edit("cursor", A, (l) => l.toSpliced(12, 2, ...w.lines("cursor", 2))),
	"the whole file written with old lines kept": (w) =>
		w.edit("claude-code", A, (l) => [...w.lines("claude-code", 2), ...l, ...w.lines("claude-code", 2)]),
	"the edit undone": (w) => {
		const before = w.text(A);
		w.insert("cursor", A, [5, 4]);
		w.write("hand", A, before);
	},
	"pasted without a record": (w) => w.insert("hand", A, [5, 6]),
	"before the hook": (w) => {
		w.insert("hand", A, [1, 2]);
		w.insert("claude-code", A, [2, 2]);
	},
});

const STAGING = on("staging", {
	"one hunk of two": (w) => {
		const base = w.read(A);
		const [first, second] = [w.lines("claude-code", 3), w.lines("cursor", 3)];
		w.write("claude-code", A, `${base.toSpliced(2, 0, ...first).join("\n")}\n`);
		w.write("cursor", A, `${[...w.read(A), ...second].join("\n")}\n`);
		stageText(w, A, `${[...base, ...second].join("\n")}\n`);
		w.git("commit", "-q", "-m", "Half");
	},
	"the rest in the next commit": (w) => {
		const base = w.read(A);
		w.insert("claude-code", A, [4, 4]);
		stageText(w, A, `${base.toSpliced(4, 0, ...w.read(A).slice(4, 6)).join("\n")}\n`);
		w.git("commit", "-q", "-m", "Half");
		w.git("commit", "-q", "-a", "-m", "Rest");
	},
	"one file of two": (w) => {
		w.insert("claude-code", A, 4);
		w.insert("cursor", B, 4);
		w.git("commit", "-q", "-m", "One", "--", A);
		w.git("commit", "-q", "-a", "-m", "Other");
		return [A, B];
	},
	"detached HEAD": (w) => {
		w.git("checkout", "-q", "--detach");
		w.insert("cursor", A, 4);
	},
	"a linked work tree": (w) => {
		w.git("worktree", "add", "-q", "-b", "tree", ".git/tree");
		w.moveTo(join(w.origin.root, ".git/tree"));
		w.insert("cursor", A, 4);
	},
});

const AMENDS = on("amend", {
	message: (w) => w.git("commit", "-q", "--amend", "-m", "Other words"),
	content: (w) => {
		w.insert("cursor", A, [6, 2]);
		w.git("commit", "-q", "-a", "--amend", "--no-edit");
	},
	"by a person": (w) => {
		w.edit("hand", A, (l) => l.with(4, w.lines("hand", 1)[0] ?? ""));
		w.git("commit", "-q", "-a", "--amend", "--no-edit");
	},
});

const REBASES = on("rebase", {
	clean: (w) => {
		branch(w);
		w.git("checkout", "-q", "topic");
		w.git("rebase", "-q", "main");
		return [A, B];
	},
	reordered: (w) => {
		w.insert("cursor", A, [0, 3]);
		w.commit("Top");
		w.insert("claude-code", A, [20, 3]);
		w.commit("Bottom");
		w.git("-c", "sequence.editor=sed -i '1h;1d;2G'", "rebase", "-q", "-i", "HEAD~2");
	},
	squashed: (w) => {
		w.insert("cursor", A, [0, 3]);
		w.commit("One");
		w.insert("claude-code", A, [2, 3]);
		w.commit("Two");
		w.git("-c", "sequence.editor=sed -i '2s/pick/squash/'", "rebase", "-q", "-i", "HEAD~2");
	},
	"fixup and autosquash": (w) => {
		w.insert("cursor", A, [6, 4]);
		const target = w.commit("Target");
		w.insert("hand", B, [3, 1]);
		w.commit("Other");
		w.insert("claude-code", A, [8, 2]);
		w.git("commit", "-q", "-a", `--fixup=${target}`);
		w.git("-c", "sequence.editor=true", "rebase", "-q", "-i", "--autosquash", "HEAD~3");
		return [A, B];
	},
	dropped: (w) => {
		w.insert("cursor", A, [0, 3]);
		w.commit("One");
		w.insert("claude-code", B, [2, 3]);
		w.commit("Two");
		w.git("-c", "sequence.editor=sed -i '1d'", "rebase", "-q", "-i", "HEAD~2");
		return [A, B];
	},
	"onto another base": (w) => {
		branch(w);
		w.git("rebase", "-q", "--onto", "main", "main~1", "topic");
		return [A, B];
	},
});

const PICKS = on("cherry-pick", {
	one: (w) => {
		branch(w);
		w.git("cherry-pick", "topic~1");
		return [A, B];
	},
	many: (w) => {
		branch(w);
		w.git("cherry-pick", "main..topic");
		return [A, B];
	},
	"without a commit": (w) => {
		branch(w);
		w.git("cherry-pick", "-n", "topic~1");
		w.insert("hand", A, [1, 1]);
		return [A, B];
	},
});

const MERGES = on("merge", {
	clean: (w) => {
		branch(w);
		w.git("merge", "-q", "--no-ff", "-m", "Merge", "topic");
		return [A, B];
	},
	"conflict, ours": (w) => {
		conflict(w);
		w.git("checkout", "--ours", A);
	},
	"conflict, theirs": (w) => {
		conflict(w);
		w.git("checkout", "--theirs", A);
	},
	"conflict, both": (w) => {
		conflict(w);
		w.edit("hand", A, (l) => l.filter((line) => !/^(?:<{7}|={7}|>{7})/.test(line)));
	},
	"conflict, by an assistant": (w) => {
		conflict(w);
		const marked = w.read(A);
		const start = marked.findIndex((line) => line.startsWith("<<<<<<<"));
		const end = marked.findIndex((line) => line.startsWith(">>>>>>>"));
		w.edit("cursor", A, (l) => l.toSpliced(start, end - start + 1, ...w.lines("cursor", 3)));
	},
	octopus: (w) => {
		branch(w);
		w.git("checkout", "-q", "-b", "third", "main~1");
		w.write("claude-code", "c.ts", `${w.lines("claude-code", 4).join("\n")}\n`);
		w.commit("Third");
		w.git("checkout", "-q", "main");
		w.git("merge", "-q", "-m", "Octopus", "topic", "third");
		return [A, B, "c.ts"];
	},
	squash: (w) => {
		branch(w);
		w.git("merge", "-q", "--squash", "topic");
		return [A, B];
	},
});

function conflict(w: World): void {
	w.git("checkout", "-q", "-b", "topic");
	w.insert("claude-code", A, [10, 3]);
	w.commit("Theirs");
	w.git("checkout", "-q", "main");
	w.insert("cursor", A, [10, 3]);
	w.commit("Ours");
	try {
		w.git("merge", "-q", "topic");
	} catch {
		// The conflict is the scenario.
	}
}

const UNDOS = on("revert and reset", {
	revert: (w) => {
		w.insert("cursor", A, [6, 3]);
		w.commit("Wrong");
		w.git("revert", "--no-edit", "HEAD");
	},
	"revert of a revert": (w) => {
		w.insert("cursor", A, [6, 3]);
		w.commit("Right");
		w.git("revert", "--no-edit", "HEAD");
		w.git("revert", "--no-edit", "HEAD");
	},
	"reset --soft": (w) => {
		w.insert("cursor", A, [6, 3]);
		w.commit("Again");
		w.git("reset", "-q", "--soft", "HEAD~1");
	},
	"reset --mixed": (w) => {
		w.insert("cursor", A, [6, 3]);
		w.commit("Again");
		w.git("reset", "-q", "--mixed", "HEAD~1");
	},
});

const STASHES = on("stash", {
	"push and pop": (w) => {
		w.insert("cursor", A, [6, 3]);
		w.git("stash", "push", "-q");
		w.git("stash", "pop", "-q");
	},
	"on another base": (w) => {
		w.insert("cursor", A, [6, 3]);
		w.git("stash", "push", "-q");
		w.insert("hand", A, [0, 4]);
		w.commit("Base");
		w.git("stash", "pop", "-q");
	},
});

const MOVES = on("move", {
	"git mv": (w) => {
		w.git("mv", A, "moved.ts");
		return ["moved.ts"];
	},
	"git mv with edits": (w) => {
		w.git("mv", A, "moved.ts");
		w.insert("hand", "moved.ts", [5, 2]);
		w.insert("cursor", "moved.ts", [2, 2]);
		return ["moved.ts"];
	},
	"only the case": (w) => {
		w.git("mv", A, "A.ts");
		return ["A.ts"];
	},
});

const FORGE = on("forge", {
	squash: (w) => {
		branch(w);
		forgeCommit(w, "Topic (#1)", forgeMergeTree(w));
		w.git("branch", "-q", "-D", "topic");
		return [A, B];
	},
	"squash with an edited message": (w) => {
		branch(w);
		forgeCommit(w, "Something else entirely", forgeMergeTree(w));
		return [A, B];
	},
	"rebase merge": (w) => {
		branch(w);
		w.git("checkout", "-q", "--detach", "topic");
		w.git("-c", "user.name=Forge", "rebase", "-q", "main");
		w.git("update-ref", "refs/heads/main", "HEAD");
		w.git("checkout", "-q", "main");
		return [A, B];
	},
	"merge commit": (w) => {
		branch(w);
		const parents = ["-p", "main", "-p", "topic"];
		const commit = w.git("commit-tree", forgeMergeTree(w), ...parents, "-m", "Merge pull request #1");
		w.git("update-ref", "refs/heads/main", commit);
		w.git("checkout", "-q", "-f", "main");
		return [A, B];
	},
	"update branch, then squash": (w) => {
		branch(w);
		w.git("checkout", "-q", "topic");
		w.git("merge", "-q", "-m", "Update branch", "main");
		w.insert("cursor", A, [0, 2]);
		w.commit("More");
		forgeCommit(w, "Topic (#1)", w.git("rev-parse", "topic^{tree}"));
		return [A, B];
	},
	"a suggestion applied in the browser": (w) => w.insert("hand", A, [5, 1]),
});

const DISTRIBUTION = on("distribution", {
	"branch deleted, objects pruned": (w) => {
		branch(w);
		forgeCommit(w, "Topic (#1)", forgeMergeTree(w));
		w.git("branch", "-q", "-D", "topic");
		w.git("reflog", "expire", "--expire=now", "--all");
		w.git("gc", "-q", "--prune=now");
		return [A, B];
	},
	"an event delivered twice": (w) => {
		const before = w.text(A);
		w.insert("cursor", A, [6, 3]);
		w.record("cursor", A, { before, after: w.text(A) });
	},
	"events out of order": (w) => {
		const before = w.text(A);
		const lines = [...w.lines("cursor", 2), ...w.lines("claude-code", 2)];
		const middle = `${w
			.read(A)
			.toSpliced(6, 0, ...lines.slice(0, 2))
			.join("\n")}\n`;
		const after = `${w
			.read(A)
			.toSpliced(6, 0, ...lines)
			.join("\n")}\n`;
		w.repository.write({ [A]: after });
		w.record("claude-code", A, { before: middle, after });
		w.record("cursor", A, { before, after: middle });
	},
});

const HOSTILE = on("hostile", {
	"files that are no records": (w) => {
		w.deliver(`${"0".repeat(64)}.json`, "{");
		w.deliver(`prompt-${"1".repeat(64)}.json`, "\u0000");
		w.deliver("../escape.json".replace("../", "x"), "{}");
	},
	"a record whose path leaves the repository": (w) => {
		w.record("person", "../../etc/passwd", { before: "", after: w.text(A) });
	},
});

export const SCENARIOS: readonly Scenario[] = [
	...EDITS,
	...FORMATS,
	...BETWEEN,
	...STAGING,
	...AMENDS,
	...REBASES,
	...PICKS,
	...MERGES,
	...UNDOS,
	...STASHES,
	...MOVES,
	...FORGE,
	...DISTRIBUTION,
	...HOSTILE,
];
