import { countOf } from "../layout.ts";

/** A part of the comment: `rows` may be cut from the end, `head` belongs with them. */
export interface Section {
	readonly head: string;
	readonly rows: readonly string[];
	/** What a row is, for the sentence about those that were cut. */
	readonly noun: string;
	/** Gets only the room that the others leave, wherever it stands. */
	readonly elastic?: boolean;
}

/** GitHub refuses a comment of more than 65,536 characters. */
export const MOST_CHARACTERS = 65_000;
const RESERVE = 600;

/** Puts sections together without making the comment too long; what was cut is said at the end. */
export function joinSections(sections: readonly Section[], end: string): string {
	let room = MOST_CHARACTERS - RESERVE - end.length;
	const drawn = new Map<Section, string>();
	const cut: string[] = [];
	for (const section of [...sections].sort(
		(a, b) => Number(a.elastic ?? false) - Number(b.elastic ?? false),
	)) {
		const { head, rows, noun } = section;
		const kept = countFitting(rows, room - head.length - 1);
		if (kept < rows.length) cut.push(countOf(rows.length - kept, noun));
		const text = kept === 0 ? "" : `${head}${rows.slice(0, kept).join("")}\n`;
		room -= text.length;
		drawn.set(section, text);
	}
	const text = sections.map((section) => drawn.get(section) ?? "").join("");
	if (cut.length === 0) return text + end;
	return `${text}_Cut: ${cut.join(", ")}. A comment holds 65,000 characters; the json format has everything._\n\n${end}`;
}

function countFitting(rows: readonly string[], room: number): number {
	let left = room;
	for (const [index, row] of rows.entries()) {
		left -= row.length;
		if (left < 0) return index;
	}
	return rows.length;
}
