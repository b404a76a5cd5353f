import { each, on, prefix, type Step } from "../scenario.ts";
import { append, commit, create, git, insert, onBranch, remove, replace, rewrite, TOPIC } from "../steps.ts";
import { A, B } from "../templates.ts";
import type { World } from "../world.ts";

const FORGE = ["-c", "user.name=Forge", "-c", "user.email=noreply@forge.example"];

/** As a server does it: objects and a ref, no work tree, another committer. */
function push(
	w: World,
	tree: string,
	...[message, parents = ["main"]]: readonly [message: string, parents?: readonly string[]]
): void {
	const commit = w.git(
		...FORGE,
		"commit-tree",
		tree,
		...parents.flatMap((one) => ["-p", one]),
		"-m",
		message,
	);
	w.git("update-ref", "refs/heads/main", commit);
	w.git("checkout", "-q", "-f", "main");
}

const mergeTree = (w: World, ours = "main", theirs = "topic") =>
	w.git("merge-tree", "--write-tree", ours, theirs).split("\n")[0] ?? "";

const squash =
	(message = "Topic (#1)"): Step =>
	(w) =>
		push(w, mergeTree(w), message);

const mergeCommit: Step = (w) =>
	push(w, mergeTree(w), "Merge pull request #1 from ada/topic", ["main", "topic"]);

/** `merge-tree` with a base of one's own, which git has an option for since 2.40: parents made for the purpose. */
function mergeOnBase(w: World, base: string, [ours, theirs]: readonly [string, string]): string {
	const root = w.git(...FORGE, "commit-tree", `${base}^{tree}`, "-m", "base");
	const [a, b] = [ours, theirs].map((one) =>
		w.git(...FORGE, "commit-tree", `${one}^{tree}`, "-p", root, "-m", "x"),
	);
	return mergeTree(w, a, b);
}

/** One commit after another, by `merge-tree` with the parent as base, as GitHub and GitLab replay a branch. */
function replay(w: World, from: string, range: string): string {
	let tip = w.git("rev-parse", from);
	for (const commit of w.git("rev-list", "--reverse", "--no-merges", range).split("\n").filter(Boolean)) {
		const tree = mergeOnBase(w, `${commit}^`, [tip, commit]);
		const message = w.git("log", "-1", "--format=%B", commit);
		tip = w.git(...FORGE, "commit-tree", tree, "-p", tip, "-m", message);
	}
	return tip;
}

const rebaseMerge: Step = (w) => {
	w.git("update-ref", "refs/heads/main", replay(w, "main", "main..topic"));
	w.git("checkout", "-q", "-f", "main");
};

/** GitLab's squash: the squashed commit stands on the merge base, and an outer merge commit brings it in. */
const squashWithOuterMerge: Step = (w) => {
	const base = w.git("merge-base", "main", "topic");
	const squashed = w.git(...FORGE, "commit-tree", "topic^{tree}", "-p", base, "-m", "Topic");
	push(w, mergeTree(w, "main", squashed), "Merge branch 'topic' into 'main'\n\nSee merge request a/b!1", [
		"main",
		squashed,
	]);
};

/** Semi-linear: the branch is replayed first and then merged. */
const semiLinear: Step = (w) => {
	const tip = replay(w, "main", "main..topic");
	push(w, w.git("rev-parse", `${tip}^{tree}`), "Merge branch 'topic' into 'main'", ["main", tip]);
};

/** A queue tests two requests on a branch of its own, and moves main there. */
const queue =
	(...branches: string[]): Step =>
	(w) => {
		w.git("branch", "-q", "gh-readonly-queue/main", "main");
		for (const branch of branches) {
			const tree = mergeTree(w, "gh-readonly-queue/main", branch);
			const id = w.git(...FORGE, "commit-tree", tree, "-p", "gh-readonly-queue/main", "-m", `${branch} (#1)`);
			w.git("update-ref", "refs/heads/gh-readonly-queue/main", id);
		}
		w.git("update-ref", "refs/heads/main", "gh-readonly-queue/main");
		w.git("branch", "-q", "-D", "gh-readonly-queue/main");
		w.git("checkout", "-q", "-f", "main");
	};

const WAYS = {
	squash: squash(),
	"rebase merge": rebaseMerge,
	"merge commit": mergeCommit,
	"squash with an outer merge and no squash id": squashWithOuterMerge,
	"semi-linear merge": semiLinear,
	"merge queue": queue("topic"),
};

const onTopic = (...steps: Step[]): readonly Step[] => [
	...TOPIC,
	git("checkout", "-q", "topic"),
	...steps,
	git("checkout", "-q", "main"),
];

const dropTopic = (w: World) => {
	w.git("branch", "-q", "-D", "topic");
	w.git("reflog", "expire", "--expire=now", "--all");
	w.git("gc", "-q", "--prune=now");
};

const PLAIN = on("forge merge", {
	...each(WAYS, (way) => [...TOPIC, way]),
	...prefix(
		"branch deleted and pruned after a",
		each(WAYS, (way) => [...TOPIC, way, dropTopic]),
	),
	...prefix(
		"work goes on in the same lines after a",
		each(WAYS, (way) => [...TOPIC, way, insert("copilot", 7, 2), replace("hand", 16)]),
	),
	...prefix(
		"a file moved and edited on the topic, then a",
		each(WAYS, (way) => [
			onBranch(
				"topic",
				git("mv", A, "moved.ts"),
				insert("codex", 6, 4, { path: "moved.ts" }),
				commit("Moved"),
			),
			append("hand", 2, { path: B }),
			commit("Main"),
			way,
		]),
	),
});

const SQUASHES = on("forge squash", {
	"an edited message": [...TOPIC, squash("Something else entirely")],
	"a message with trailers of people": [...TOPIC, squash("Topic\n\nCo-authored-by: Eve <eve@example.com>")],
	"a topic of twenty commits": [
		onBranch(
			"topic",
			...Array.from({ length: 20 }, (_, i) => [
				insert(i % 2 ? "codex" : "hand", i, 1),
				commit(`T${i}`),
			]).flat(),
		),
		append("hand", 2, { path: B }),
		commit("Main"),
		squash(),
	],
	"lines that the topic wrote and took away again": [
		onBranch("topic", insert("codex", 6, 4), commit("One"), remove("hand", 7, 2), commit("Two")),
		squash(),
	],
	"a topic rewritten by force during review": onTopicSquashed(
		git("reset", "-q", "--hard", "HEAD~1"),
		insert("copilot", 15, 2),
		commit("Again"),
	),
	"update branch by a merge of main": onTopicSquashed(
		git("merge", "-q", "-m", "Update", "main"),
		insert("copilot", 0, 2),
		commit("More"),
	),
	"update branch by a rebase": onTopicSquashed(
		git("rebase", "-q", "main"),
		insert("copilot", 0, 2),
		commit("More"),
	),
	"review fixes by an assistant": onTopicSquashed(replace("copilot", 6), commit("Fix after review")),
	"review fixes by hand": onTopicSquashed(replace("hand", 6), commit("Fix after review")),
	"a suggestion applied in the browser": onTopicSquashed((w) => {
		const lines = w.read(A).toSpliced(5, 1, ...w.lines("hand", 1));
		const blob = w.repository.gitInput(`${lines.join("\n")}\n`, "hash-object", "-w", "--stdin");
		w.git("update-index", "--cacheinfo", `100644,${blob},${A}`);
		const id = w.git(...FORGE, "commit-tree", w.git("write-tree"), "-p", "topic", "-m", "Apply suggestion");
		w.git("reset", "-q", "--hard", id);
	}),
	"a bot's commit beside": onTopicSquashed(
		(w) => w.write("hand", "lock.json", `${w.lines("hand", 4).join("\n")}\n`),
		git("add", "--all"),
		git("-c", "user.name=dependabot", "-c", "user.email=d@example.com", "commit", "-q", "-m", "Bump"),
	),
	"a formatter as the topic's last commit": onTopicSquashed(
		rewrite("hand", (l) => l.map((line) => `  ${line}`)),
		commit("Format"),
	),
	"of a fork": [
		(w) =>
			w.run(
				"git clone -q . ../fork && cd ../fork && git config user.name F && git config user.email f@example.com",
			),
		onBranch("topic", insert("codex", 5, 4), commit("Here")),
		git("push", "-q", "../fork", "topic:topic"),
		git("branch", "-q", "-D", "topic"),
		git("fetch", "-q", "../fork", "topic:topic"),
		append("hand", 2, { path: B }),
		commit("Main"),
		squash(),
	],
	"twice from one long-lived branch": [
		...TOPIC,
		squash("First"),
		git("checkout", "-q", "topic"),
		git("merge", "-q", "-X", "ours", "-m", "Back", "main"),
		insert("copilot", 0, 2),
		commit("Second part"),
		git("checkout", "-q", "main"),
		squash("Second"),
	],
	"then reverted by the button": [...TOPIC, squash(), revertByForge],
	"then reverted, and the revert reverted": [...TOPIC, squash(), revertByForge, revertByForge],
	"then picked to a release": [
		git("branch", "-q", "release"),
		...TOPIC,
		squash(),
		(w) => {
			w.git("update-ref", "refs/heads/release", replay(w, "release", "main~1..main"));
			w.git("checkout", "-q", "release");
		},
	],
	"two requests in one queue": [
		...TOPIC,
		onBranch("second", insert("gemini-cli", 18, 2), commit("Second")),
		queue("topic", "second"),
	],
	"two requests that touch the same block": [
		onBranch("topic", insert("codex", 5, 2), commit("Topic")),
		onBranch("second", replace("cursor", 14), commit("Second")),
		queue("topic", "second"),
	],
	"stacked requests, the lower one squashed first": [
		onBranch("topic", insert("codex", 5, 2), commit("Lower")),
		git("checkout", "-q", "topic"),
		onBranch("upper", insert("cursor", 12, 2), commit("Upper")),
		git("checkout", "-q", "main"),
		squash("Lower"),
		(w) => {
			const tip = replay(w, "main", "topic..upper");
			push(w, w.git("rev-parse", `${tip}^{tree}`), "Upper");
		},
	],
	"a conflict resolved in the browser": [
		onBranch("topic", insert("codex", 10, 2), commit("Topic")),
		insert("cursor", 10, 2),
		commit("Main"),
		(w) => {
			const theirs = w.git("show", "topic:a.ts").split("\n").slice(10, 12);
			w.put(
				A,
				`${w
					.read(A)
					.toSpliced(12, 0, ...theirs)
					.join("\n")}\n`,
			);
			w.git("add", A);
			push(w, w.git("write-tree"), "Merge branch 'main' into topic", ["main", "topic"]);
		},
	],
	"beside a new file on main": [...TOPIC, create("codex", "new.ts"), commit(), squash()],
});

function onTopicSquashed(...steps: Step[]): readonly Step[] {
	return [...onTopic(...steps), squash()];
}

/** The inverse change of main's last commit, as a commit. */
function revertByForge(w: World): void {
	push(w, mergeOnBase(w, "main", ["main", "main~1"]), "Revert");
}

export const FORGE_MERGES = [...PLAIN, ...SQUASHES];
