import type { Lines } from "../kit/index.ts";
import { ProvenanceError } from "./errors.ts";
import { isEvidencePath } from "./evidence-path.ts";
import { quoteLabel } from "./label.ts";
import { parseLineList } from "./line-list.ts";

/** `key` wrote `ranges` of `path`, in the lines of the commit that carries the note. */
export interface Attestation {
	readonly path: string;
	readonly key: string;
	readonly ranges: readonly Lines[];
}

export interface AttestationSection {
	readonly attestations: readonly Attestation[];
	/** Why an entry is left out, one sentence each. */
	readonly rejectedEntries: readonly string[];
	readonly rejectedPaths: readonly string[];
	readonly duplicatePaths: readonly string[];
}

const MAX_ENTRIES = 100_000;
/** Lengths may change, prefixes and `::` are declared stable (git-ai standard 3.0.0). */
const KEY = /^(?:s_[0-9a-f]{4,64}::t_[0-9a-f]{4,64}|h_[0-9a-f]{4,64}|[0-9a-f]{7,64})$/;

function malformed(lineNumber: number, why: string): ProvenanceError {
	return new ProvenanceError("PROVENANCE_NOTE_MALFORMED", { message: `Line ${lineNumber}: ${why}.` });
}

/** git-ai writes the name between quotes as it is, without escapes, so a quote inside cannot be told from the end. */
function parsePath(line: string, lineNumber: number): string {
	if (!line.startsWith('"')) {
		if (/^\s/.test(line))
			throw malformed(lineNumber, "a path starts at the first column, an entry after two spaces");
		return line;
	}
	if (line.length < 3 || !line.endsWith('"')) throw malformed(lineNumber, "the quoted path does not end");
	const path = line.slice(1, -1);
	if (path.includes('"')) throw malformed(lineNumber, "a quote inside a quoted path");
	return path;
}

function splitEntry(line: string, lineNumber: number): { key: string; list: string } {
	const space = line.indexOf(" ", 2);
	if (space <= 2) throw malformed(lineNumber, "an entry is two spaces, a key, one space and ranges");
	return { key: line.slice(2, space), list: line.slice(space + 1) };
}

class SectionBuilder {
	readonly attestations: Attestation[] = [];
	readonly rejectedEntries: string[] = [];
	readonly rejectedPaths = new Set<string>();
	readonly duplicatePaths = new Set<string>();
	readonly #paths = new Set<string>();
	#path: string | null = null;
	#entries = 0;

	addPath(line: string, lineNumber: number): void {
		const path = parsePath(line, lineNumber);
		if (this.#paths.has(path)) this.duplicatePaths.add(path);
		if (!isEvidencePath(path)) this.rejectedPaths.add(path);
		this.#paths.add(path);
		this.#path = path;
	}

	addEntry(line: string, lineNumber: number): void {
		if (this.#path === null) throw malformed(lineNumber, "an entry stands before the first path");
		const { key, list } = splitEntry(line, lineNumber);
		this.#count(list);
		const ranges = parseLineList(list);
		if (!KEY.test(key)) this.#reject(lineNumber, `the key ${quoteLabel(key)} has no known form`);
		else if (ranges === null)
			this.#reject(lineNumber, `the ranges ${quoteLabel(list)} are not ascending lines`);
		else if (isEvidencePath(this.#path)) this.attestations.push({ path: this.#path, key, ranges });
	}

	#count(list: string): void {
		this.#entries += list.split(",").length;
		if (this.#entries <= MAX_ENTRIES) return;
		const message = `It has more than ${MAX_ENTRIES} ranges.`;
		throw new ProvenanceError("PROVENANCE_NOTE_TOO_LARGE", { message });
	}

	#reject(lineNumber: number, why: string): void {
		this.rejectedEntries.push(`Line ${lineNumber}: ${why}.`);
	}
}

/**
 * The part of a git-ai note above `---`.
 * @throws ProvenanceError PROVENANCE_NOTE_MALFORMED, PROVENANCE_NOTE_TOO_LARGE.
 */
export function parseAttestations(lines: readonly string[]): AttestationSection {
	const section = new SectionBuilder();
	for (const [index, raw] of lines.entries()) {
		const line = raw.trimEnd();
		if (line === "") continue;
		if (line.startsWith("  ")) section.addEntry(line, index + 1);
		else section.addPath(line, index + 1);
	}
	return {
		attestations: section.attestations,
		rejectedEntries: section.rejectedEntries,
		rejectedPaths: [...section.rejectedPaths],
		duplicatePaths: [...section.duplicatePaths],
	};
}
