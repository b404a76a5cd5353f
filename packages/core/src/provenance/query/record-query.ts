import { isTrivialLine, lineFingerprint } from "../../kit/index.ts";
import { ProvenanceError } from "../errors.ts";
import { quoteLabel } from "../label.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import { type RecordFacts, TEXT_FIELDS, type TextField } from "./record-facts.ts";

/** What to look for; everything named has to hold. Texts match as parts, in any case. */
export interface RecordQuery {
	readonly tool?: string | undefined;
	readonly model?: string | undefined;
	readonly session?: string | undefined;
	readonly person?: string | undefined;
	readonly path?: string | undefined;
	/** RFC 3339, or a date. */
	readonly since?: string | undefined;
	readonly until?: string | undefined;
	/** Words of the prompt, in any order. */
	readonly words?: string | undefined;
	/** Code whose origin is asked for. */
	readonly snippet?: string | undefined;
}

/** A query, checked and in the form in which records are compared with it. */
export interface CompiledQuery {
	readonly since: number;
	readonly until: number;
	readonly texts: readonly { readonly field: TextField; readonly part: string }[];
	readonly words: readonly string[];
	/** Fingerprints of the snippet; null when none is asked for. */
	readonly prints: ReadonlySet<string> | null;
}

function parseTime(text: string | undefined, otherwise: number): number {
	if (text === undefined) return otherwise;
	const time = Date.parse(text);
	if (!Number.isNaN(time)) return time;
	throw new ProvenanceError("PROVENANCE_QUERY_INVALID", {
		message: `${quoteLabel(text)} is no date, such as 2026-03-31 or 2026-03-31T12:00:00Z.`,
	});
}

function fingerprintSnippet(snippet: string): ReadonlySet<string> {
	return new Set(
		snippet
			.split("\n")
			.filter((line) => !isTrivialLine(line))
			.map(lineFingerprint),
	);
}

/** @throws ProvenanceError PROVENANCE_QUERY_INVALID */
export function compileQuery(query: RecordQuery): CompiledQuery {
	return {
		since: parseTime(query.since, -Infinity),
		until: parseTime(query.until, Infinity),
		texts: TEXT_FIELDS.flatMap((field) => {
			const part = query[field];
			return part === undefined ? [] : [{ field, part: part.toLowerCase() }];
		}),
		words: (query.words ?? "").toLowerCase().split(/\s+/).filter(Boolean),
		prints: query.snippet === undefined ? null : fingerprintSnippet(query.snippet),
	};
}

export function holdsText(text: string | null, part: string): boolean {
	return (text ?? "").toLowerCase().includes(part);
}

/** Whether time and texts hold; words and snippets are looked for in the record itself. */
export function matchesFacts({ since, until, texts }: CompiledQuery, facts: RecordFacts): boolean {
	if (facts.at < since || facts.at > until) return false;
	return texts.every(({ field, part }) => holdsText(facts.texts[field], part));
}

/** Lines of the snippet that the record added; null when too few for the record to be an answer. */
export function countSnippetLines({ prints }: CompiledQuery, { record }: StoredRecord): number | null {
	if (prints === null) return 0;
	const found = new Set(record.runs.flatMap((run) => run.lines.filter((print) => prints.has(print))));
	return found.size === 0 || found.size * 2 < prints.size ? null : found.size;
}
