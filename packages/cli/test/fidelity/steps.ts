import type { Actor } from "./actor.ts";
import type { Encoding } from "./encoding.ts";
import type { Writer } from "./oracle.ts";
import type { Step } from "./scenario.ts";
import { A, B } from "./templates.ts";
import type { Circumstances, World } from "./world.ts";

/** Which file an edit is in, and what happens around it. */
export interface Around extends Circumstances {
	readonly path?: string;
}

/** How many lines, and what happens around it. */
type How = readonly [count?: number, around?: Around];

/** New lines, three where no count is given. */
export function insert(actor: Actor, at: number, ...[count = 3, { path = A, ...around } = {}]: How): Step {
	return (w) => w.splice(actor, { path, at, remove: 0, lines: w.lines(actor, count) }, around);
}

/** At the end of the file. */
export function append(actor: Actor, count = 3, around: Around = {}): Step {
	return insert(actor, Number.MAX_SAFE_INTEGER, count, around);
}

/** Exchanges `count` lines for as many new ones. */
export function replace(actor: Actor, at: number, ...[count = 1, { path = A, ...around } = {}]: How): Step {
	return (w) => w.splice(actor, { path, at, remove: count, lines: w.lines(actor, count) }, around);
}

export function remove(actor: Actor, at: number, ...[count = 1, { path = A, ...around } = {}]: How): Step {
	return (w) => w.splice(actor, { path, at, remove: count, lines: [] }, around);
}

/** Inserts lines that look like others; the oracle alone tells them apart. */
export function type(
	actor: Actor,
	at: number,
	...[texts, { path = A, ...rest } = {}]: readonly [texts: readonly string[], around?: Around]
): Step {
	return (w) => w.splice(actor, { path, at, remove: 0, lines: w.plain(actor, texts) }, rest);
}

/** A new file of `count` lines. */
export function create(actor: Actor, path: string, count = 6): Step {
	return (w) => w.write(actor, path, `${w.lines(actor, count).join("\n")}\n`);
}

/** A new file of lines that look like others. */
export function createPlain(actor: Actor | Writer, path: string, texts: readonly string[]): Step {
	const writer = typeof actor === "string" ? { actor } : actor;
	return (w) => w.write(writer.actor, path, `${w.plain(writer, texts).join("\n")}\n`);
}

/** Writes the whole file anew. */
export function rewrite(
	actor: Actor,
	change: (lines: string[], world: World) => readonly string[],
	{ path = A, ...around }: Around = {},
): Step {
	return (w) => w.write(actor, path, `${change(w.read(path), w).join("\n")}\n`, around);
}

/** Moves a block within its file. */
export function move(
	actor: Actor,
	[at, count, to]: readonly [at: number, count: number, to: number],
	around: Around = {},
): Step {
	return rewrite(
		actor,
		(lines) => lines.toSpliced(at, count).toSpliced(to, 0, ...lines.slice(at, at + count)),
		around,
	);
}

/** Moves, or copies, a block of the first file to the second. */
export function carry(
	actor: Actor,
	[at, count]: readonly [at: number, count: number],
	{ keep = false, to = B, where = 2 } = {},
): Step {
	return async (w) => {
		const block = w.read(A).slice(at, at + count);
		if (!keep) await w.splice(actor, { path: A, at, remove: count, lines: [] });
		await w.splice(actor, { path: to, at: where, remove: 0, lines: block });
	};
}

/** Puts text on the disk as it was when `remember` was done. */
const remembered = new WeakMap<World, Map<string, string | null>>();

export function remember(path = A): Step {
	return (w) => {
		const texts = remembered.get(w) ?? new Map<string, string | null>();
		remembered.set(w, texts.set(path, w.find(path)));
	};
}

export function restore(actor: Actor, path = A): Step {
	return (w) => w.write(actor, path, remembered.get(w)?.get(path) ?? null);
}

export function encode(encoding: Encoding, path = A): Step {
	return (w) => {
		const text = w.find(path);
		w.encodings.set(path, encoding);
		if (text !== null) w.put(path, text);
	};
}

export function commit(message = "Work"): Step {
	return (w) => w.commit(message);
}

export function git(...args: string[]): Step {
	return (w) => w.git(...args);
}

/** A command of git that stops at a conflict. */
export function gitStops(...args: string[]): Step {
	return (w) => {
		if (w.tryGit(...args)) throw new Error(`git ${args.join(" ")} did not stop.`);
	};
}

/** An interactive rebase whose list is edited by a script of sed. */
export function rebaseInteractively(script: string, ...args: string[]): Step {
	return git("-c", `sequence.editor=sed -i '${script}'`, "rebase", "-q", "-i", ...args);
}

/** Commits of another branch, which leaves HEAD where it was. */
export function onBranch(name: string, ...steps: Step[]): Step {
	return async (w) => {
		const back = w.git("rev-parse", "--abbrev-ref", "HEAD");
		w.git("checkout", "-q", "-b", name);
		for (const step of steps) await step(w);
		w.git("checkout", "-q", back);
	};
}

export const amend: Step = (w) => {
	w.git("add", "--all");
	w.git("commit", "-q", "--amend", "--no-edit", "--allow-empty");
};

/** Stages a text that is not that of the work tree, as `git add -p` does. */
export function stageText(w: World, path: string, lines: readonly string[]): void {
	const blob = w.repository.gitInput(`${lines.join("\n")}\n`, "hash-object", "-w", "--stdin");
	w.git("update-index", "--add", "--cacheinfo", `100644,${blob},${path}`);
}

/** Stages only the lines that `keep` says; `was` is the text before. */
export function stageLines(keep: (line: string, index: number) => boolean, path = A): Step {
	return (w) => stageText(w, path, w.read(path).filter(keep));
}

export const commitStaged: Step = (w) => w.git("commit", "-q", "-m", "Part");

/** A topic branch of two commits beside one on main that touches other lines. */
export const TOPIC: readonly Step[] = [
	onBranch(
		"topic",
		insert("claude-code", 5, 4),
		commit("Topic one"),
		insert("cursor", 14, 3),
		insert("hand", 2, 1),
		commit("Topic two"),
	),
	insert("hand", 4, 2, { path: B }),
	append("codex", 3, { path: B }),
	commit("Main goes on"),
];
