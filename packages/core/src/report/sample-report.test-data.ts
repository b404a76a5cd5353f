import type {
	ChangedFile,
	CheckReport,
	Finding,
	OriginRange,
	Reason,
	RuleSummary,
	ScanReport,
} from "../model/index.ts";
import type { RenderContext } from "./render-context.ts";

/** A realistic report for the tests of this folder: one refused change with everything a report can hold. */

const COMMIT = "9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c";
const BASE = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
const TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

function file(path: string, added: number, more: Partial<ChangedFile> = {}): ChangedFile {
	return {
		path,
		oldPath: null,
		status: "modified",
		kind: "text",
		executable: false,
		oldBlob: BASE,
		newBlob: COMMIT,
		added: [{ start: 1, end: Math.max(1, added) }],
		addedLines: added,
		deletedLines: 2,
		...more,
	};
}

function originRange(start: number, end: number, more: Partial<OriginRange>): OriginRange {
	return {
		range: { start, end },
		origin: "unknown",
		grade: "none",
		source: "none",
		tool: null,
		model: null,
		session: null,
		person: null,
		commit: COMMIT,
		...more,
	};
}

const ai = { origin: "ai", grade: "captured", source: "git-ai-note", tool: "claude-code" } as const;
const human = { origin: "human", grade: "captured", source: "git-ai-note", person: "Ada" } as const;

export const sqlFinding: Finding = {
	ruleId: "js-sql-injection",
	category: "sql-injection",
	message: "User input becomes part of a SQL statement. Pass it as a parameter instead.",
	severity: "critical",
	confidence: "high",
	cwe: ["CWE-89"],
	path: "src/api/users.ts",
	range: { startLine: 14, startColumn: 9, endLine: 14, endColumn: 57 },
	snippet: '\treturn db.query("SELECT * FROM users WHERE id = " + id);',
	flow: [
		{
			path: "src/api/routes.ts",
			range: { startLine: 8, startColumn: 13, endLine: 8, endColumn: 25 },
			role: "source",
			note: "user input",
			snippet: "const id = req.query.id;",
		},
		{
			path: "src/api/routes.ts",
			range: { startLine: 9, startColumn: 11, endLine: 9, endColumn: 13 },
			role: "step",
			note: "argument of findUser()",
			snippet: "findUser(id);",
		},
		{
			path: "src/api/users.ts",
			range: { startLine: 14, startColumn: 9, endLine: 14, endColumn: 57 },
			role: "sink",
			note: "argument of query()",
			snippet: 'return db.query("SELECT * FROM users WHERE id = " + id);',
		},
	],
	fingerprint: "a3".repeat(32),
	fix: null,
};

export const secretFinding: Finding = {
	ruleId: "secret-aws-access-key",
	category: "hardcoded-secret",
	message: "An AWS access key stands in the source.",
	severity: "high",
	confidence: "high",
	cwe: ["CWE-798"],
	path: "src/config.ts",
	range: { startLine: 3, startColumn: 14, endLine: 3, endColumn: 36 },
	snippet: 'const key = "AKIA****************";',
	flow: [],
	fingerprint: "b4".repeat(32),
	fix: null,
};

export const hashFinding: Finding = {
	ruleId: "js-weak-hash",
	category: "weak-hash",
	message: "MD5 can be forged.",
	severity: "medium",
	confidence: "medium",
	cwe: ["CWE-327", "CWE-328"],
	path: "src/api/users.ts",
	range: { startLine: 20, startColumn: 10, endLine: 22, endColumn: 3 },
	snippet: 'const h = createHash(\n\t"md5",\n);',
	flow: [],
	fingerprint: "c5".repeat(32),
	fix: 'createHash(\n\t"sha256",\n)',
};

const reasons: readonly Reason[] = [
	{
		code: "finding-threshold",
		outcome: "block",
		clause: "tiers.trusted.findings.ai.block",
		clauseAt: ".countersign/policy.yaml:21:7",
		message: "2 findings at or above high on lines written by ai in tier trusted.",
		places: [
			{ path: "src/api/users.ts", lines: { start: 14, end: 14 } },
			{ path: "src/config.ts", lines: { start: 3, end: 3 } },
		],
		findings: [sqlFinding.fingerprint, secretFinding.fingerprint],
		next: "countersign explain js-sql-injection",
	},
	{
		code: "missing-approval",
		outcome: "block",
		clause: "tiers.critical.approvals",
		clauseAt: ".countersign/policy.yaml:34:5",
		message: "Tier critical needs 2 approvals by role senior; 0 were found.",
		places: [{ path: "src/auth/session.ts", lines: null }],
		findings: [],
		next: "countersign approve --role senior",
	},
	{
		code: "finding-threshold",
		outcome: "warn",
		clause: "tiers.trusted.findings.human.warn",
		clauseAt: "built-in policy",
		message: "1 finding at or above medium on lines written by human in tier trusted.",
		places: [{ path: "src/api/users.ts", lines: { start: 20, end: 22 } }],
		findings: [hashFinding.fingerprint],
		next: null,
	},
];

const inspection: CheckReport["inspection"] = {
	engine: { name: "countersign-analyzer", version: "0.1.0" },
	rules: {
		digest: "d6".repeat(32),
		count: 74,
		problems: [
			{
				code: "RULE_UNKNOWN_OPERATOR",
				ruleId: "house-rule",
				file: ".countersign/rules/house.yaml",
				line: 7,
				column: 5,
				message: 'Operator "pattern-where-python" is not supported.',
			},
		],
	},
	findings: [sqlFinding, secretFinding, hashFinding],
	areas: [{ area: "auth", ruleId: "area-auth", path: "src/auth/session.ts", lines: { start: 12, end: 12 } }],
	skipped: [{ path: "vendor/min.js", code: "too-large", detail: "21 MB, the limit is 5 MB" }],
	imports: [],
	inspectedFiles: 4,
	inspectedLines: 1200,
	suppressed: 1,
};

export const blockedReport: CheckReport = {
	$schema: "https://countersign.dev/schemas/check-report-1.json",
	tool: { name: "countersign", version: "0.1.0" },
	change: {
		kind: "range",
		base: { commit: BASE, tree: TREE, label: "main" },
		head: { commit: COMMIT, tree: TREE, label: "feature/login" },
		branch: "feature/login",
		defaultBranch: "main",
		shallow: false,
		commits: [
			{
				id: COMMIT,
				tree: TREE,
				parents: [BASE],
				author: { name: "Ada", email: "ada@example.org" },
				committer: { name: "Ada", email: "ada@example.org" },
				authoredAt: "2026-03-01T10:00:00+01:00",
				message: "Add login\n",
			},
		],
		files: [
			file("src/api/users.ts", 120),
			file("src/auth/session.ts", 40),
			file("src/config.ts", 4, { status: "added", oldBlob: null, deletedLines: 0 }),
			file("vendor/min.js", 0, { kind: "binary", added: [], deletedLines: 0 }),
		],
		notes: [],
	},
	provenance: {
		measured: true,
		files: [
			{
				path: "src/api/users.ts",
				ranges: [originRange(1, 19, ai), originRange(20, 120, human)],
			},
			{ path: "src/auth/session.ts", ranges: [originRange(1, 40, {})] },
			{ path: "src/config.ts", ranges: [originRange(1, 4, { ...ai, grade: "declared", tool: "aider" })] },
		],
		lines: { ai: 23, human: 101, mixed: 0, unknown: 40 },
		problems: [{ code: "NOTE_MALFORMED", where: COMMIT, message: "The note ends before its attestations." }],
	},
	tiers: [
		{ path: "src/api/users.ts", tier: "trusted", areas: ["network"], reasons: ["default tier"] },
		{
			path: "src/auth/session.ts",
			tier: "critical",
			areas: ["auth", "crypto"],
			reasons: ["policy.yaml: paths[0]", "area auth (line 12)"],
		},
		{ path: "src/config.ts", tier: "trusted", areas: [], reasons: ["default tier"] },
		{ path: "vendor/min.js", tier: "experimental", areas: [], reasons: ["not text"] },
	],
	inspection,
	policy: { source: ".countersign/policy.yaml", digest: "e7".repeat(32) },
	verdict: {
		outcome: "block",
		reasons: [...reasons],
		findings: [
			{ finding: sqlFinding, origin: "ai" },
			{ finding: secretFinding, origin: "ai" },
			{ finding: hashFinding, origin: "human" },
		],
		notes: ["1 file was not inspected."],
	},
	evidence: {
		digest: "f8".repeat(32),
		ref: "refs/countersign/statements",
		signer: null,
		note: "not signed: no signing key is configured",
	},
};

/** A change without anything to say against it, in a repository that does not measure origin. */
export const passedReport: CheckReport = {
	...blockedReport,
	change: {
		...blockedReport.change,
		kind: "staged",
		commits: [],
		head: { commit: null, tree: TREE, label: "index" },
		base: { commit: BASE, tree: TREE, label: "HEAD" },
		files: [file("README.md", 3)],
	},
	provenance: {
		measured: false,
		files: [{ path: "README.md", ranges: [originRange(1, 3, { commit: null })] }],
		lines: { ai: 0, human: 0, mixed: 0, unknown: 3 },
		problems: [],
	},
	tiers: [{ path: "README.md", tier: "experimental", areas: [], reasons: ["documentation"] }],
	inspection: {
		...inspection,
		rules: { ...inspection.rules, problems: [] },
		findings: [],
		areas: [],
		skipped: [],
		suppressed: 0,
	},
	policy: { source: "built-in", digest: "e7".repeat(32) },
	verdict: { outcome: "pass", reasons: [], findings: [], notes: [] },
	evidence: { digest: null, ref: null, signer: null, note: "not stored: --no-store was given" },
};

export const scanReport: ScanReport = {
	$schema: "https://countersign.dev/schemas/scan-report-1.json",
	tool: { name: "countersign", version: "0.1.0" },
	inspection,
	threshold: "high",
	failed: true,
};

const sqlRule: RuleSummary = {
	id: "js-sql-injection",
	category: "sql-injection",
	title: "SQL injection",
	message: "User input becomes part of a SQL statement. Pass it as a parameter instead.",
	severity: "critical",
	confidence: "high",
	cwe: ["CWE-89"],
	help: "# SQL injection\n\nUse parameters.\n",
};

export const plainContext: RenderContext = {
	rules: [sqlRule],
	color: false,
	width: 100,
	now: new Date("2026-03-01T12:00:00Z"),
};

/** Text that tries to break out of every format at once. */
export const HOSTILE =
	"\u001b[31m\u009b2J\u202e\u200b]]>--></script><img src=x onerror=1>\"'&`|\r\n# @everyone [x](http://e)\u0000\ud800\u2028";

/** The blocked report with a hostile text wherever a repository can put one. */
export function hostileReport(text: string): CheckReport {
	const finding: Finding = {
		...sqlFinding,
		path: `src/${text}.ts`,
		message: text,
		snippet: text,
		flow: sqlFinding.flow.map((step) => ({ ...step, path: text, note: text, snippet: text })),
	};
	const [first, ...rest] = blockedReport.change.files;
	return {
		...blockedReport,
		change: {
			...blockedReport.change,
			branch: text,
			head: { ...blockedReport.change.head, label: text },
			files: first === undefined ? rest : [{ ...first, path: finding.path }, ...rest],
			notes: [text],
		},
		provenance: {
			...blockedReport.provenance,
			files: [{ path: finding.path, ranges: [originRange(1, 20, { ...ai, tool: text, model: text })] }],
			problems: [{ code: "NOTE_MALFORMED", where: text, message: text }],
		},
		tiers: [{ path: finding.path, tier: "trusted", areas: [], reasons: [text] }],
		inspection: {
			...blockedReport.inspection,
			findings: [finding],
			skipped: [{ path: text, code: "unparsable", detail: text }],
			rules: {
				...blockedReport.inspection.rules,
				problems: [{ code: "RULE_BAD", ruleId: text, file: text, line: 1, column: 1, message: text }],
			},
		},
		policy: { source: text, digest: "e7".repeat(32) },
		verdict: {
			outcome: "block",
			reasons: reasons.map((reason) => ({
				...reason,
				message: text,
				clause: text,
				clauseAt: text,
				places: [{ path: finding.path, lines: null }],
				next: text,
			})),
			findings: [{ finding, origin: "ai" }],
			notes: [text],
		},
		evidence: { digest: null, ref: null, signer: text, note: text },
	};
}
