import { groupBy, unionRanges } from "../kit/index.ts";
import type {
	CitedRecord,
	Identity,
	PromptEvidence,
	ProvenanceRecord,
	RefArchive,
	RefSnapshot,
} from "../model/index.ts";
import type { RecordedLines } from "./match/match-records.ts";
import { ProblemLog } from "./problem-log.ts";
import { getEntryName, PROVENANCE_REF, parseEntryName } from "./store/entry-name.ts";
import { parsePrompt, parseRecord } from "./store/stored-record.ts";

/** A cited record, as long as nobody asked who signed it. */
export type UnsignedCitation = Omit<CitedRecord, "signature">;

/** What a record says beyond the origin of lines. */
interface RecordFacts {
	readonly prompt: PromptEvidence;
	readonly promptId: string | null;
	readonly refinement: number;
	readonly person?: Identity;
}

/** For a record that could not get into the ref: its lines count, what else it says cannot be shown to anybody. */
const NOT_STORED: RecordFacts = { prompt: "none", promptId: null, refinement: 0 };

async function readFound(
	snapshot: RefSnapshot,
	ids: readonly string[],
): Promise<ReadonlyMap<string, ProvenanceRecord>> {
	const found = new Map<string, ProvenanceRecord>();
	const problems = new ProblemLog();
	const names = ids.map((id) => getEntryName("record", id));
	for await (const { name, content } of snapshot.readNamed(names)) {
		const id = parseEntryName(name)?.digest ?? "";
		// Reported already by whoever read all records; here it is not found.
		const stored = problems.attempt(id, () => parseRecord(content, id));
		if (stored) found.set(id, stored.record);
	}
	return found;
}

/** Prompts whose text is in this clone, and is what its name says. */
async function findTexts(snapshot: RefSnapshot, objects: readonly string[]): Promise<ReadonlySet<string>> {
	const found = new Set<string>();
	const problems = new ProblemLog();
	const names = objects.map((object) => getEntryName("prompt", object));
	for await (const { name, content } of snapshot.readNamed(names)) {
		const digest = parseEntryName(name)?.digest ?? "";
		if (problems.attempt(digest, () => parsePrompt(content, digest))) found.add(digest);
	}
	return found;
}

function toPromptEvidence({ prompt }: ProvenanceRecord, texts: ReadonlySet<string>): PromptEvidence {
	if (prompt === null) return "none";
	if (prompt.object !== null && texts.has(prompt.object)) return "text";
	return prompt.object !== null || prompt.hmac !== null ? "digest" : "none";
}

async function readFacts(
	archive: RefArchive,
	ids: readonly string[],
): Promise<ReadonlyMap<string, RecordFacts>> {
	const snapshot = ids.length === 0 ? null : await archive.open(PROVENANCE_REF);
	if (snapshot === null) return new Map();
	const records = await readFound(snapshot, ids);
	const objects = [...records.values()].flatMap(({ prompt }) => prompt?.object ?? []);
	const texts = await findTexts(snapshot, [...new Set(objects)]);
	return new Map(
		[...records].map(([id, record]) => [
			id,
			{
				prompt: toPromptEvidence(record, texts),
				promptId: record.prompt?.object ?? record.prompt?.hmac ?? null,
				refinement: record.refinement,
				...(record.person !== null && { person: record.person }),
			},
		]),
	);
}

/** Which records speak for which lines of which file, and what a policy may ask of them; sorted by path and id. */
export async function citeRecords(
	archive: RefArchive,
	recorded: readonly RecordedLines[],
): Promise<readonly UnsignedCitation[]> {
	const groups = groupBy(recorded, ({ path, author }) => `${path}\0${author.id}`);
	const ids = [...new Set(recorded.map(({ author }) => author.id))];
	const facts = await readFacts(archive, ids);
	const cited = [...groups.values()].flatMap(([first, ...rest]) => {
		if (!first) return [];
		const { id, kind } = first.author;
		const lines = unionRanges([first, ...rest].map(({ start, end }) => ({ start, end })));
		return [{ id, kind, path: first.path, lines, ...(facts.get(id) ?? NOT_STORED) }];
	});
	const keyOf = ({ path, id }: UnsignedCitation) => `${path}\0${id}`;
	return cited.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
