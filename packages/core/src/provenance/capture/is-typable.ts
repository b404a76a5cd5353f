import { findAddedLines, type Lines, trimEqualEnds } from "../../kit/index.ts";

/** Nobody types faster for long: the rest was pasted, or written by a program that reports to nobody. */
const CHARACTERS_PER_SECOND = 15;
/** Words that an editor completes, and the seconds before a first save. */
const FREE_CHARACTERS = 120;

function pickLines(lines: readonly string[], ranges: readonly Lines[]): readonly string[] {
	return ranges.flatMap(({ start, end }) => lines.slice(start - 1, end));
}

/** Characters of a line that are new to the line in whose place it stands. */
function countNew(line: string, old: string): number {
	const limit = Math.min(line.length, old.length);
	let prefix = 0;
	while (prefix < limit && line[prefix] === old[prefix]) prefix += 1;
	let suffix = 0;
	while (suffix < limit - prefix && line.at(-1 - suffix) === old.at(-1 - suffix)) suffix += 1;
	return line.length - prefix - suffix;
}

/** Whether a person can have made one text of the other by typing in the time given. */
export function isTypable(before: string, after: string, milliseconds: number): boolean {
	const middle = trimEqualEnds(before.split("\n"), after.split("\n"));
	const added = pickLines(middle.after, findAddedLines(middle.before, middle.after));
	const removed = pickLines(middle.before, findAddedLines(middle.after, middle.before));
	const typed = added.reduce(
		(sum, line, at) => sum + 1 + countNew(line.trim(), (removed[at] ?? "").trim()),
		0,
	);
	return typed <= FREE_CHARACTERS + (Math.max(0, milliseconds) / 1_000) * CHARACTERS_PER_SECOND;
}
