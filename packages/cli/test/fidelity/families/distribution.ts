import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openRepository, PROVENANCE_REF, pullRef, pushRef } from "@countersign/core";
import { knownGap, on, type Step } from "../scenario.ts";
import { append, commit, create, git, insert, onBranch, replace, TOPIC } from "../steps.ts";
import {
	assertStable,
	changeInbox,
	changeRef,
	drain,
	drop,
	forget,
	inboxOf,
	listInbox,
} from "../store-steps.ts";
import { A, B } from "../templates.ts";
import { report } from "../voices.ts";
import type { World } from "../world.ts";

const HUB = "hub.git";

/** A bare repository beside, which both clones push to. */
const publish: Step = (w) => {
	w.run(
		`git init -q --bare -b main ../${HUB} && git remote add origin ../${HUB} && git push -q -u origin main`,
	);
};

const cloneTo = (name: string, ...options: string[]): Step => {
	return (w) => {
		w.run(`git clone -q ${options.join(" ")} file://${w.folder}/${HUB} ../${name}`);
		w.run("git config user.name Pat && git config user.email pat@example.com", join(w.folder, name));
	};
};

const goTo =
	(name: string): Step =>
	(w) =>
		w.moveTo(join(w.folder, name));

const home: Step = (w) => w.moveTo(w.origin.root);

const pushRecords: Step = async (w) => {
	await w.judge([A]);
	await pushRef(await openRepository(w.repository.root), "origin", PROVENANCE_REF);
};
const pullRecords: Step = async (w) =>
	pullRef(await openRepository(w.repository.root), "origin", PROVENANCE_REF);

const CLONES = on("clones", {
	"a clone that pulled the records": [publish, pushRecords, cloneTo("second"), goTo("second"), pullRecords],
	"a clone that never pulled them claims nothing": [
		publish,
		pushRecords,
		cloneTo("second"),
		goTo("second"),
		forget("all"),
	],
	"a shallow clone": [
		insert("codex", 10),
		commit(),
		publish,
		pushRecords,
		cloneTo("second", "--depth=1"),
		goTo("second"),
		pullRecords,
	],
	"a shallow clone that goes on with an assistant": [
		publish,
		pushRecords,
		cloneTo("second", "--depth=1"),
		goTo("second"),
		pullRecords,
		insert("cursor", 10),
		commit(),
	],
	"a partial clone without blobs": knownGap(
		"Reading never fetches: what the clone lacks is an error that says so, not a guess.",
		(w) =>
			w.run(
				`git init -q --bare -b main ../${HUB} && git -C ../${HUB} config uploadpack.allowFilter true && git remote add origin ../${HUB} && git push -q -u origin main`,
			),
		pushRecords,
		cloneTo("second", "--filter=blob:none"),
		goTo("second"),
		pullRecords,
	),
	"a clone of one branch": [
		...TOPIC,
		publish,
		pushRecords,
		cloneTo("second", "--single-branch"),
		goTo("second"),
		pullRecords,
	],
	"two clones that write at once": [
		publish,
		pushRecords,
		cloneTo("second"),
		goTo("second"),
		pullRecords,
		insert("cursor", 10),
		commit("Second"),
		home,
		create("codex", "first.ts"),
		commit("First"),
		pushRecords,
		git("push", "-q", "origin", "main"),
		goTo("second"),
		pushRecords,
		git("pull", "-q", "--no-rebase", "--no-edit"),
		pullRecords,
	],
	"two clones, judged in the first": [
		publish,
		pushRecords,
		cloneTo("second"),
		goTo("second"),
		insert("cursor", 10),
		commit("Second"),
		pushRecords,
		git("push", "-q", "origin", "main"),
		home,
		append("codex", 2, { path: B }),
		commit("First"),
		git("pull", "-q", "--rebase"),
		pullRecords,
	],
	"pushed three times": [publish, pushRecords, pushRecords, pushRecords, pullRecords],
	"records pulled before the code they speak of": [
		publish,
		pushRecords,
		cloneTo("second"),
		goTo("second"),
		insert("cursor", 10),
		commit("Second"),
		pushRecords,
		home,
		pullRecords,
		(w) => w.git("pull", "-q", join(w.folder, "second"), "main"),
	],
	"a remote whose records began apart": [
		publish,
		cloneTo("second"),
		goTo("second"),
		create("cursor", "two.ts"),
		commit("Second"),
		(w) => w.git("push", "-q", "origin", "main"),
		pushRecords,
		home,
		(w) => w.git("pull", "-q", "origin", "main"),
		pushRecords,
	],
	"the branch deleted, its objects pruned": [
		...TOPIC,
		drain,
		git("merge", "-q", "--squash", "topic"),
		commit("Squashed"),
		git("branch", "-q", "-D", "topic"),
		git("reflog", "expire", "--expire=now", "--all"),
		git("gc", "-q", "--prune=now"),
	],
	"packed refs and one pack": [
		insert("cursor", 10),
		commit(),
		drain,
		git("pack-refs", "--all"),
		git("repack", "-adq"),
	],
	"a bundle": [
		insert("cursor", 10),
		commit(),
		drain,
		(w) => w.git("bundle", "create", "-q", join(w.folder, "all.bundle"), "--all"),
		(w) =>
			w.run(
				"git clone -q -b main ../all.bundle ../second && cd ../second && git fetch -q ../all.bundle 'refs/countersign/*:refs/countersign/*'",
			),
		goTo("second"),
	],
});

const each = (steps: readonly Step[]): readonly Step[] => steps.flatMap((step) => [step, drain]);

const REPEATS = on("late and repeated", {
	"a second look changes nothing": [
		...TOPIC,
		git("merge", "-q", "--squash", "topic"),
		commit(),
		assertStable,
	],
	"a look after every step changes nothing": each([
		...TOPIC,
		git("merge", "-q", "--squash", "topic"),
		commit(),
	]),
	"the first look after everything is over": [
		...TOPIC,
		git("merge", "-q", "--squash", "topic"),
		commit(),
		git("branch", "-q", "-D", "topic"),
		assertStable,
	],
	"an inbox drained after the ref was rewritten": [
		insert("cursor", 10),
		commit(),
		drain,
		insert("codex", 4),
		git("commit", "-q", "-a", "--amend", "-m", "One"),
		assertStable,
	],
	"what is in the ref comes into the inbox again": [
		insert("cursor", 10),
		commit(),
		(w) => w.run("cp -r .git/countersign/inbox ../again"),
		drain,
		(w) => w.run("cp ../again/*.json .git/countersign/inbox/"),
		assertStable,
	],
	"the same edit reported by two hooks of one assistant": [
		insert("cursor", 10, 3, { times: 3 }),
		assertStable,
	],
	"the ref of an hour ago brought back, and pulled again": [
		publish,
		pushRecords,
		insert("cursor", 10),
		commit(),
		pushRecords,
		(w) => w.git("update-ref", PROVENANCE_REF, `${PROVENANCE_REF}~1`),
		pullRecords,
		assertStable,
	],
});

/** Another machine's clock. */
const clock =
	(minutes: number): Step =>
	(w) =>
		void w.tick(minutes);

const TIMES = on("order and clocks", {
	"a clock a day behind": [clock(-24 * 60), insert("cursor", 5, 2)],
	"a clock a week ahead, then right again": [
		clock(7 * 24 * 60),
		insert("cursor", 5, 2),
		clock(-7 * 24 * 60),
		insert("codex", 6, 2),
	],
	"a person's clock before the assistant's whose block was formatted": [
		clock(-60),
		(w) =>
			w.write(
				"person",
				A,
				`${w
					.read(A)
					.map((line) => `  ${line}`)
					.join("\n")}\n`,
			),
	],
	"two edits of one file reported in the other order": knownGap(
		"An exchange whose neighbors changed since is not found again: its lines stay unknown.",
		async (w) => {
			const [one, two] = [w.lines("cursor", 2), w.lines("codex", 2)];
			const { root } = w.repository;
			const texts = [w.read(A), w.read(A).toSpliced(6, 0, ...one), w.read(A).toSpliced(6, 0, ...one, ...two)];
			const [start = "", middle = "", end = ""] = texts.map((lines) => `${lines.join("\n")}\n`);
			const first = {
				root,
				path: A,
				before: start,
				after: middle,
				splice: { at: 6, removed: [], inserted: one },
			};
			const second = {
				root,
				path: A,
				before: middle,
				after: end,
				splice: { at: 8, removed: [], inserted: two },
			};
			w.put(A, end);
			const reports = [
				report("codex", second, w.nextCall("later")),
				report("cursor", first, w.nextCall("earlier")),
			];
			for (const told of reports) {
				for (const event of told?.after ?? []) await w.deliver(told?.agent ?? "", event);
			}
		},
	),
	"all records of the same minute": [
		insert("cursor", 5, 1),
		clock(-1),
		insert("codex", 6, 1),
		clock(-1),
		insert("copilot", 7, 1),
	],
});

const BROKEN = on("broken halfway", {
	"half a record in the inbox": [
		insert("cursor", 10),
		commit(),
		changeInbox((text, name) =>
			text.includes('"cursor"') ? `${text.slice(0, 200)}${name.slice(0, 0)}` : null,
		),
		forget("cursor"),
	],
	"an empty file in the inbox": [insert("cursor", 10), drop(`${"0".repeat(64)}.json`, "")],
	"a file that a killed hook left": [
		insert("cursor", 10),
		(w) => {
			mkdirSync(join(w.origin.root, ".git/countersign/tmp"), { recursive: true });
			writeFileSync(join(w.origin.root, ".git/countersign/tmp/killed"), "{");
		},
	],
	"a hook killed between its snapshot and the event after": [
		insert("cursor", 10, 2, { lost: ["after"] }),
		insert("cursor", 14, 2),
		forgetLines(10, 2),
	],
	"a snapshot that was altered": [
		async (w) => {
			const spoil = () => w.run("for f in .git/countersign/snapshots/*/index.json; do echo '{' > $f; done");
			await w.splice(
				"windsurf",
				{ path: A, at: 10, remove: 0, lines: w.lines("windsurf", 2) },
				{ beforeWrite: spoil },
			);
		},
	],
	"no room for a record": [
		(w) => {
			rmSync(inboxOf(w), { recursive: true, force: true });
			writeFileSync(join(w.origin.root, ".git/countersign/inbox"), "");
		},
		insert("codex", 10),
		(w) => rmSync(join(w.origin.root, ".git/countersign/inbox")),
		forget("all"),
	],
	"a state of a session that was altered": [
		insert("codex", 10),
		(w) => w.run("for f in .git/countersign/sessions/*; do echo 'null' > $f; done"),
		insert("codex", 20),
	],
	"a folder in place of a record": [
		insert("cursor", 10),
		(w) => void mkdirSync(join(inboxOf(w), `${"1".repeat(64)}.json`)),
	],
	"a ref that names a tree of something else": [
		drain,
		changeRef((entries) => [...entries, ["README.md", "Not a record.\n"], ["aa/bb/cc.json", "{}"]]),
		insert("cursor", 10),
	],
	"ten thousand names that are no records": [
		insert("cursor", 10),
		(w) =>
			w.run(
				"mkdir -p .git/countersign/inbox && cd .git/countersign/inbox && for i in $(seq 1 2000); do : > junk-$i.txt; done",
			),
	],
	"an inbox that was emptied": [
		insert("cursor", 10),
		commit(),
		(w) => {
			if (listInbox(w).length === 0) throw new Error("There is nothing to empty.");
			rmSync(inboxOf(w), { recursive: true });
		},
		forget("all"),
	],
	"an inbox of a linked work tree": [
		(w) => w.git("worktree", "add", "-q", "-b", "tree", join(w.folder, "tree")),
		(w) => w.moveTo(join(w.folder, "tree")),
		insert("cursor", 4),
		commit(),
		home,
		git("merge", "-q", "--ff-only", "tree"),
		git("worktree", "remove", "--force", "tree".replace("tree", "../tree")),
	],
	"a second branch judged while the first is being rebased": [
		onBranch("topic", insert("claude-code", 10), commit("Theirs")),
		insert("cursor", 10),
		commit("Ours"),
		(w) => void w.tryGit("rebase", "-q", "topic"),
		drain,
		git("rebase", "--abort"),
		replace("codex", 0),
	],
	"records under a fan-out that is not ours": knownGap(
		"A record must lie under its own name; a tree arranged in another way is not read.",
		drain,
		changeRef((entries) => entries.map(([path, text]) => [`x/${path.replaceAll("/", "-")}`, text] as const)),
	),
});

/** What the event after would have said is known to nobody. */
function forgetLines(at: number, count: number): Step {
	return (w: World) => {
		for (const line of w.read(A).slice(at, at + count)) w.oracle.expectLine(line, { actor: "hand" });
	};
}

export const DISTRIBUTION = [...CLONES, ...REPEATS, ...TIMES, ...BROKEN];
