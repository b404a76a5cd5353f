import { each, knownGap, on, prefix, type Step, type Table } from "../scenario.ts";
import {
	amend,
	append,
	commit,
	create,
	git,
	gitStops,
	insert,
	onBranch,
	rebaseInteractively,
	remember,
	remove,
	replace,
	restore,
	rewrite,
	stageLines,
	TOPIC,
} from "../steps.ts";
import { A, B } from "../templates.ts";
import type { World } from "../world.ts";

const WHO = {
	"an assistant": "cursor",
	"a recorded person": "person",
	"an unrecorded hand": "hand",
} as const;

const AMENDS = on("amend", {
	message: [git("commit", "-q", "--amend", "-m", "Other words")],
	author: [git("commit", "-q", "--amend", "--no-edit", "--author=Eve <eve@example.com>")],
	"message, three times": Array.from({ length: 3 }, (_, i) =>
		git("commit", "-q", "--amend", "-m", `Words ${i}`),
	),
	...prefix(
		"lines inserted by",
		each(WHO, (who) => [insert(who, 6, 2), amend]),
	),
	...prefix(
		"lines rewritten by",
		each(WHO, (who) => [replace(who, 5, 2), amend]),
	),
	...prefix(
		"lines deleted by",
		each(WHO, (who) => [remove(who, 5, 2), amend]),
	),
	"a new file": [create("codex", "new.ts"), amend],
	"a part of an assistant's lines": [
		insert("codex", 9, 4),
		stageLines((_l, at) => at !== 10 && at !== 11),
		git("commit", "-q", "--amend", "--no-edit"),
	],
	"by hand, then by an assistant, then by hand": [
		replace("hand", 4),
		amend,
		insert("codex", 6, 2),
		amend,
		replace("hand", 7),
		amend,
	],
	"an older commit by a fixup": [
		insert("codex", 0),
		commit("Two"),
		insert("hand", 6, 1),
		git("commit", "-q", "-a", "--fixup=HEAD~1"),
		git("-c", "sequence.editor=true", "rebase", "-q", "-i", "--autosquash", "--root"),
	],
});

const onTopic = (...steps: Step[]): readonly Step[] => [...TOPIC, git("checkout", "-q", "topic"), ...steps];

/** Three commits of three writers, each in its own place. */
const THREE: readonly Step[] = [
	insert("cursor", 0),
	commit("One"),
	insert("codex", 23),
	insert("hand", 12, 1),
	commit("Two"),
	create("gemini-cli", "three.ts"),
	commit("Three"),
];

const SCRIPTS: Readonly<Record<string, string>> = {
	"the order of two commits changed": "1h;1d;2G",
	"the second commit squashed into the first": "2s/pick/squash/",
	"the second commit taken as a fixup": "2s/pick/fixup/",
	"all squashed": "2,3s/pick/squash/",
	"the first commit dropped": "1d",
	"the second commit dropped": "2d",
	"a message reworded": "1s/pick/reword/",
	"a command run between": "1a exec true",
	"a break that is gone on from": "3a exec git status",
};

const REBASES = on("rebase", {
	clean: onTopic(git("rebase", "-q", "main")),
	"onto another base": [...TOPIC, git("rebase", "-q", "--onto", "main", "main~1", "topic")],
	"with merges preserved": onTopic(
		onBranch("side", create("gemini-cli", "side.ts"), commit("Side")),
		git("merge", "-q", "--no-ff", "-m", "Side", "side"),
		git("rebase", "-q", "--rebase-merges", "main"),
	),
	"with autostash": onTopic(
		append("gemini-cli", 2),
		git("-c", "rebase.autoStash=true", "rebase", "-q", "main"),
	),
	...prefix(
		"-i with",
		each(SCRIPTS, (script) => [...THREE, rebaseInteractively(script, "HEAD~3")]),
	),
	"-i with a commit split in two": [
		...THREE,
		rebaseInteractively("2s/pick/edit/", "HEAD~3"),
		git("reset", "-q", "HEAD~1"),
		stageLines((_l, at) => at < 20),
		git("commit", "-q", "-m", "Two, first half"),
		git("commit", "-q", "-a", "-m", "Two, second half"),
		git("rebase", "--continue"),
	],
	"-i with a commit edited by an assistant": [
		...THREE,
		rebaseInteractively("2s/pick/edit/", "HEAD~3"),
		insert("copilot", 12, 2),
		amend,
		git("rebase", "--continue"),
	],
	"a fixup with autosquash": [
		insert("cursor", 6, 4),
		commit("Target"),
		insert("hand", 3, 1, { path: B }),
		commit("Other"),
		insert("claude-code", 8, 2),
		git("commit", "-q", "-a", "--fixup=HEAD~1"),
		git("-c", "sequence.editor=true", "rebase", "-q", "-i", "--autosquash", "HEAD~3"),
	],
	abort: [...conflictAt(), gitStops("rebase", "-q", "topic"), git("rebase", "--abort")],
	"a conflict, and the branch's side taken": [
		...conflictAt(),
		gitStops("rebase", "-q", "topic"),
		git("checkout", "--theirs", A),
		git("add", A),
		git("rebase", "--continue"),
	],
	"a conflict, and both sides kept": [
		...conflictAt(),
		gitStops("rebase", "-q", "topic"),
		dropMarks("hand"),
		git("add", A),
		git("rebase", "--continue"),
	],
	"a conflict, resolved by an assistant": [
		...conflictAt(),
		gitStops("rebase", "-q", "topic"),
		resolve("gemini-cli"),
		git("add", A),
		git("rebase", "--continue"),
	],
	"a commit skipped": [...conflictAt(), gitStops("rebase", "-q", "topic"), git("rebase", "--skip")],
	"pull --rebase": [
		insert("codex", 6),
		commit(),
		(w) => w.run("git clone -q --bare . ../hub.git && git remote add hub ../hub.git && git fetch -q hub"),
		(w) => w.git("branch", "-q", "-u", "hub/main"),
		onBranch("theirs", insert("hand", 20, 2), commit("Theirs"), git("push", "-q", "hub", "theirs:main")),
		insert("cursor", 0),
		commit("Ours"),
		git("pull", "-q", "--rebase"),
	],
	"ten commits of one branch": [
		onBranch(
			"long",
			...Array.from({ length: 10 }, (_, i) => [
				insert(i % 2 ? "codex" : "cursor", i * 2, 1),
				commit(`C${i}`),
			]).flat(),
		),
		append("hand", 2, { path: B }),
		commit("Main"),
		git("rebase", "-q", "main", "long"),
	],
	"by filter-branch": [...THREE, git("filter-branch", "-f", "--msg-filter", "sed s/^/x/", "HEAD~2..HEAD")],
	"by replace and a new root": [
		...THREE,
		(w) => w.git("update-ref", "refs/heads/main", w.git("commit-tree", "HEAD^{tree}", "-m", "All of it")),
	],
});

const PICKS = on("cherry-pick", {
	"one commit": [...TOPIC, git("cherry-pick", "topic~1")],
	"many commits": [...TOPIC, git("cherry-pick", "main..topic")],
	"one commit twice, its first undone": [
		...TOPIC,
		git("cherry-pick", "topic~1"),
		git("revert", "--no-edit", "HEAD"),
		git("cherry-pick", "topic~1"),
	],
	"without a commit, and changed by hand": [
		...TOPIC,
		git("cherry-pick", "-n", "topic~1"),
		insert("hand", 1, 1),
	],
	"without a commit, and changed by an assistant": [
		...TOPIC,
		git("cherry-pick", "-n", "topic~1"),
		insert("copilot", 6, 2),
	],
	"with a line that says so": [...TOPIC, git("cherry-pick", "-x", "topic~1")],
	"of a merge": [
		onBranch("side", insert("cursor", 10), commit("Side")),
		onBranch("target", create("hand", "t.ts"), commit("Target")),
		git("merge", "-q", "--no-ff", "-m", "Side", "side"),
		git("checkout", "-q", "target"),
		git("cherry-pick", "-m", "1", "main"),
	],
	"a conflict, and theirs taken": [
		...conflictAt(),
		gitStops("cherry-pick", "topic"),
		git("checkout", "--theirs", A),
		git("add", A),
		git("cherry-pick", "--continue"),
	],
	"a conflict, resolved by hand": [
		...conflictAt(),
		gitStops("cherry-pick", "topic"),
		resolve("hand"),
		git("add", A),
		git("cherry-pick", "--continue"),
	],
	abort: [...conflictAt(), gitStops("cherry-pick", "topic"), git("cherry-pick", "--abort")],
	"as patches by mail": [
		...TOPIC,
		(w) => w.run("git format-patch -q -o ../mail main..topic"),
		git("am", "-q", "../mail/0001-Topic-one.patch", "../mail/0002-Topic-two.patch"),
	],
	"to a branch where the file has another name": [
		...TOPIC,
		git("mv", A, "renamed.ts"),
		commit("Rename"),
		git("cherry-pick", "topic~1"),
	],
});

/** Both branches insert at the same place. */
function conflictAt(): readonly Step[] {
	return [
		onBranch("topic", insert("claude-code", 10), commit("Theirs")),
		insert("cursor", 10),
		commit("Ours"),
	];
}

const isMark = (line: string) => /^(?:<{7}|\|{7}|={7}|>{7})/.test(line);

function dropMarks(actor: "hand" | "codex"): Step {
	return rewrite(actor, (lines) => lines.filter((line) => !isMark(line)));
}

/** Writes other lines in place of the conflict. */
function resolve(actor: "hand" | "person" | "gemini-cli"): Step {
	return (w) => {
		const lines = w.read(A);
		const from = lines.findIndex((line) => line.startsWith("<<<<<<<"));
		const to = lines.findIndex((line) => line.startsWith(">>>>>>>"));
		return w.splice(actor, { path: A, at: from, remove: to - from + 1, lines: w.lines(actor, 3) });
	};
}

const conflict = (...steps: Step[]): readonly Step[] => [
	...conflictAt(),
	gitStops("merge", "-q", "topic"),
	...steps,
];

const MERGES = on("merge", {
	clean: [...TOPIC, git("merge", "-q", "--no-ff", "-m", "Merge", "topic")],
	"fast forward": [onBranch("topic", insert("codex", 4), commit()), git("merge", "-q", "--ff-only", "topic")],
	octopus: [
		...TOPIC,
		onBranch("third", create("gemini-cli", "c.ts"), commit("Third")),
		git("merge", "-q", "-m", "Octopus", "topic", "third"),
	],
	"squash, locally": [...TOPIC, git("merge", "-q", "--squash", "topic")],
	"with ours as strategy": [...TOPIC, git("merge", "-q", "-s", "ours", "-m", "Ours", "topic")],
	"with ours as option": [...conflictAt(), git("merge", "-q", "-X", "ours", "-m", "Ours", "topic")],
	"with theirs as option": [...conflictAt(), git("merge", "-q", "-X", "theirs", "-m", "Theirs", "topic")],
	"two parents of one root": [
		git("checkout", "-q", "--orphan", "other"),
		git("rm", "-rqf", "."),
		create("codex", "other.ts"),
		commit("Other root"),
		git("checkout", "-q", "main"),
		git("merge", "-q", "--allow-unrelated-histories", "-m", "Both", "other"),
	],
	"the same lines on both branches": [
		insert("codex", 10),
		remember(),
		git("stash", "push", "-q"),
		onBranch("topic", restore("hand"), commit("There")),
		restore("hand"),
		commit("Here"),
		git("merge", "-q", "-m", "Both", "topic"),
	],
	"an evil merge by hand": [
		...TOPIC,
		git("merge", "-q", "--no-ff", "--no-commit", "topic"),
		replace("hand", 6, 2),
	],
	"an evil merge by an assistant": [
		...TOPIC,
		git("merge", "-q", "--no-ff", "--no-commit", "topic"),
		insert("copilot", 6, 2),
	],
	"a merge of main into the topic, then back": [
		...onTopic(git("merge", "-q", "-m", "Update", "main"), insert("copilot", 0, 2), commit("More")),
		git("checkout", "-q", "main"),
		git("merge", "-q", "topic"),
	],
});

const CONFLICTS = on("merge conflict", {
	"ours taken": conflict(git("checkout", "--ours", A)),
	"theirs taken": conflict(git("checkout", "--theirs", A)),
	"both kept by hand": conflict(dropMarks("hand")),
	"both kept by an assistant": conflict(dropMarks("codex")),
	"both kept, in the other order": conflict(
		rewrite("hand", (l) => {
			const [from, middle, to] = [/^<{7}/, /^={7}/, /^>{7}/].map((mark) =>
				l.findIndex((line) => mark.test(line)),
			);
			const [ours, theirs] = [l.slice((from ?? 0) + 1, middle), l.slice((middle ?? 0) + 1, to)];
			return [...l.slice(0, from), ...theirs, ...ours, ...l.slice((to ?? 0) + 1)];
		}),
	),
	"resolved by hand with new lines": conflict(resolve("hand")),
	"resolved by a recorded person with new lines": conflict(resolve("person")),
	"resolved by an assistant with new lines": conflict(resolve("gemini-cli")),
	"one line of each kept": conflict(
		rewrite("hand", (l) =>
			l.filter((line, at) => !isMark(line) && at !== 11 && at !== 12 && at !== 15 && at !== 16),
		),
	),
	"a rename on one side and edits on the other": [
		onBranch("topic", git("mv", A, "moved.ts"), insert("codex", 4, 2, { path: "moved.ts" }), commit("Moved")),
		insert("cursor", 14, 2),
		commit("Edited"),
		git("merge", "-q", "-m", "Both", "topic"),
	],
	"deleted on one side, kept": [
		onBranch("topic", git("rm", "-q", A), commit("Gone")),
		insert("cursor", 10, 2),
		commit("Edited"),
		gitStops("merge", "-q", "topic"),
		git("add", A),
	],
	"formatted on one side, the same lines edited on the other": [
		onBranch(
			"topic",
			rewrite("hand", (l) => l.map((line) => `\t${line}`)),
			commit("Format"),
		),
		replace("codex", 4, 2),
		commit("Edit"),
		gitStops("merge", "-q", "topic"),
		git("checkout", "--ours", A),
	],
	"abort, then rebase": [
		...conflict(git("merge", "--abort")),
		gitStops("rebase", "-q", "topic"),
		dropMarks("hand"),
		git("add", A),
		git("rebase", "--continue"),
	],
});

const wrong = (...steps: Step[]): readonly Step[] => [insert("cursor", 6), commit("Wrong"), ...steps];

const REVERTS = on("revert", {
	"an assistant's commit": wrong(git("revert", "--no-edit", "HEAD")),
	"the revert itself": wrong(git("revert", "--no-edit", "HEAD"), git("revert", "--no-edit", "HEAD")),
	"the revert of the revert of the revert": wrong(
		...Array.from({ length: 3 }, () => git("revert", "--no-edit", "HEAD")),
	),
	"a deletion by an assistant": [remove("codex", 4, 3), commit("Gone"), git("revert", "--no-edit", "HEAD")],
	"a deletion of unrecorded lines by an assistant": [
		remove("codex", 0, 3),
		commit("Gone"),
		git("revert", "--no-edit", "HEAD"),
	],
	"a rewrite of a person's lines": [
		replace("codex", 12, 4),
		commit("Rewritten"),
		git("revert", "--no-edit", "HEAD"),
	],
	"a merge": [
		...TOPIC,
		git("merge", "-q", "--no-ff", "-m", "Merge", "topic"),
		git("revert", "--no-edit", "-m", "1", "HEAD"),
	],
	"a merge, and the revert reverted": [
		...TOPIC,
		git("merge", "-q", "--no-ff", "-m", "Merge", "topic"),
		git("revert", "--no-edit", "-m", "1", "HEAD"),
		git("revert", "--no-edit", "HEAD"),
	],
	"without a commit, and one line kept": wrong(git("revert", "-n", "HEAD"), (w) =>
		w.put(
			A,
			`${w
				.read(A)
				.toSpliced(6, 0, w.git("show", "HEAD:a.ts").split("\n")[6] ?? "")
				.join("\n")}\n`,
		),
	),
	"an older commit": [...THREE, git("revert", "--no-edit", "HEAD~2")],
	"in the middle of two assistants' work": [
		insert("cursor", 6),
		commit("One"),
		insert("codex", 16),
		commit("Two"),
		git("revert", "--no-edit", "HEAD~1"),
		append("copilot"),
	],
});

const RESETS = on("reset and checkout", {
	"reset --soft": wrong(git("reset", "-q", "--soft", "HEAD~1")),
	"reset --mixed": wrong(git("reset", "-q", "--mixed", "HEAD~1")),
	"reset --hard and back by the reflog": wrong(
		git("reset", "-q", "--hard", "HEAD~1"),
		git("reset", "-q", "--hard", "HEAD@{1}"),
	),
	"reset --hard, and work by hand": wrong(git("reset", "-q", "--hard", "HEAD~1"), insert("hand", 6)),
	"reset of a path": [insert("codex", 6), git("add", A), git("reset", "-q", "--", A)],
	"three commits made one by a soft reset": [...THREE, git("reset", "-q", "--soft", "HEAD~3")],
	"checkout of one file from the past": wrong(git("checkout", "-q", "HEAD~1", "--", A), append("codex", 2)),
	"restore of a part": [insert("codex", 6, 4), commit(), remove("hand", 7, 2), git("restore", A)],
	"an orphan branch with everything": [...THREE, git("checkout", "-q", "--orphan", "fresh")],
	"a branch deleted and made again from its commit": [
		...TOPIC,
		(w) => {
			const commit = w.git("rev-parse", "topic");
			w.git("branch", "-q", "-D", "topic");
			w.git("checkout", "-q", "-b", "again", commit);
		},
	],
});

const stashed = (...steps: Step[]): readonly Step[] => [
	insert("cursor", 6),
	insert("hand", 7, 1),
	git("stash", "push", "-q"),
	...steps,
];

const STASHES = on("stash", {
	"push and pop": stashed(git("stash", "pop", "-q")),
	"push and apply twice": stashed(
		git("stash", "apply", "-q"),
		git("checkout", "-q", "--", A),
		git("stash", "apply", "-q"),
	),
	"pop on another base": stashed(insert("hand", 0, 4), commit("Base"), git("stash", "pop", "-q")),
	"pop on another branch": stashed(
		git("checkout", "-q", "-b", "other", "HEAD~1"),
		git("checkout", "-q", "main"),
		git("stash", "pop", "-q"),
	),
	"a branch from it": stashed(append("codex", 2), commit("On"), git("stash", "branch", "stashed")),
	"a part by its path": [
		insert("cursor", 6),
		insert("codex", 4, 3, { path: B }),
		git("stash", "push", "-q", "--", A),
		commit("B alone"),
		git("stash", "pop", "-q"),
	],
	"with untracked files": [
		create("codex", "new.ts"),
		git("stash", "push", "-q", "-u"),
		git("stash", "pop", "-q"),
	],
	"a conflict, and theirs taken": [
		insert("cursor", 10),
		git("stash", "push", "-q"),
		insert("codex", 10),
		commit("On"),
		gitStops("stash", "pop"),
		git("checkout", "--theirs", A),
		git("reset", "-q"),
	],
	"staged and unstaged apart": [
		insert("cursor", 6),
		git("add", A),
		insert("codex", 20, 2),
		git("stash", "push", "-q"),
		git("stash", "pop", "-q", "--index"),
	],
	"popped after a day, beside an assistant's new work": stashed(
		(w: World) => void w.tick(24 * 60),
		insert("codex", 0, 2),
		commit("Day after"),
		git("stash", "pop", "-q"),
	),
	dropped: stashed(git("stash", "drop", "-q"), insert("hand", 6, 2)),
});

const ALL: Table = {
	"a deleted file comes back from the past": [
		git("rm", "-q", A),
		commit("Gone"),
		append("codex", 3, { path: B }),
		commit(),
		git("checkout", "-q", "HEAD~2", "--", A),
	],
	"a deleted file comes back under another name": [
		git("rm", "-q", A),
		commit("Gone"),
		(w) => w.put("back.ts", `${w.git("show", "HEAD~1:a.ts")}\n`),
	],
	"a bisect that ends where it began": [
		...THREE,
		git("bisect", "start", "HEAD", "HEAD~3"),
		git("bisect", "reset"),
		append("codex", 2),
	],
	"forty commits, each of one line": Array.from({ length: 40 }, (_, i) => [
		insert(i % 3 === 0 ? "hand" : i % 3 === 1 ? "codex" : "cursor", (i * 7) % (17 + i), 1),
		commit(`C${i}`),
	]).flat(),
	"single short lines of an assistant between a hand's": knownGap(
		"A short line alone, with strangers around it, is anchored by nothing.",
		async (w) => {
			const lines = w.plain("codex", ["total += 1;", "count -= 2;"]);
			await w.splice("codex", { path: A, at: 1, remove: 0, lines: lines.slice(0, 1) });
			await w.splice("codex", { path: A, at: 11, remove: 0, lines: lines.slice(1) });
		},
		rewrite("hand", (l, w) =>
			l.map((line) => (/^(?:total|count)/.test(line) ? line : (w.lines("hand", 1)[0] ?? ""))),
		),
	),
};

export const HISTORY = [
	...AMENDS,
	...REBASES,
	...PICKS,
	...MERGES,
	...CONFLICTS,
	...REVERTS,
	...RESETS,
	...STASHES,
	...on("long history", ALL),
];
