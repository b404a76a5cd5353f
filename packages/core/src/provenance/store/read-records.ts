import type { ProvenanceRecord, RefArchive, RefStore } from "../../model/index.ts";
import type { ProblemLog } from "../problem-log.ts";
import { getEntryName, PROVENANCE_REF, parseEntryName } from "./entry-name.ts";
import {
	type PromptObject,
	parsePrompt,
	parseRecord,
	renderRecord,
	type StoredRecord,
} from "./stored-record.ts";

/** Stores records in one commit; what is there already stays. Gives their digests, in order. */
export async function putRecords(
	store: RefStore,
	records: readonly ProvenanceRecord[],
): Promise<readonly string[]> {
	const rendered = records.map(renderRecord);
	const entries = rendered.map(({ id, text }) => ({ name: getEntryName("record", id), content: text }));
	if (entries.length > 0) await store.put(PROVENANCE_REF, entries);
	return rendered.map(({ id }) => id);
}

/** Every record, each read once; what is forged or malformed is a problem and left out. */
export async function* readRecords(store: RefArchive, problems: ProblemLog): AsyncGenerator<StoredRecord> {
	const isRecord = (name: string) => parseEntryName(name)?.kind === "record";
	for await (const { name, content } of store.readAll(PROVENANCE_REF, isRecord)) {
		const digest = parseEntryName(name)?.digest ?? "";
		const stored = problems.attempt(`${PROVENANCE_REF} ${digest}`, () => parseRecord(content, digest));
		if (stored) yield stored;
	}
}

/** A prompt's text; null when none is kept, it was erased, or its object is not what it claims to be. */
export async function readPrompt(
	store: RefStore,
	digest: string,
	problems: ProblemLog,
): Promise<PromptObject | null> {
	const bytes = await store.get(PROVENANCE_REF, getEntryName("prompt", digest));
	if (bytes === null) return null;
	return problems.attempt(`${PROVENANCE_REF} ${digest}`, () => parsePrompt(bytes, digest));
}
