import { toPrintable } from "@countersign/core";
import { trimEqualEnds } from "@countersign/core/kit";
import { createColors } from "picocolors";
import type { Edit } from "./edit.ts";

const CONTEXT = 3;

/** Lines that give way to others; `at` is the index of the first. */
interface LineChange {
	readonly at: number;
	readonly removed: readonly string[];
	readonly added: readonly string[];
}

/** Lines with their ends, so that a last line without one differs. */
function splitLines(text: string): readonly string[] {
	return text === "" ? [] : text.split(/(?<=\n)/);
}

/** An edit only ever puts something in, so that no differ is needed: each insertion changes the line it goes into. */
function listChanges({ before, insertions }: Edit): readonly LineChange[] {
	const lines = splitLines(before?.toString("utf8") ?? "");
	const places = insertions.map(({ offset, text }) => {
		const above = splitLines(before?.subarray(0, offset).toString("utf8") ?? "");
		const isInside = above.length > 0 && above.at(-1)?.endsWith("\n") === false;
		return {
			line: isInside ? above.length - 1 : above.length,
			column: isInside ? (above.at(-1)?.length ?? 0) : 0,
			text,
		};
	});
	return [...new Set(places.map(({ line }) => line))].map((line) => {
		const old = lines[line] ?? "";
		let fresh = "";
		let from = 0;
		for (const { column, text } of places.filter((place) => place.line === line)) {
			fresh += old.slice(from, column) + text;
			from = column;
		}
		const middle = trimEqualEnds(splitLines(old), splitLines(fresh + old.slice(from)));
		return { at: line + middle.prefix, removed: middle.before, added: middle.after };
	});
}

/** Changes whose surroundings meet are shown together. */
function groupChanges(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
	const groups: LineChange[][] = [];
	for (const change of changes) {
		const last = groups.at(-1)?.at(-1);
		if (last && change.at - (last.at + last.removed.length) <= 2 * CONTEXT) groups.at(-1)?.push(change);
		else groups.push([change]);
	}
	return groups;
}

type Mark = (sign: " " | "+" | "-", lines: readonly string[]) => readonly string[];

function renderHunk(lines: readonly string[], group: readonly LineChange[], mark: Mark): readonly string[] {
	const start = Math.max(0, (group[0]?.at ?? 0) - CONTEXT);
	const rows: string[] = [];
	let from = start;
	for (const { at, removed, added } of group) {
		rows.push(...mark(" ", lines.slice(from, at)), ...mark("-", removed), ...mark("+", added));
		from = at + removed.length;
	}
	return [...rows, ...mark(" ", lines.slice(from, from + CONTEXT))];
}

function renderRange(sign: "-" | "+", start: number, count: number): string {
	return `${sign}${count === 0 ? start : start + 1},${count}`;
}

/** A unified diff of one edit, as `git apply` takes it. */
export function renderDiff(edit: Edit, shown: string, color: boolean): string {
	const paint = createColors(color);
	const lines = splitLines(edit.before?.toString("utf8") ?? "");
	const paints = { " ": (text: string) => text, "+": paint.green, "-": paint.red };
	const mark: Mark = (sign, marked) =>
		marked.flatMap((line) => {
			const row = paints[sign](`${sign}${toPrintableLine(line.replace(/\r?\n$/, ""))}`);
			return line.endsWith("\n") ? [row] : [row, "\\ No newline at end of file"];
		});
	const hunks: string[] = [];
	let shift = 0;
	for (const group of groupChanges(listChanges(edit))) {
		const start = Math.max(0, (group[0]?.at ?? 0) - CONTEXT);
		const last = group.at(-1);
		const end = Math.min(lines.length, (last?.at ?? 0) + (last?.removed.length ?? 0) + CONTEXT);
		const grown = group.reduce((sum, { added, removed }) => sum + added.length - removed.length, 0);
		const ranges = `${renderRange("-", start, end - start)} ${renderRange("+", start + shift, end - start + grown)}`;
		hunks.push(paint.cyan(`@@ ${ranges} @@`), ...renderHunk(lines, group, mark));
		shift += grown;
	}
	const head = [edit.before === null ? "--- /dev/null" : `--- a/${shown}`, `+++ b/${shown}`];
	return `${[...head.map((line) => paint.bold(line)), ...hunks].join("\n")}\n`;
}

/** Tabs are as they are in every diff; what else steers a terminal is spelled out. */
function toPrintableLine(line: string): string {
	return line.split("\t").map(toPrintable).join("\t");
}
