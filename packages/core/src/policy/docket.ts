import { compilePathGlobs, groupBy, overlapsRanges } from "../kit/index.ts";
import type {
	ChangedFile,
	CitedRecord,
	ClauseAction,
	Finding,
	Hunk,
	LineRange,
	Origin,
	PolicyRules,
	SensitiveArea,
	TextRange,
	Tier,
} from "../model/index.ts";
import type { EvaluateInput } from "./evaluate-input.ts";
import { coverAddedLines, type OriginLines } from "./origin-lines.ts";
import { highestTier } from "./strictness.ts";

/** A changed file with all that is known about it. */
export interface JudgedFile {
	readonly file: ChangedFile;
	readonly tier: Tier;
	readonly areas: readonly SensitiveArea[];
	/** Covers exactly the added lines. */
	readonly origins: readonly OriginLines[];
}

/** A finding that rests on added lines: its own place, or any step of its flow. */
export interface JudgedCase {
	readonly finding: Finding;
	readonly tier: Tier;
	readonly origins: ReadonlySet<Origin>;
}

/** Everything the clauses look at, joined once. */
export interface Docket {
	readonly input: EvaluateInput;
	readonly rules: PolicyRules;
	/** Changed files that the policy does not exclude, by path. */
	readonly files: ReadonlyMap<string, JudgedFile>;
	readonly excluded: readonly string[];
	/** What provenance records say of the changed files; nothing where they were not looked up. */
	readonly recordsByPath: ReadonlyMap<string, readonly CitedRecord[]>;
	readonly cases: readonly JudgedCase[];
	/** What people can sign for, by path; nothing where nobody looked. */
	readonly hunksByPath: ReadonlyMap<string, readonly Hunk[]>;
}

/** Lines of a text range; a range that ends before the first column of a line does not touch that line. */
export function linesOf({ startLine, endLine, endColumn }: TextRange): LineRange {
	const end = endColumn === 1 && endLine > startLine ? endLine - 1 : endLine;
	return { start: startLine, end };
}

function judgeFiles(input: EvaluateInput, files: readonly ChangedFile[]): ReadonlyMap<string, JudgedFile> {
	const tiers = new Map(input.tiers.map((entry) => [entry.path, entry]));
	const provenance = groupBy(input.provenance.files, (entry) => entry.path);
	const judge = (file: ChangedFile): JudgedFile => {
		const assigned = tiers.get(file.path);
		if (!assigned) throw new Error(`No tier was assigned to ${file.path}.`);
		const ranges = (provenance.get(file.path) ?? []).flatMap((entry) => entry.ranges);
		return { file, tier: assigned.tier, areas: assigned.areas, origins: coverAddedLines(file, ranges) };
	};
	return new Map(files.map((file) => [file.path, judge(file)]));
}

function judgeFinding(
	finding: Finding,
	files: ReadonlyMap<string, JudgedFile>,
	tierOf: (path: string) => Tier,
): JudgedCase | null {
	const origins = new Set<Origin>();
	const tiers = [files.get(finding.path)?.tier ?? tierOf(finding.path)];
	for (const { path, range } of [finding, ...finding.flow]) {
		const judged = files.get(path);
		const { start, end } = linesOf(range);
		const touched = judged?.origins.filter(({ lines }) => overlapsRanges([lines], start, end)) ?? [];
		for (const { origin } of touched) origins.add(origin);
		if (judged && touched.length > 0) tiers.push(judged.tier);
	}
	return origins.size === 0 ? null : { finding, tier: highestTier(tiers), origins };
}

/** In one order, whatever order the report has, so that messages are stable. */
function sortRecords(input: EvaluateInput): readonly CitedRecord[] {
	return (input.provenance.records ?? []).toSorted((a, b) => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1));
}

/** Joins the inputs. */
export function openDocket(input: EvaluateInput): Docket {
	const { rules } = input.policy;
	const isExcluded = compilePathGlobs(rules.exclude);
	const judged = input.change.files.filter(({ path }) => isExcluded(path) === null);
	const files = judgeFiles(input, judged);
	const excluded = input.change.files.map(({ path }) => path).filter((path) => !files.has(path));
	const cases = input.inspection.findings
		.filter((finding) => isExcluded(finding.path) === null)
		.flatMap((finding) => judgeFinding(finding, files, input.tierOf) ?? []);
	const recordsByPath = groupBy(sortRecords(input), ({ path }) => path);
	const hunksByPath = groupBy(input.review?.hunks ?? [], ({ path }) => path);
	return { input, rules, files, excluded, recordsByPath, cases, hunksByPath };
}

/** While nothing records what assistants do, no record can be missing from a line. */
export function softenForRecords({ input }: Docket, action: ClauseAction): ClauseAction {
	return !input.provenance.measured && action === "block" ? "warn" : action;
}

/** While nothing measures origin, `unknown` is no ground to refuse: first use must be fair. */
export function softenForOrigin(docket: Docket, origin: Origin, action: ClauseAction): ClauseAction {
	const isUnmeasured = origin === "unknown" && !docket.input.provenance.measured;
	return isUnmeasured && action === "block" ? "warn" : action;
}
