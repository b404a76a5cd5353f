import type { RandomResult } from "./play-random.ts";
import { getFigures, renderScoreboard, type Scoreboard } from "./score.ts";

/** All sequences together, and for each operation those that it is part of. */
export interface FuzzBoards {
	readonly whole: Scoreboard;
	readonly byOperation: Scoreboard;
}

export function addFuzzed(boards: FuzzBoards, { operations, score }: RandomResult): void {
	boards.whole.add("all", score);
	for (const operation of new Set(operations)) boards.byOperation.add(operation, score);
}

/** What issue 3 asks for: rewriting operations may lose a little more than edits. */
const REWRITES = ["forge squash", "squash merge", "rebase", "amend", "cherry-pick"];

/** In words, empty when all bars are met. */
export function findMissedBars({ whole, byOperation }: FuzzBoards): readonly string[] {
	const { precision, recall, falseHuman } = getFigures(whole.sum());
	const lapses = REWRITES.flatMap((operation) => {
		const score = byOperation.list().find(([name]) => name === operation)?.[1];
		const found = score ? getFigures(score).recall : 1;
		return found < 0.97 ? [`The recall of sequences with ${operation} is ${found}, below 0.97.`] : [];
	});
	if (precision < 0.999) lapses.push(`The precision is ${precision}, below 0.999.`);
	if (recall < 0.98) lapses.push(`The recall is ${recall}, below 0.98.`);
	if (falseHuman > 0) lapses.push(`${falseHuman} lines are human that no recorded person wrote.`);
	return lapses;
}

/** For people and for programs. */
export function renderFuzzed(
	{ whole, byOperation }: FuzzBoards,
	about: { readonly seed: string; readonly slice: string; readonly sequences: number },
): { readonly markdown: string; readonly json: string } {
	const head = `${about.sequences} sequences, seed ${about.seed}, slice ${about.slice}; each row counts the sequences that have the operation.`;
	const operations = Object.fromEntries(byOperation.list().map(([name, score]) => [name, getFigures(score)]));
	return {
		markdown: `${head}\n\n${renderScoreboard(byOperation, whole.sum())}`,
		json: `${JSON.stringify({ ...about, all: getFigures(whole.sum()), operations }, null, "\t")}\n`,
	};
}
