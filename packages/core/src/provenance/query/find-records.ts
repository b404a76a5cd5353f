import { isTrivialLine, lineFingerprint } from "../../kit/index.ts";
import type { RefArchive } from "../../model/index.ts";
import { ProvenanceError } from "../errors.ts";
import { quoteLabel } from "../label.ts";
import { ProblemLog } from "../problem-log.ts";
import { readPrompt, readRecords } from "../store/read-records.ts";
import type { StoredRecord } from "../store/stored-record.ts";

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

/** A record that answers a query. */
export interface FoundRecord extends StoredRecord {
	/** Lines of the snippet that the record added. */
	readonly snippetLines: number;
}

function holds(text: string | null | undefined, part: string | undefined): boolean {
	return part === undefined || (text ?? "").toLowerCase().includes(part.toLowerCase());
}

function parseTime(text: string | undefined, otherwise: number): number {
	if (text === undefined) return otherwise;
	const time = Date.parse(text);
	if (!Number.isNaN(time)) return time;
	throw new ProvenanceError("PROVENANCE_QUERY_INVALID", {
		message: `${quoteLabel(text)} is no date, such as 2026-03-31 or 2026-03-31T12:00:00Z.`,
	});
}

function toPredicate(query: RecordQuery): (stored: StoredRecord) => boolean {
	const [since, until] = [parseTime(query.since, -Infinity), parseTime(query.until, Infinity)];
	return ({ record }) => {
		const at = Date.parse(record.at);
		const person = record.person === null ? null : `${record.person.name} <${record.person.email}>`;
		return (
			at >= since &&
			at <= until &&
			holds(record.tool.name, query.tool) &&
			holds(record.model, query.model) &&
			holds(record.session, query.session) &&
			holds(record.path, query.path) &&
			holds(person, query.person)
		);
	};
}

function fingerprintSnippet(snippet: string): ReadonlySet<string> {
	return new Set(
		snippet
			.split("\n")
			.filter((line) => !isTrivialLine(line))
			.map(lineFingerprint),
	);
}

function countSnippetLines({ record }: StoredRecord, prints: ReadonlySet<string>): number {
	const found = new Set(record.runs.flatMap((run) => run.lines.filter((print) => prints.has(print))));
	return found.size;
}

async function hasWords(
	archive: RefArchive,
	stored: StoredRecord,
	words: readonly string[],
): Promise<boolean> {
	if (words.length === 0) return true;
	const object = stored.record.prompt?.object ?? null;
	if (object === null) return false;
	const prompt = await readPrompt(archive, object, new ProblemLog());
	const text = prompt?.text.toLowerCase() ?? "";
	return words.every((word) => text.includes(word));
}

/**
 * Records that answer a query, the youngest first; those that hold most of a snippet come first of all.
 * @throws ProvenanceError PROVENANCE_QUERY_INVALID
 */
export async function findRecords(
	archive: RefArchive,
	query: RecordQuery,
	problems: ProblemLog,
): Promise<readonly FoundRecord[]> {
	const isMeant = toPredicate(query);
	const prints = query.snippet === undefined ? null : fingerprintSnippet(query.snippet);
	const words = (query.words ?? "").toLowerCase().split(/\s+/).filter(Boolean);
	const found: FoundRecord[] = [];
	for await (const stored of readRecords(archive, problems)) {
		if (!isMeant(stored)) continue;
		const snippetLines = prints ? countSnippetLines(stored, prints) : 0;
		if (prints && (snippetLines === 0 || snippetLines * 2 < prints.size)) continue;
		if (await hasWords(archive, stored, words)) found.push({ ...stored, snippetLines });
	}
	return found.sort(
		(a, b) => b.snippetLines - a.snippetLines || Date.parse(b.record.at) - Date.parse(a.record.at),
	);
}

/**
 * The one record whose id begins so.
 * @throws ProvenanceError PROVENANCE_RECORD_UNKNOWN
 */
export async function getRecord(
	archive: RefArchive,
	id: string,
	problems: ProblemLog,
): Promise<StoredRecord> {
	const found: StoredRecord[] = [];
	if (/^[0-9a-f]{4,64}$/.test(id)) {
		for await (const stored of readRecords(archive, problems))
			if (stored.id.startsWith(id)) found.push(stored);
	}
	const [first, second] = found;
	if (first && !second) return first;
	const message = `${quoteLabel(id)} is the id of ${first ? "more than one record" : "no record"}.`;
	throw new ProvenanceError("PROVENANCE_RECORD_UNKNOWN", { message });
}
