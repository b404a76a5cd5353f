import type { RefArchive } from "../../model/index.ts";
import type { ProblemLog } from "../problem-log.ts";
import { PROVENANCE_REF } from "../store/entry-name.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import { FactCollector, type OnIndexed } from "./fact-collector.ts";
import { IndexFile, isDamage } from "./index-file.ts";
import type { IndexState } from "./index-state.ts";
import { isRecordName } from "./scan-records.ts";
import { planBuild, writeUpdate } from "./update-index.ts";

/** Fewer records are read as fast as an index is asked. */
const WORTH_AN_INDEX = 2_000;

interface ReadSource {
	readonly archive: RefArchive;
	readonly indexFile?: string | null | undefined;
	readonly onProgress?: OnIndexed | undefined;
}

function readStateOf(file: IndexFile): IndexState | null {
	try {
		return file.readState();
	} catch (error) {
		if (isDamage(error)) return null;
		throw error;
	}
}

/** That it cannot be written costs the next command time, and nothing else. */
async function keepIndex(path: string, tip: string, collector: FactCollector): Promise<void> {
	const file = await IndexFile.open(path);
	if (file === null) return;
	try {
		writeUpdate(file, readStateOf(file), planBuild(tip, collector));
	} finally {
		file.close();
	}
}

/**
 * Every record, each read once; what is forged or malformed is a problem and left out. Where they are many, whoever takes
 * them all leaves an index behind, so that the next needs to read only those that can matter.
 */
export async function* readAndIndex(source: ReadSource, problems: ProblemLog): AsyncGenerator<StoredRecord> {
	const { archive, indexFile, onProgress } = source;
	const snapshot = await archive.open(PROVENANCE_REF);
	if (snapshot === null) return;
	const collector = new FactCollector(onProgress);
	for await (const entry of snapshot.readAll(isRecordName)) {
		const stored = collector.add(entry);
		if (stored) yield stored;
		else for (const flaw of collector.flaws.slice(-1)) problems.pass(flaw);
	}
	const isWorth = collector.entries >= WORTH_AN_INDEX;
	if (isWorth && typeof indexFile === "string") await keepIndex(indexFile, snapshot.commit, collector);
}
