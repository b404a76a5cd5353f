import { groupBy, lineFingerprint } from "../../kit/index.ts";
import type { Commit, EvidenceRun, OriginRange, ProvenanceRecord } from "../../model/index.ts";
import type { ImportedFile } from "./drop-recorded.ts";
import type { ExchangeFormat } from "./exchange-format.ts";
import { getClaimKey } from "./line-claim.ts";

/** More lines than this are no record (store/stored-record.ts); a run is cut there. */
const MAX_LINES = 100_000;

function* cutRuns({ range }: OriginRange, prints: readonly string[]): Generator<EvidenceRun> {
	for (let start = range.start; start <= range.end; start += MAX_LINES) {
		const end = Math.min(range.end, start + MAX_LINES - 1);
		const lines = prints.slice(start - 1, end);
		yield { start, lines, before: prints[start - 2] ?? null, after: prints[end] ?? null };
	}
}

/** Runs in parcels that are each small enough for a record. */
function parcel(runs: readonly EvidenceRun[]): readonly (readonly EvidenceRun[])[] {
	const parcels: EvidenceRun[][] = [];
	let room = 0;
	for (const run of runs) {
		if (run.lines.length > room) {
			parcels.push([]);
			room = MAX_LINES;
		}
		parcels.at(-1)?.push(run);
		room -= run.lines.length;
	}
	return parcels;
}

function toRecord(range: OriginRange, commit: Commit, format: ExchangeFormat) {
	const isPerson = range.origin === "human";
	const { name, email } = commit.author;
	return {
		schema: "countersign/provenance-1",
		kind: isPerson ? "human" : "ai",
		at: commit.authoredAt,
		tool: { name: isPerson ? format : (range.tool ?? "unknown"), version: null },
		model: range.model,
		session: range.session,
		call: null,
		// Formats name people without an address; the commit's stands in where the name is the same.
		person: range.person === null ? null : { name: range.person, email: range.person === name ? email : "" },
		permissionMode: null,
		// The one way for a record to say `mixed`.
		proposalChanged: range.origin === "mixed" ? true : null,
		command: null,
		prompt: null,
		contentBefore: null,
		contentAfter: null,
		refinement: 0,
		imported: { format, grade: range.grade === "captured" ? "captured" : "declared" },
	} as const;
}

/** Records of the lines that an import speaks of, named by their content; their time is that of their commit. */
export function buildImported(
	files: readonly ImportedFile[],
	commits: readonly Commit[],
	format: ExchangeFormat,
): readonly ProvenanceRecord[] {
	const byId = new Map(commits.map((commit) => [commit.id, commit]));
	return files.flatMap(({ path, content, ranges }) => {
		const lines = new TextDecoder().decode(content).split("\n");
		if (lines.at(-1) === "") lines.pop();
		const prints = lines.map(lineFingerprint);
		const groups = groupBy(ranges, (range) => `${range.commit} ${getClaimKey(range)}`);
		return [...groups.values()].flatMap((group) => {
			const [range] = group;
			const commit = byId.get(range?.commit ?? "");
			if (!range || !commit) return [];
			const record = toRecord(range, commit, format);
			const runs = group.flatMap((one) => [...cutRuns(one, prints)]);
			return parcel(runs).map((part) => ({ ...record, path, runs: part }));
		});
	});
}
