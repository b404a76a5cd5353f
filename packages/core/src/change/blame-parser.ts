import type { ObjectId } from "../model/index.ts";
import { decodePath } from "./decode-path.ts";

/** A run of lines with one origin, as `git blame --incremental` reports it. */
export interface BlameRun {
	readonly commit: ObjectId;
	/** Path in that commit. */
	readonly path: string;
	readonly originalStart: number;
	readonly start: number;
	readonly count: number;
	/** The lines are older than the range that was asked about. */
	readonly boundary: boolean;
}

const HEADER = /^([0-9a-f]{40,64}) (\d+) (\d+) (\d+)$/;
const ESCAPES: Readonly<Record<string, number>> = {
	a: 7,
	b: 8,
	t: 9,
	n: 10,
	v: 11,
	f: 12,
	r: 13,
	'"': 34,
	"\\": 92,
};

/** Undoes git's C-style quoting: https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath */
export function unquotePath(bytes: Buffer): Buffer {
	const text = bytes.toString("latin1");
	if (!/^".*"$/s.test(text)) return bytes;
	const plain = text.slice(1, -1).replace(/\\([0-7]{3}|.)/gs, (_, code: string) => {
		const byte = code.length === 3 ? Number.parseInt(code, 8) : (ESCAPES[code] ?? code.charCodeAt(0));
		return String.fromCharCode(byte & 0xff);
	});
	return Buffer.from(plain, "latin1");
}

function splitLines(output: Buffer): Buffer[] {
	const lines: Buffer[] = [];
	let start = 0;
	for (let end = output.indexOf(0x0a); end !== -1; end = output.indexOf(0x0a, start)) {
		lines.push(output.subarray(start, end));
		start = end + 1;
	}
	return lines;
}

/**
 * Reads `git blame --incremental`: a header line, facts about the commit the first time it appears, and `filename` last.
 * https://git-scm.com/docs/git-blame#_incremental_output
 */
export function parseBlame(output: Buffer): readonly BlameRun[] {
	const runs: BlameRun[] = [];
	const boundaries = new Set<ObjectId>();
	let header: RegExpExecArray | null = null;
	for (const line of splitLines(output)) {
		const text = line.toString("latin1");
		const commit: ObjectId = header?.[1] ?? "";
		if (header === null) header = HEADER.exec(text);
		else if (text === "boundary") boundaries.add(commit);
		else if (text.startsWith("filename ")) {
			const path = decodePath(unquotePath(line.subarray("filename ".length)));
			const [originalStart, start, count] = [Number(header[2]), Number(header[3]), Number(header[4])];
			runs.push({ commit, path, originalStart, start, count, boundary: boundaries.has(commit) });
			header = null;
		}
	}
	return runs;
}
