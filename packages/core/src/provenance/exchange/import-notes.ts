import { lineFingerprint } from "../../kit/index.ts";
import type {
	Commit,
	EvidenceRun,
	NoteReader,
	ProvenanceProblem,
	ProvenanceRecord,
	TreeReader,
} from "../../model/index.ts";
import { type NoteEntry, parseGitAiNote } from "../git-ai-note.ts";
import { ProblemLog } from "../problem-log.ts";
import { GIT_AI_REF } from "../read-note-claims.ts";

/** Records made from the notes of commits. */
export interface ImportedNotes {
	readonly records: readonly ProvenanceRecord[];
	readonly problems: readonly ProvenanceProblem[];
}

export interface NoteSource {
	readonly commits: readonly Commit[];
	readonly notes: NoteReader;
	readonly trees: TreeReader;
}

function toRuns({ ranges }: NoteEntry, prints: readonly string[]): readonly EvidenceRun[] {
	return ranges.flatMap(({ start, end }) => {
		const lines = prints.slice(start - 1, end);
		if (lines.length !== end - start + 1) return [];
		return [{ start, lines, before: prints[start - 2] ?? null, after: prints[end] ?? null }];
	});
}

function toRecord(entry: NoteEntry, runs: readonly EvidenceRun[], commit: Commit): ProvenanceRecord {
	const { claim, path } = entry;
	const isPerson = claim.origin === "human";
	const { name, email } = commit.author;
	return {
		schema: "countersign/provenance-1",
		kind: isPerson ? "human" : "ai",
		at: commit.authoredAt,
		tool: { name: isPerson ? "git-ai" : (claim.tool ?? "unknown"), version: null },
		model: claim.model,
		session: claim.session,
		call: null,
		// A note names its person without an address; the commit's stands in where the name is the same.
		person: claim.person === null ? null : { name: claim.person, email: claim.person === name ? email : "" },
		permissionMode: null,
		proposalChanged: null,
		command: null,
		prompt: null,
		path,
		contentBefore: null,
		contentAfter: null,
		refinement: 0,
		runs,
	};
}

async function importNote(
	commit: Commit,
	bytes: Uint8Array,
	source: NoteSource & { readonly problems: ProblemLog },
): Promise<readonly ProvenanceRecord[]> {
	const where = `${GIT_AI_REF} ${commit.id}`;
	const note = source.problems.attempt(where, () => parseGitAiNote(bytes));
	if (!note) return [];
	for (const { code, message } of note.problems) source.problems.add(code, where, message);
	const records: ProvenanceRecord[] = [];
	for (const entry of note.entries) {
		const content = await source.trees.readPath(commit.tree, entry.path);
		const prints = content === null ? [] : new TextDecoder().decode(content).split("\n").map(lineFingerprint);
		const runs = toRuns(entry, prints);
		if (runs.length < entry.ranges.length) {
			const message = `The commit's ${entry.path} has not all lines that the note names.`;
			source.problems.add("PROVENANCE_RANGE_BEYOND_FILE", where, message);
		}
		// A note that is wrong in part may not lower scrutiny with the rest.
		const isTrusted = entry.claim.origin !== "human" || runs.length === entry.ranges.length;
		if (runs.length > 0 && isTrusted) records.push(toRecord(entry, runs, commit));
	}
	return records;
}

/** Turns git-ai notes, which name lines of one commit, into records, which name content. */
export async function importNotes(source: NoteSource): Promise<ImportedNotes> {
	const problems = new ProblemLog();
	const ids = source.commits.map(({ id }) => id);
	const found = await source.notes.readNotes(GIT_AI_REF, ids);
	const records: ProvenanceRecord[] = [];
	for (const commit of source.commits) {
		const bytes = found.get(commit.id);
		if (bytes) records.push(...(await importNote(commit, bytes, { ...source, problems })));
	}
	return { records, problems: problems.list() };
}
