import type { Change, LineIntroduction, TreeReader } from "../../model/index.ts";
import type { PlacedClaim } from "../claim.ts";
import type { Introductions } from "../introductions.ts";
import type { ProblemLog } from "../problem-log.ts";
import { PROVENANCE_REF } from "../store/entry-name.ts";
import type { RecordReading } from "../store/start-reading.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import { matchReading } from "./match-reading.ts";
import type { MatchedFile, RecordedLines } from "./match-records.ts";

export interface RecordedQuery {
	readonly change: Change;
	readonly introductions: Introductions;
	readonly trees: TreeReader;
}

/** A file beyond this size has no author by hand or assistant. */
const MAX_BYTES = 16 * 1024 * 1024;

/** A commit's time has whole seconds; a record of the same second may be older than it. */
const SECOND = 1_000;

function listBirths(
	change: Change,
	introductions: readonly LineIntroduction[],
): readonly (number | undefined)[] {
	const times = new Map(change.commits.map(({ id, committedAt }) => [id, Date.parse(committedAt ?? "")]));
	const born: (number | undefined)[] = [];
	for (const { commit, lines } of introductions) {
		const time = times.get(commit) ?? Number.NaN;
		if (Number.isNaN(time)) continue;
		for (let line = lines.start; line <= lines.end; line += 1) born[line - 1] = time + SECOND;
	}
	return born;
}

async function loadFiles({ change, introductions, trees }: RecordedQuery): Promise<readonly MatchedFile[]> {
	const files: MatchedFile[] = [];
	for (const { path, oldPath, kind, added } of change.files) {
		if (kind !== "text" || added.length === 0) continue;
		const content = await trees.readPath(change.head.tree, path);
		if (content === null || content.length > MAX_BYTES) continue;
		const introduced = introductions.byFile.get(path) ?? [];
		const older = new Set([...introduced.map((one) => one.path), ...(oldPath === null ? [] : [oldPath])]);
		files.push({ path, oldPaths: [...older], content, born: listBirths(change, introduced) });
	}
	return files;
}

/** What records say about the files of a change, as they stand on the head side; `watch` sees each record that is read. */
export async function readRecorded(
	reading: RecordReading,
	query: RecordedQuery & {
		readonly watch: (records: AsyncIterable<StoredRecord>) => AsyncIterable<StoredRecord>;
	},
	problems: ProblemLog,
): Promise<readonly RecordedLines[]> {
	const files = await loadFiles(query);
	const { watch, introductions } = query;
	return matchReading(files, { reading, problems }, { paths: introductions.paths, watch });
}

export function toPlacedClaims(recorded: readonly RecordedLines[]): readonly PlacedClaim[] {
	return recorded.map(({ path, start, end, author }) => {
		return { commit: null, path, start, end, claim: author.claim, where: `${PROVENANCE_REF} ${author.id}` };
	});
}
