import { join } from "node:path";
import { each, knownGap, on, prefix } from "../scenario.ts";
import {
	append,
	commit,
	commitStaged,
	create,
	git,
	insert,
	remove,
	replace,
	rewrite,
	stageLines,
	stageText,
	type,
} from "../steps.ts";
import { A, B } from "../templates.ts";

const PARTS = {
	"the first half of a block": [4, 5],
	"the last half of a block": [6, 7],
	"the middle of a block": [5, 6],
	"one line of a block": [5],
	"every other line of a block": [4, 6],
} as const;

const PATCHES = on("partial staging", {
	...prefix(
		"git add -p takes",
		each(PARTS, (kept) => [
			insert("cursor", 4, 4),
			stageLines((_line, at) => at < 4 || at > 7 || kept.some((one) => one === at)),
			commitStaged,
		]),
	),
	...prefix(
		"the rest in the next commit, after",
		each(PARTS, (kept) => [
			insert("codex", 4, 4),
			stageLines((_line, at) => at < 4 || at > 7 || kept.some((one) => one === at)),
			commitStaged,
			git("commit", "-q", "-a", "-m", "Rest"),
		]),
	),
	...prefix(
		"the rest thrown away, after",
		each(PARTS, (kept) => [
			insert("claude-code", 9, 4),
			insert("hand", 9, 1),
			stageLines((_line, at) => at < 9 || at > 13 || kept.some((one) => one + 6 === at)),
			commitStaged,
			git("checkout", "-q", "--", A),
		]),
	),
	"one hunk of two assistants": [
		insert("claude-code", 2),
		append("cursor"),
		stageLines((_line, at) => at < 2 || at > 4),
		commitStaged,
	],
	"hand's lines staged without the assistant's around them": [
		insert("cursor", 10, 2),
		insert("hand", 11, 1),
		stageLines((_line, at) => at !== 10 && at !== 12),
		commitStaged,
	],
	"the assistant's lines staged without hand's between them": [
		insert("cursor", 10, 4),
		insert("hand", 12, 2),
		stageLines((_line, at) => at < 12 || at > 13),
		commitStaged,
	],
	"a hunk edited while it is staged": [
		insert("cursor", 4, 4),
		(w) => stageText(w, A, w.read(A).toSpliced(5, 1, ...w.lines("hand", 1))),
		commitStaged,
		git("checkout", "-q", "--", A),
	],
	"staged, then changed by hand, and only the staged text committed": [
		insert("cursor", 4, 4),
		git("add", A),
		replace("hand", 5, 2),
		commitStaged,
		git("checkout", "-q", "--", A),
	],
	"a deletion staged and the file written again by an assistant": [
		git("rm", "-q", "--cached", B),
		commitStaged,
		rewrite("codex", (_l, w) => w.lines("codex", 4), { path: B }),
	],
});

const COMMITS = on("commit", {
	"one file of two": [
		insert("claude-code", 4),
		insert("cursor", 4, 3, { path: B }),
		git("commit", "-q", "-m", "One", "--", A),
		git("commit", "-q", "-a", "-m", "Other"),
	],
	"commit -a leaves a new file out, the next takes it": [
		insert("codex", 4),
		create("codex", "new.ts"),
		git("commit", "-q", "-a", "-m", "Tracked"),
	],
	"detached HEAD": [git("checkout", "-q", "--detach"), insert("cursor", 4)],
	"an empty commit between": [
		insert("cursor", 4),
		git("commit", "-q", "--allow-empty", "-m", "Nothing"),
		append("codex"),
	],
	"the first commit of an orphan branch": [git("checkout", "-q", "--orphan", "fresh"), insert("cursor", 4)],
	"a linked work tree": [
		(w) => w.git("worktree", "add", "-q", "-b", "tree", join(w.folder, "tree")),
		(w) => w.moveTo(join(w.folder, "tree")),
		insert("cursor", 4),
	],
	"two work trees, judged in the first": [
		(w) => w.git("worktree", "add", "-q", "-b", "tree", join(w.folder, "tree")),
		(w) => w.moveTo(join(w.folder, "tree")),
		insert("cursor", 4),
		commit("There"),
		(w) => w.moveTo(w.origin.root),
		append("codex"),
		commit("Here"),
		git("merge", "-q", "-m", "Both", "tree"),
	],
	"a sparse checkout": [
		create("codex", "in/a.ts"),
		create("codex", "out/b.ts"),
		commit(),
		git("sparse-checkout", "set", "in"),
		append("cursor", 2, { path: "in/a.ts" }),
	],
	"a hook that changes the file at commit": [
		(w) =>
			w.run(
				`mkdir -p .git/hooks && printf '#!/bin/sh\\nsed -i "s/^/  /" a.ts && git add a.ts\\n' > .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit`,
			),
		insert("cursor", 4),
		(w) => w.run("git -c user.name=Ada -c user.email=ada@example.com commit -qam Hooked"),
	],
	"a clean filter that indents": [
		(w) =>
			w.run(
				`git config filter.tab.clean "sed 's/^/ /'" && git config filter.tab.smudge cat && echo '*.ts filter=tab' > .git/info/attributes`,
			),
		insert("cursor", 4),
		commit(),
	],
	"intent to add": [
		create("codex", "new.ts"),
		git("add", "-N", "new.ts"),
		git("commit", "-q", "-a", "-m", "New"),
	],
	"a submodule's own file": [
		(w) => {
			w.run(
				`git init -q ../sub && cd ../sub && git -c user.name=A -c user.email=a@example.com commit -q --allow-empty -m x`,
			);
			w.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", join(w.folder, "sub"), "sub");
			w.commit("Submodule");
			w.moveTo(join(w.origin.root, "sub"));
			w.run("git config user.name P && git config user.email p@example.com");
		},
		create("codex", "inner.ts"),
		append("hand", 2, { path: "inner.ts" }),
	],
	"beside a submodule": [
		(w) => {
			w.run(
				`git init -q ../sub && cd ../sub && git -c user.name=A -c user.email=a@example.com commit -q --allow-empty -m x`,
			);
			w.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", join(w.folder, "sub"), "sub");
			w.run("echo sub > /dev/null && git rm -q --cached .gitmodules && mv .gitmodules ../gone");
		},
		insert("codex", 4),
	],
	"ignored and forced": [
		(w) => w.run("echo 'out/' > .git/info/exclude"),
		create("codex", "out/kept.ts"),
		git("add", "-f", "out/kept.ts"),
	],
	"lines deleted that stood between two assistants": [insert("codex", 8), remove("hand", 6, 4)],
	"brackets staged without what they enclose": knownGap(
		"A bracket alone says nothing.",
		type("cursor", 10, ["if (isReady) {", "\tstartTheWork(now);", "}"]),
		stageLines((_line, at) => at !== 10 && at !== 11),
		commitStaged,
		git("checkout", "-q", "--", A),
	),
});

export const STAGING = [...PATCHES, ...COMMITS];
