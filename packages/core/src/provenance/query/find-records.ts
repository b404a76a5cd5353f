import type { RefArchive, RefEntry, RefSnapshot } from "../../model/index.ts";
import { ProvenanceError } from "../errors.ts";
import { quoteLabel } from "../label.ts";
import { ProblemLog } from "../problem-log.ts";
import { PROVENANCE_REF } from "../store/entry-name.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import type { OnIndexed } from "./fact-collector.ts";
import { IndexFile, isDamage, removeIndex } from "./index-file.ts";
import { compileQuery, type RecordQuery } from "./record-query.ts";
import { type FoundRecords, isRecordName, readEntryRecord, type Scan, scanRecords } from "./scan-records.ts";
import { type IndexAnswer, searchIndex } from "./search-index.ts";
import { updateIndex } from "./update-index.ts";

/** Where records are looked for. */
export interface RecordLookup {
	readonly archive: RefArchive;
	/** A file for the index, in a folder of caches; null to read all records every time. */
	readonly indexFile: string | null;
	/** Most records to give; all when absent. */
	readonly limit?: number;
	/** Hears of an index that is made, which takes a while where records are many. */
	readonly onProgress?: OnIndexed;
}

interface IndexPlace {
	readonly path: string;
	readonly onProgress: OnIndexed | undefined;
}

async function askIndex({ path, onProgress }: IndexPlace, scan: Scan): Promise<IndexAnswer | null> {
	const { snapshot, query } = scan;
	const isFinal = query.words.length === 0 && query.prints === null;
	const wanted = { tip: snapshot.commit, limit: isFinal ? scan.limit : Infinity };
	const file = await IndexFile.open(path);
	if (file === null) return null;
	try {
		if (!(await updateIndex(file, snapshot, onProgress))) return null;
		return file.inSnapshot(() => searchIndex(file, query, wanted));
	} finally {
		file.close();
	}
}

/** Null when there is no index to be had: it then costs time, and nothing else. */
async function tryIndex(place: IndexPlace, scan: Scan): Promise<IndexAnswer | null> {
	try {
		return await askIndex(place, scan);
	} catch (error) {
		if (!isDamage(error)) return null;
		await removeIndex(place.path);
		return null;
	}
}

/**
 * What the index names, read from the ref and compared with the query again; null when the index named anything else
 * than what it was asked for, which only a damaged one does.
 */
async function readAnswer(scan: Scan, answer: IndexAnswer): Promise<FoundRecords | null> {
	const problems = new ProblemLog();
	const isFinal = scan.query.words.length === 0 && scan.query.prints === null;
	let read = 0;
	async function* count(entries: AsyncIterable<RefEntry>) {
		for await (const entry of entries) {
			read += 1;
			yield entry;
		}
	}
	const found = await scanRecords(scan, count(scan.snapshot.readNamed(answer.names)), problems);
	const isWhole = read === answer.names.length && problems.list().length === 0;
	if (!isWhole || (isFinal && found.found !== answer.names.length)) return null;
	return isFinal ? { found: answer.found, records: found.records } : found;
}

async function readAnswerOf(
	place: IndexPlace,
	scan: Scan,
	problems: ProblemLog,
): Promise<FoundRecords | null> {
	const answer = await tryIndex(place, scan);
	const found = answer && (await readAnswer(scan, answer));
	if (answer && !found) await removeIndex(place.path);
	if (found) for (const flaw of answer?.flaws ?? []) problems.pass(flaw);
	return found;
}

/**
 * Records that answer a query, the youngest first; those that hold most of a snippet come first of all. An index, where
 * there is one, changes how long this takes, never the answer.
 * @throws ProvenanceError PROVENANCE_QUERY_INVALID
 */
export async function findRecords(
	{ archive, indexFile, limit = Infinity, onProgress }: RecordLookup,
	query: RecordQuery,
	problems: ProblemLog,
): Promise<FoundRecords> {
	const compiled = compileQuery(query);
	const snapshot = await archive.open(PROVENANCE_REF);
	if (snapshot === null) return { found: 0, records: [] };
	const scan = { snapshot, query: compiled, limit };
	const indexed =
		indexFile === null ? null : await readAnswerOf({ path: indexFile, onProgress }, scan, problems);
	return indexed ?? scanRecords(scan, snapshot.readAll(isRecordName), problems);
}

async function listById(
	snapshot: RefSnapshot | null,
	id: string,
	problems: ProblemLog,
): Promise<readonly StoredRecord[]> {
	if (snapshot === null || !/^[0-9a-f]{4,64}$/.test(id)) return [];
	const found: StoredRecord[] = [];
	const entries = snapshot.readAll((name) => isRecordName(name) && name.startsWith(id), id.slice(0, 2));
	for await (const entry of entries) {
		const stored = readEntryRecord(entry, problems);
		if (stored) found.push(stored);
	}
	return found;
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
	const [first, second] = await listById(await archive.open(PROVENANCE_REF), id, problems);
	if (first && !second) return first;
	const message = `${quoteLabel(id)} is the id of ${first ? "more than one record" : "no record"}.`;
	throw new ProvenanceError("PROVENANCE_RECORD_UNKNOWN", { message });
}
