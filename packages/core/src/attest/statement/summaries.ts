import { sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type {
	Change,
	Inspection,
	ProvenanceReport,
	ReviewReport,
	Revision,
	Verdict,
} from "../../model/index.ts";
import { digestSet } from "./digest-set.ts";

/** A JSON object of a predicate. */
type Summary = Record<string, string | number | boolean | null | { [key: string]: string | number | null }>;

/**
 * Identifies the change. Added lines are left out of the file digest, because they depend on git's diff algorithm,
 * which is a setting; blobs and names do not.
 */
export function summarizeChange(change: Change): Summary {
	const files = change.files.map(({ path, oldPath, status, kind, executable, oldBlob, newBlob }) => ({
		path,
		oldPath,
		status,
		kind,
		executable,
		oldBlob,
		newBlob,
	}));
	return {
		kind: change.kind,
		base: toIds(change.base),
		head: toIds(change.head),
		files: { count: files.length, digest: digestSet(files) },
	};
}

function toIds(revision: Revision): { commit: string | null; tree: string } {
	return { commit: revision.commit, tree: revision.tree };
}

export function summarizeProvenance(report: ProvenanceReport): Summary {
	const { measured, lines, records } = report;
	const content = {
		...{ measured, lines, files: digestSet(report.files), problems: digestSet(report.problems) },
		// Absent, not empty, where nobody looked: then the digest is that of earlier versions.
		...(records && { records: digestSet(records) }),
	};
	const { ai, human, mixed, unknown } = lines;
	return { measured, digest: sha256Hex(toCanonicalJson(content)), lines: { ai, human, mixed, unknown } };
}

/** Why a file was skipped counts by its code; the detail may tell of times and machines. */
export function summarizeInspection(inspection: Inspection): Summary {
	const { engine, rules, findings } = inspection;
	const skipped = inspection.skipped.map(({ path, code }) => ({ path, code }));
	return {
		engine: { name: engine.name, version: engine.version },
		rules: { count: rules.count, digest: rules.digest },
		findings: { count: findings.length, digest: digestSet(findings) },
		skipped: { count: skipped.length, digest: digestSet(skipped) },
	};
}

/** Under which list of people which acts were worth what. */
export function summarizeReview({ people, acts }: ReviewReport) {
	const judged = acts.map(({ id, kind, person, role, state, refusal }) => ({
		...{ id, kind, person, role, state },
		refusal: refusal?.code ?? null,
	}));
	const list = people === null ? null : { version: people.version, digest: people.digest };
	return { people: list, acts: { count: acts.length, digest: digestSet(judged) } };
}

export function summarizeVerdict(verdict: Verdict) {
	const reasons = verdict.reasons.map(({ code, clause, message }) => ({ code, clause, message }));
	return { outcome: verdict.outcome, reasons };
}
