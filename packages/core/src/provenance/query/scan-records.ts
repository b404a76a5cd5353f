import type { RefEntry, RefSnapshot } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import { getEntryName, PROVENANCE_REF, parseEntryName } from "../store/entry-name.ts";
import { parsePrompt, parseRecord, type StoredRecord } from "../store/stored-record.ts";
import { listFacts } from "./record-facts.ts";
import { type CompiledQuery, countSnippetLines, matchesFacts } from "./record-query.ts";

/** A record that answers a query. */
export interface FoundRecord extends StoredRecord {
	/** Lines of the snippet that the record added. */
	readonly snippetLines: number;
}

/** Answers, the best first: how many there are, and those that were asked for. */
export interface FoundRecords {
	readonly found: number;
	readonly records: readonly FoundRecord[];
}

/** Prompts read at a time, for words that are looked for in them. */
const BATCH = 500;

/** Those that hold most of a snippet first, then the youngest. */
function compareFound(a: FoundRecord, b: FoundRecord): number {
	const byTime = Date.parse(b.record.at) - Date.parse(a.record.at);
	return b.snippetLines - a.snippetLines || byTime || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** The best answers; of the others only the number is kept. */
class Ranking {
	readonly #limit: number;
	#best: FoundRecord[] = [];
	#found = 0;

	constructor(limit: number) {
		this.#limit = limit;
	}

	add(record: FoundRecord): void {
		this.#found += 1;
		this.#best.push(record);
		if (this.#best.length > 2 * this.#limit + BATCH) this.#trim();
	}

	#trim(): void {
		this.#best = this.#best.sort(compareFound).slice(0, this.#limit);
	}

	list(): FoundRecords {
		this.#trim();
		return { found: this.#found, records: this.#best };
	}
}

export function isRecordName(name: string): boolean {
	return parseEntryName(name)?.kind === "record";
}

/** An entry as a record; a problem and null when it is none. */
export function readEntryRecord({ name, content }: RefEntry, problems: ProblemLog): StoredRecord | null {
	const digest = parseEntryName(name)?.digest ?? "";
	return problems.attempt(`${PROVENANCE_REF} ${digest}`, () => parseRecord(content, digest));
}

/** Which of the records have a prompt that holds all words. */
async function keepWorded(
	snapshot: RefSnapshot,
	words: readonly string[],
	records: readonly FoundRecord[],
): Promise<readonly FoundRecord[]> {
	if (words.length === 0) return records;
	const digestOf = ({ record }: StoredRecord) => record.prompt?.object ?? null;
	const digests = new Set(records.flatMap((one) => digestOf(one) ?? []));
	const meant = new Set<string>();
	const names = [...digests].map((digest) => getEntryName("prompt", digest));
	for await (const { name, content } of snapshot.readNamed(names)) {
		const digest = parseEntryName(name)?.digest ?? "";
		const prompt = new ProblemLog().attempt("", () => parsePrompt(content, digest));
		const text = prompt?.text.toLowerCase() ?? "";
		if (words.every((word) => text.includes(word))) meant.add(digest);
	}
	return records.filter((one) => meant.has(digestOf(one) ?? ""));
}

/** Where to look, and for what. */
export interface Scan {
	readonly snapshot: RefSnapshot;
	readonly query: CompiledQuery;
	readonly limit: number;
}

/** Those of the given records that answer the query, by looking at each. */
export async function scanRecords(
	{ snapshot, query, limit }: Scan,
	entries: AsyncIterable<RefEntry>,
	problems: ProblemLog,
): Promise<FoundRecords> {
	const ranking = new Ranking(limit);
	let batch: FoundRecord[] = [];
	const settle = async (): Promise<void> => {
		for (const record of await keepWorded(snapshot, query.words, batch)) ranking.add(record);
		batch = [];
	};
	for await (const entry of entries) {
		const stored = readEntryRecord(entry, problems);
		if (stored === null || !matchesFacts(query, listFacts(stored))) continue;
		const snippetLines = countSnippetLines(query, stored);
		if (snippetLines === null) continue;
		batch.push({ ...stored, snippetLines });
		if (batch.length >= BATCH) await settle();
	}
	await settle();
	return ranking.list();
}
