import type {
	Change,
	FileProvenance,
	LineHistory,
	NoteReader,
	ObjectId,
	OriginCounts,
	ProvenanceReport,
	TreeReader,
} from "../model/index.ts";
import { cutAddedLines } from "./added-runs.ts";
import { keepWithinFiles } from "./check-bounds.ts";
import type { Claim, PlacedClaim } from "./claim.ts";
import { indexClaims } from "./claim-index.ts";
import { findDeclaredClaim } from "./declare-commit.ts";
import { type Introductions, readIntroductions } from "./introductions.ts";
import type { RecordedLines } from "./match/match-records.ts";
import { type RecordedQuery, readRecorded, toPlacedClaims } from "./match/read-recorded.ts";
import { placeTraces } from "./place-traces.ts";
import { ProblemLog } from "./problem-log.ts";
import { GIT_AI_REF, readNoteClaims } from "./read-note-claims.ts";
import { readTraces } from "./read-traces.ts";
import { type Evidence, type ResolvedFile, resolveLines } from "./resolve-lines.ts";
import { skipLargeFiles } from "./skip-large-files.ts";
import { PROVENANCE_REF } from "./store/entry-name.ts";
import type { RecordReading } from "./store/start-reading.ts";
import { attributeWholeFiles, WholeFiles } from "./whole-files.ts";

export interface ProvenanceInput {
	readonly change: Change;
	readonly notes: NoteReader;
	readonly history: LineHistory;
	readonly trees: TreeReader;
	/** Whether the repository has a Countersign policy, that is, whether it was set up to measure origin. */
	readonly policyPresent: boolean;
	/** Records of our own; absent where only other tools' evidence is to be read. */
	readonly records?: RecordReading;
}

/** A report, and which records it rests on. */
export interface ResolvedProvenance {
	readonly report: ProvenanceReport;
	readonly recorded: readonly RecordedLines[];
}

function declareCommits(change: Change, introductions: Introductions): Map<ObjectId, Claim> {
	const wanted = new Set(introductions.commits);
	const declared = new Map<ObjectId, Claim>();
	for (const commit of change.commits) {
		const claim = wanted.has(commit.id) ? findDeclaredClaim(commit) : null;
		if (claim) declared.set(commit.id, claim);
	}
	return declared;
}

function reportConflicts(path: string, conflicts: ResolvedFile["conflicts"], problems: ProblemLog): void {
	for (const [description, lines] of conflicts) {
		const shown = lines
			.slice(0, 20)
			.map(({ start, end }) => (start === end ? `${start}` : `${start}-${end}`));
		const rest = lines.length > shown.length ? " and more" : "";
		problems.add("PROVENANCE_CONFLICT", path, `Lines ${shown.join(",")}${rest}: ${description}.`);
	}
}

function resolveFiles(
	{ change }: ProvenanceInput,
	found: { introductions: Introductions; evidence: Evidence },
	problems: ProblemLog,
): FileProvenance[] {
	return change.files.map((file) => {
		const runs = cutAddedLines(file, found.introductions.byFile.get(file.path) ?? []);
		const { ranges, conflicts } = resolveLines(file.path, runs, found.evidence);
		reportConflicts(file.path, conflicts, problems);
		return { path: file.path, ranges };
	});
}

function countOrigins(files: readonly FileProvenance[]): OriginCounts {
	const counts = { ai: 0, human: 0, mixed: 0, unknown: 0 };
	for (const { range, origin } of files.flatMap((file) => file.ranges)) {
		counts[origin] += range.end - range.start + 1;
	}
	return counts;
}

/** Claims that can matter: about a file in a commit that introduced lines of it, or about the head side. */
function keepRelevant(claims: readonly PlacedClaim[], introductions: Introductions): PlacedClaim[] {
	return claims.filter(({ commit, path }) => commit === null || introductions.has(commit, path));
}

/** What records say of lines, and of whole files where the lines alone say too little. */
async function readAllRecorded(
	reading: RecordReading,
	query: RecordedQuery,
	problems: ProblemLog,
): Promise<readonly RecordedLines[]> {
	const whole = new WholeFiles(query.introductions.paths);
	const recorded = await readRecorded(reading, { ...query, watch: (all) => whole.watch(all) }, problems);
	return [...recorded, ...(await attributeWholeFiles(whole, { ...query, recorded }))];
}

/**
 * Who or what wrote each added line of a change, from records of our own, git-ai notes, Agent Trace records, commit
 * trailers and bot identities. Evidence that is malformed or disagrees is listed in `problems` and never stops the
 * reading; what the ports throw is passed on, because a history that cannot be read is not "no evidence".
 */
export async function resolveProvenance(input: ProvenanceInput): Promise<ResolvedProvenance> {
	const { change, notes, history } = input;
	const problems = new ProblemLog();
	const trees = skipLargeFiles(input.trees, problems);
	const introductions = await readIntroductions(change, history);
	const recorded = input.records
		? await readAllRecorded(input.records, { change, introductions, trees }, problems)
		: [];
	const hasNotes = await notes.hasRef(GIT_AI_REF);
	const noted = hasNotes ? await readNoteClaims(notes, introductions.commits, problems) : [];
	const query = { tree: change.head.tree, trees, paths: introductions.paths };
	const traces = await readTraces(query, problems);
	const traced = await placeTraces(traces.entries, { change, introductions, trees }, problems);
	const found = [...toPlacedClaims(recorded), ...noted, ...traced.toReversed()];
	const claims = await keepWithinFiles(keepRelevant(found, introductions), { change, trees }, problems);
	const evidence = { index: indexClaims(claims), declared: declareCommits(change, introductions) };
	const files = resolveFiles(input, { introductions, evidence }, problems);
	const isMeasured =
		input.policyPresent ||
		hasNotes ||
		traces.hasFiles ||
		recorded.length > 0 ||
		(await notes.hasRef(PROVENANCE_REF));
	const report = { measured: isMeasured, files, lines: countOrigins(files), problems: problems.list() };
	return { report, recorded };
}

/** As `resolveProvenance`, the report alone. */
export async function readProvenance(input: ProvenanceInput): Promise<ProvenanceReport> {
	return (await resolveProvenance(input)).report;
}
