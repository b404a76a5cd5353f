import type { Approver, BlamedLine, BlameReport, CitedRecord, Commit, OriginRange } from "../model/index.ts";
import { findDeclaredApprovers } from "../provenance/index.ts";
import type { FileBlame } from "./read-blame.ts";

/**
 * Who approved what a commit brought in. So far what commits themselves declare; approvals that people signed join them
 * here once there are some.
 */
function findApprovers(commit: Commit): readonly Approver[] {
	return findDeclaredApprovers(commit);
}

/** Which record speaks for a line; the first where several do. */
function indexRecords({ recorded, records }: FileBlame): ReadonlyMap<number, CitedRecord> {
	const byId = new Map(records.map((record) => [record.id, record]));
	const byLine = new Map<number, CitedRecord>();
	for (const { start, end, author } of recorded) {
		const record = byId.get(author.id);
		for (let line = start; record && line <= end; line += 1) {
			if (!byLine.has(line)) byLine.set(line, record);
		}
	}
	return byLine;
}

function describeRecord(record: CitedRecord | null): Pick<BlamedLine, "record" | "prompt" | "signature"> {
	if (record === null) return { record: null, prompt: null, signature: null };
	const { id, prompt: evidence, promptId, signature } = record;
	return { record: id, prompt: { id: promptId, evidence }, signature };
}

/** The blame of a file line by line, of the lines asked for. */
function listLines(blame: FileBlame, lines: { readonly start: number; readonly end: number }) {
	const texts = new TextDecoder().decode(blame.content).split("\n");
	const records = indexRecords(blame);
	const approvers = new Map(blame.commits.map((commit) => [commit.id, findApprovers(commit)]));
	const toLine = ({ range: _, ...facts }: OriginRange, line: number): BlamedLine => ({
		line,
		...facts,
		...describeRecord(records.get(line) ?? null),
		approvers: approvers.get(facts.commit ?? "") ?? [],
		text: (texts[line - 1] ?? "").replace(/\r$/, ""),
	});
	return blame.ranges.flatMap((found) => {
		const [first, last] = [Math.max(found.range.start, lines.start), Math.min(found.range.end, lines.end)];
		return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => toLine(found, first + index));
	});
}

/** A blame as it is shown and stored: one entry a line. */
export function toBlameReport(
	blame: FileBlame,
	lines: { readonly start: number; readonly end: number } = { start: 1, end: Infinity },
): BlameReport {
	const { path, version, commit, measured, problems } = blame;
	return {
		$schema: "https://countersign.dev/schemas/blame-report-1.json",
		...{ path, version, commit, measured },
		lines: listLines(blame, lines),
		problems,
	};
}
