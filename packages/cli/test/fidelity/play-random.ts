import { type Actor, isTool, TOOLS } from "./actor.ts";
import { createRandom, type Random } from "./random.ts";
import type { Step } from "./scenario.ts";
import type { Score } from "./score.ts";
import {
	amend,
	commit,
	create,
	git,
	insert,
	move,
	onBranch,
	remove,
	replace,
	rewrite,
	stageText,
} from "./steps.ts";
import { A, B, openWorld } from "./templates.ts";
import type { World } from "./world.ts";

interface Play {
	readonly world: World;
	readonly random: Random;
	/** A file that is there. */
	readonly path: string;
}

type Move = (play: Play) => Step | readonly Step[];

const COMMON = [
	["if (!user) {", "\treturn null;", "}"],
	["try {", "\tawait run();", "} catch {", "\treturn false;", "}"],
	['import { join } from "node:path";', ""],
	["\t}", "}", ""],
	["const result = [];", "for (const item of items) {"],
];

function pick<T>(random: Random, values: readonly T[]): T {
	const value = values[random(values.length)];
	if (value === undefined) throw new Error("There is nothing to choose from.");
	return value;
}

/** Half of all by assistants, and among them all formats. */
function pickActor(random: Random): Actor {
	return pick(random, [
		pick(random, TOOLS),
		pick(random, ["claude-code", "codex", "cursor"] as const),
		"person",
		"hand",
		"hand",
	]);
}

const place = ({ world, random, path }: Play): number => random(world.read(path).length + 1);

const insertAny: Move = (play) =>
	insert(pickActor(play.random), place(play), 1 + play.random(6), { path: play.path });
const isMark = (line: string) => /^(?:<{7}|\|{7}|={7}|>{7})/.test(line);

/** Goes on after a conflict, one way or another. */
function settle(play: Play, ...next: readonly string[]): Step {
	return async (w) => {
		for (const path of w.git("diff", "--name-only", "--diff-filter=U").split("\n").filter(Boolean)) {
			const actor = pick(play.random, ["hand", "codex", "person"] as const);
			await rewrite(actor, (lines) => lines.filter((line) => !isMark(line)), { path })(w);
		}
		w.git("add", "--all");
		w.git("-c", "core.editor=true", ...next);
	};
}

const orSettle = (play: Play, args: readonly string[], next: readonly string[]): Step => {
	return async (w) => {
		if (w.tryGit(...args)) return;
		if (w.git("diff", "--name-only", "--diff-filter=U") === "") w.tryGit(args[0] ?? "", "--skip");
		else await settle(play, ...next)(w);
	};
};

function twoBranches(play: Play): readonly Step[] {
	return [
		commit("Before"),
		onBranch("topic", insertAny(play) as Step, insertAny(play) as Step, commit("On topic")),
		insert(pickActor(play.random), place(play), 1 + play.random(3), { path: play.path }),
		commit("On main"),
	];
}

const dropTopic = git("branch", "-q", "-D", "topic");

/** Squash of a forge: objects and a ref alone; with a conflict the forge refuses, and nothing happens. */
const forgeSquash: Step = (w) => {
	if (!w.tryGit("merge-tree", "--write-tree", "main", "topic")) return;
	const tree = w.git("merge-tree", "--write-tree", "main", "topic").split("\n")[0] ?? "";
	w.git("update-ref", "refs/heads/main", w.git("commit-tree", tree, "-p", "main", "-m", "Topic (#1)"));
	w.git("checkout", "-q", "-f", "main");
};

const MOVES: Readonly<Record<string, Move>> = {
	insert: insertAny,
	replace: (p) => replace(pickActor(p.random), place(p), 1 + p.random(3), { path: p.path }),
	delete: (p) => remove(pickActor(p.random), place(p), 1 + p.random(2), { path: p.path }),
	"common lines": (p) => async (w) => {
		const actor = pickActor(p.random);
		const lines = [
			...w.lines(actor, 1),
			...w.plain(actor, pick(p.random, COMMON)),
			...w.lines(actor, p.random(2)),
		];
		await w.splice(actor, { path: p.path, at: place(p), remove: 0, lines });
	},
	move: (p) => move(pickActor(p.random), [place(p), 2 + p.random(6), place(p)], { path: p.path }),
	format: (p) =>
		rewrite(pick(p.random, ["hand", "person", "codex"] as const), (l) => l.map((line) => `\t${line}`), {
			path: p.path,
		}),
	"whole file": (p) => {
		const actor = pickActor(p.random);
		return rewrite(actor, (l, w) => [...w.lines(actor, 2), ...l, ...w.lines(actor, 1)], { path: p.path });
	},
	"new file": (p) => create(pickActor(p.random), `f${p.random(5)}.ts`, 3 + p.random(10)),
	shell: (p) => async (w) => {
		const tool = pick(p.random, ["claude-code", "codex", "cursor", "gemini-cli", "copilot"] as const);
		const text = `cat >> ${p.path} <<'EOF'\n${w.lines(tool, 1 + p.random(3)).join("\n")}\nEOF`;
		await w.shell(tool, { text });
	},
	rename: (p) => (w) => {
		const to = `r${p.random(1_000_000)}.ts`;
		w.commit("Before");
		w.git("mv", p.path, to);
	},
	carry: (p) => async (w) => {
		const [at, to] = [place(p), p.path === B ? A : B];
		const block = w.read(p.path).slice(at, at + 4);
		if (w.find(to) === null || block.length < 4) return;
		await w.splice("hand", { path: p.path, at, remove: 4, lines: [] });
		await w.splice("hand", { path: to, at: 0, remove: 0, lines: block });
	},
	// Of lines that no assistant wrote: `carry` is about theirs, and what a person pastes must never become a person's.
	"paste by a person": (p) => async (w) => {
		const [at, to] = [place(p), p.path === B ? A : B];
		const count = 2 + p.random(4);
		const block = w.read(p.path).slice(at, at + count);
		const writers = block.map((line) => w.oracle.findWriter(line)?.actor ?? "hand");
		if (w.find(to) === null || writers.some(isTool)) return;
		await w.splice("person", { path: to, at: 0, remove: 0, lines: block });
		if (p.random(2) === 0) await w.splice("person", { path: p.path, at, remove: count, lines: [] });
	},
	amend: (p) => [insertAny(p) as Step, amend],
	"partial staging": (p) => [
		commit("Before"),
		insertAny(p) as Step,
		insertAny(p) as Step,
		(w) => {
			const old = new Set(w.git("show", `HEAD:${p.path}`).split("\n"));
			stageText(
				w,
				p.path,
				w.read(p.path).filter((line) => old.has(line) || p.random(2) === 0),
			);
			w.git("commit", "-q", "--allow-empty", "-m", "Part");
		},
	],
	stash: (p) => [
		commit("Before"),
		insertAny(p) as Step,
		(w) => {
			w.git("stash", "push", "-q");
			w.git("stash", "pop", "-q");
		},
	],
	merge: (p) => [
		...twoBranches(p),
		orSettle(p, ["merge", "-q", "--no-ff", "-m", "Merge", "topic"], ["commit", "-q", "-m", "Merge"]),
		dropTopic,
	],
	"squash merge": (p) => [
		...twoBranches(p),
		orSettle(p, ["merge", "-q", "--squash", "topic"], ["commit", "-q", "-m", "Squash"]),
		dropTopic,
	],
	rebase: (p) => [
		...twoBranches(p),
		git("checkout", "-q", "topic"),
		orSettle(p, ["rebase", "-q", "main"], ["rebase", "--continue"]),
		git("checkout", "-q", "main"),
		git("merge", "-q", "--ff-only", "topic"),
		dropTopic,
	],
	"cherry-pick": (p) => [
		...twoBranches(p),
		orSettle(p, ["cherry-pick", "topic"], ["cherry-pick", "--continue"]),
		dropTopic,
	],
	"forge squash": (p) => [...twoBranches(p), forgeSquash, dropTopic],
	revert: (p) => [
		commit("Before"),
		insertAny(p) as Step,
		commit("Wrong"),
		git("revert", "--no-edit", "HEAD"),
	],
	"revert of a revert": (p) => [
		commit("Before"),
		insertAny(p) as Step,
		commit("Right"),
		git("revert", "--no-edit", "HEAD"),
		git("revert", "--no-edit", "HEAD"),
	],
	reset: (p) => [
		commit("Before"),
		insertAny(p) as Step,
		commit("Again"),
		git("reset", "-q", pick(p.random, ["--soft", "--mixed"]), "HEAD~1"),
	],
	"lost event": (p) => async (w) => {
		const lines = w.lines("hand", 2);
		await w.splice("claude-code", { path: p.path, at: place(p), remove: 0, lines }, { lost: ["after"] });
	},
};

export const OPERATIONS: readonly string[] = Object.keys(MOVES);

export interface RandomResult {
	readonly seed: number;
	readonly operations: readonly string[];
	readonly score: Score;
}

/** A sequence of operations that the seed alone decides; judges all files at the end. */
export async function playRandom(seed: number): Promise<RandomResult> {
	const random = createRandom(seed);
	const world = await openWorld();
	const operations: string[] = [];
	try {
		for (let step = 4 + random(7); step > 0; step -= 1) {
			const operation = pick(random, OPERATIONS);
			operations.push(operation);
			const paths = world
				.git("ls-files")
				.split("\n")
				.filter((path) => world.find(path) !== null);
			const steps = MOVES[operation]?.({ world, random, path: pick(random, paths) }) ?? [];
			for (const one of [steps].flat()) await one(world);
			if (random(2) === 0) world.commit("Step");
		}
		world.commit("End");
		return { seed, operations, score: await world.judge(world.listFiles().map(([path]) => path)) };
	} catch (error) {
		throw new Error(`Seed ${seed}: ${operations.join(", ")}`, { cause: error });
	} finally {
		world.remove();
	}
}
