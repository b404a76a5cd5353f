import type { Actor, World } from "./world.ts";

/** Numbers below `limit`, the same for the same seed (Park and Miller's generator). */
export function createRandom(seed: number): (limit: number) => number {
	let state = (seed % 2_147_483_646) + 1;
	return (limit) => {
		state = (state * 48_271) % 2_147_483_647;
		return state % limit;
	};
}

type Random = (limit: number) => number;
type Step = (world: World, path: string, random: Random) => void;

const ACTORS: readonly Actor[] = ["claude-code", "cursor", "person", "hand"];

function pickActor(random: Random): Actor {
	return ACTORS[random(ACTORS.length)] ?? "hand";
}

function onBranch(world: World, path: string, random: Random): void {
	world.commit("Before");
	world.git("checkout", "-q", "-b", "topic");
	world.insert(pickActor(random), path, [random(world.read(path).length + 1), 1 + random(4)]);
	world.commit("On topic");
	world.git("checkout", "-q", "main");
	world.insert(pickActor(random), "side.ts", 0);
	world.commit("On main");
}

const STEPS: Readonly<Record<string, Step>> = {
	insert: (w, path, random) => {
		w.insert(pickActor(random), path, [random(w.read(path).length + 1), 1 + random(6)]);
	},
	replace: (w, path, random) => {
		const actor = pickActor(random);
		const at = random(w.read(path).length);
		w.edit(actor, path, (l) => l.toSpliced(at, 1 + random(3), ...w.lines(actor, 1 + random(3))));
	},
	delete: (w, path, random) => {
		const at = random(w.read(path).length);
		w.edit("hand", path, (l) => l.toSpliced(at, 1));
	},
	move: (w, path, random) => {
		const at = random(w.read(path).length);
		w.edit("hand", path, (l) => [...l.toSpliced(at, 3), ...l.slice(at, at + 3)]);
	},
	format: (w, path) => w.edit("hand", path, (l) => l.map((line) => `\t${line.trim()}`)),
	amend: (w, path, random) => {
		w.insert(pickActor(random), path, [random(w.read(path).length + 1), 2]);
		w.git("commit", "-q", "-a", "--amend", "--no-edit");
	},
	stash: (w, path, random) => {
		w.insert(pickActor(random), path, 0);
		w.git("stash", "push", "-q");
		w.git("stash", "pop", "-q");
	},
	"squash merge": (w, path, random) => {
		onBranch(w, path, random);
		w.git("merge", "-q", "--squash", "topic");
		w.git("branch", "-q", "-D", "topic");
		w.commit("Squashed");
	},
	rebase: (w, path, random) => {
		onBranch(w, path, random);
		w.git("rebase", "-q", "main", "topic");
		w.git("checkout", "-q", "main");
		w.git("merge", "-q", "--ff-only", "topic");
		w.git("branch", "-q", "-d", "topic");
	},
	"cherry-pick": (w, path, random) => {
		onBranch(w, path, random);
		w.git("cherry-pick", "topic");
		w.git("branch", "-q", "-D", "topic");
	},
};

/** Ten random steps; gives their names, to be shown when something is wrong. */
export function playRandom(world: World, path: string, random: Random): readonly string[] {
	const names = Object.keys(STEPS);
	return Array.from({ length: 10 }, () => {
		const name = names[random(names.length)] ?? "insert";
		STEPS[name]?.(world, path, random);
		if (random(2) === 0) world.commit("Step");
		return name;
	});
}
