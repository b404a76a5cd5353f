import { isTrivialLine, lineFingerprint, normalizeLine } from "../../kit/index.ts";

/** A file as alignment sees it. */
export interface FileLines {
	/** Fingerprint of each line; index 0 is line 1. */
	readonly prints: readonly string[];
	/** How much a line says: its length without what formatters change, 0 for trivial lines. */
	readonly weights: readonly number[];
	/** Where each fingerprint that is not trivial stands. */
	readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Reads a file's content as lines to be recognized. */
export function readFileLines(content: Uint8Array): FileLines {
	// git counts lines by LF alone, and so do the ranges of a change; a lone CR is blank to a fingerprint.
	const lines = new TextDecoder().decode(content).split("\n");
	if (lines.at(-1) === "") lines.pop();
	const places = new Map<string, number[]>();
	const prints = lines.map(lineFingerprint);
	const weights = lines.map((line) => (isTrivialLine(line) ? 0 : normalizeLine(line).length));
	for (const [at, print] of prints.entries()) {
		if (weights[at] === 0) continue;
		const known = places.get(print);
		if (known) known.push(at);
		else places.set(print, [at]);
	}
	return { prints, weights, places };
}
