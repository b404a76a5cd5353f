import type {
	Approval,
	AreaHit,
	ChangedFile,
	ChangeKind,
	CitedRecord,
	Finding,
	FlowStep,
	ModuleEdge,
	Origin,
	OriginRange,
	ProvenanceProblem,
	RuleProblem,
	SensitiveArea,
	SkippedFile,
	TextRange,
	Tier,
} from "../model/index.ts";
import type { EvaluateInput } from "./evaluate-input.ts";
import { getBuiltInPolicy, parsePolicy } from "./parse-policy.ts";

/** What a test says about a changed file; lines 1 to 10 are added unless `lines` says otherwise. */
export interface FileSpec {
	readonly path: string;
	readonly tier?: Tier;
	readonly areas?: readonly SensitiveArea[];
	/** Start, end and origin of runs of added lines. */
	readonly lines?: readonly (readonly [number, number, Origin])[];
	readonly tool?: string | null;
	readonly model?: string | null;
	readonly with?: Partial<ChangedFile>;
}

export interface FindingSpec {
	readonly path: string;
	readonly line?: number;
	readonly with?: Partial<Finding>;
	readonly flow?: readonly (readonly [string, number])[];
}

export interface InputSpec {
	readonly measured?: boolean;
	/** YAML below `version: 1`; the built-in policy where absent. */
	readonly policy?: string;
	readonly kind?: ChangeKind;
	readonly files?: readonly FileSpec[];
	readonly findings?: readonly FindingSpec[];
	readonly areas?: readonly AreaHit[];
	readonly skipped?: readonly SkippedFile[];
	readonly imports?: readonly ModuleEdge[];
	readonly ruleProblems?: readonly RuleProblem[];
	readonly ruleCount?: number;
	/** Records that speak for lines 1 to 10 of `src/a.ts`, unless they say otherwise. */
	readonly records?: readonly Partial<CitedRecord>[];
	readonly provenanceProblems?: readonly ProvenanceProblem[];
	readonly approvals?: readonly Approval[];
	readonly suppressed?: number;
	/** Tiers of paths by policy; everything else is trusted. */
	readonly declared?: Readonly<Record<string, Tier>>;
}

const DEFAULT_LINES: NonNullable<FileSpec["lines"]> = [[1, 10, "human"]];

function at(line: number): TextRange {
	return { startLine: line, startColumn: 1, endLine: line, endColumn: 5 };
}

function buildFile(spec: FileSpec): ChangedFile {
	const lines = spec.lines ?? DEFAULT_LINES;
	return {
		path: spec.path,
		oldPath: null,
		status: "modified",
		kind: "text",
		executable: false,
		oldBlob: null,
		newBlob: null,
		added: lines.map(([start, end]) => ({ start, end })),
		addedLines: lines.reduce((sum, [start, end]) => sum + end - start + 1, 0),
		deletedLines: 0,
		...spec.with,
	};
}

function buildRanges(spec: FileSpec): readonly OriginRange[] {
	return (spec.lines ?? DEFAULT_LINES).map(([start, end, origin]) => ({
		range: { start, end },
		origin,
		grade: origin === "unknown" ? "none" : "declared",
		source: origin === "unknown" ? "none" : "trailer",
		tool: spec.tool === undefined ? "claude-code" : spec.tool,
		model: spec.model === undefined ? "claude-opus" : spec.model,
		session: null,
		person: null,
		commit: null,
	}));
}

function buildFinding(spec: FindingSpec, index: number): Finding {
	const flow = (spec.flow ?? []).map(
		([path, line]): FlowStep => ({ path, range: at(line), role: "step", note: "", snippet: "" }),
	);
	return {
		ruleId: "js/sql-injection",
		category: "sql-injection",
		message: "SQL text is built from input",
		severity: "high",
		confidence: "high",
		cwe: ["CWE-89"],
		path: spec.path,
		range: at(spec.line ?? 1),
		snippet: "",
		flow,
		fingerprint: `fp${index}`,
		fix: null,
		...spec.with,
	};
}

function buildRecord(spec: Partial<CitedRecord>, index: number): CitedRecord {
	return {
		id: String(index).padEnd(64, "0"),
		kind: "ai",
		path: "src/a.ts",
		lines: [{ start: 1, end: 10 }],
		prompt: "text",
		promptId: null,
		refinement: 0,
		signature: { state: "none", key: null, principal: null, note: null },
		...spec,
	};
}

/** A whole input of `evaluate` from the few facts that a test is about. */
export function buildInput(spec: InputSpec): EvaluateInput {
	const files = spec.files ?? [];
	const tree = "0".repeat(40);
	return {
		change: {
			kind: spec.kind ?? "range",
			base: { commit: null, tree, label: "base" },
			head: { commit: null, tree, label: "head" },
			branch: null,
			defaultBranch: null,
			shallow: false,
			commits: [],
			files: files.map(buildFile),
			notes: [],
		},
		provenance: {
			measured: spec.measured ?? true,
			files: files.map((file) => ({ path: file.path, ranges: buildRanges(file) })),
			lines: { ai: 0, human: 0, mixed: 0, unknown: 0 },
			problems: spec.provenanceProblems ?? [],
			...(spec.records && { records: spec.records.map(buildRecord) }),
		},
		tiers: files.map(({ path, tier, areas }) => ({
			...{ path, tier: tier ?? "trusted", areas: areas ?? [] },
			reasons: [],
		})),
		inspection: {
			engine: { name: "test", version: "1" },
			rules: { digest: "", count: spec.ruleCount ?? 1, problems: spec.ruleProblems ?? [] },
			findings: (spec.findings ?? []).map(buildFinding),
			areas: spec.areas ?? [],
			skipped: spec.skipped ?? [],
			imports: spec.imports ?? [],
			inspectedFiles: files.length,
			inspectedLines: 0,
			suppressed: spec.suppressed ?? 0,
		},
		approvals: spec.approvals ?? [],
		policy:
			spec.policy === undefined
				? getBuiltInPolicy()
				: parsePolicy(`version: 1\n${spec.policy}`, ".countersign/policy.yaml"),
		tierOf: (path) => spec.declared?.[path] ?? "trusted",
		now: "2026-01-01T00:00:00Z",
	};
}
