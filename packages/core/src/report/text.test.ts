import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth } from "./layout.ts";
import {
	blockedReport,
	HOSTILE,
	hostileReport,
	passedReport,
	plainContext,
	scanReport,
	secretFinding,
	sqlFinding,
} from "./sample-report.test-data.ts";
import { renderSummaryLine } from "./summary-line.ts";
import { renderText } from "./text.ts";

const SOURCE = new Map([
	["src/api/users.ts:13", "\tif (!id) return null;"],
	["src/api/users.ts:15", "}"],
	["src/config.ts:3", 'const key = "AKIAIOSFODNN7EXAMPLE";'],
]);
const sourceLine = (path: string, line: number) => SOURCE.get(`${path}:${line}`) ?? null;

describe("renderText", () => {
	it("shows a refused change", () => {
		expect(renderText(blockedReport, { ...plainContext, sourceLine })).toBe(BLOCKED);
	});

	it("says plainly that origin is not measured", () => {
		expect(renderText(passedReport, plainContext)).toBe(PASSED);
	});

	it("shows a scan without origin, tiers and policy", () => {
		const text = renderText(scanReport, plainContext);
		expect(text.startsWith("✖ FAIL  3 findings in 4 files, 2 at or above high\n")).toBe(true);
		expect(text.endsWith("✖ FAIL  3 findings in 4 files, 2 at or above high\n")).toBe(true);
		expect(text).toContain("  inspected   4 files, 1,200 lines, 74 rules\n");
		expect(text).not.toMatch(/written by|policy {6}|Files\n/);
	});

	it("never shows a masked secret, not even as the line beside another finding", () => {
		const beside = {
			...sqlFinding,
			path: "src/config.ts",
			range: { ...sqlFinding.range, startLine: 4, endLine: 4 },
		};
		const report = {
			...scanReport,
			inspection: { ...scanReport.inspection, findings: [beside, secretFinding] },
		};
		const text = renderText(report, { ...plainContext, sourceLine });
		expect(text).toContain("AKIA****************");
		expect(text).not.toContain("AKIAIOSFODNN7EXAMPLE");
	});

	it("colors only on request, and then changes nothing but colors", () => {
		const plain = renderText(blockedReport, plainContext);
		const colored = renderText(blockedReport, { ...plainContext, color: true });
		expect(colored).not.toBe(plain);
		expect(stripVTControlCharacters(colored)).toBe(plain);
	});

	it("cuts long lists and says how much", () => {
		const paths = Array.from({ length: 40 }, (_, index) => `src/f${String(index).padStart(2, "0")}.ts`);
		const [first] = blockedReport.change.files;
		const files = paths.flatMap((path) => (first === undefined ? [] : [{ ...first, path }]));
		const findings = Array.from({ length: 130 }, () => sqlFinding);
		const skipped = paths.map((path) => ({ path, code: "timeout" as const, detail: "" }));
		const text = renderText(
			{
				...blockedReport,
				change: { ...blockedReport.change, files },
				tiers: paths.map((path) => ({ path, tier: "trusted", areas: [], reasons: [] })),
				inspection: { ...blockedReport.inspection, skipped, findings },
				verdict: {
					...blockedReport.verdict,
					findings: findings.map((finding) => ({ finding, origin: "ai" })),
				},
			},
			plainContext,
		);
		expect(text).toContain("  … and 25 more files (25 trusted)\n");
		expect(text).toContain("  … and 30 more, all in --format json\n");
		expect(text).toContain("Not inspected (40)\n");
		expect(text).toContain("  … and 32 more, all in --format json\n");
	});

	it("shows the part around the finding of a very long line", () => {
		const raw = `${"x".repeat(50_000)}eval(input)${"y".repeat(50_000)}`;
		const long = {
			...sqlFinding,
			snippet: raw,
			range: { startLine: 1, startColumn: 50_001, endLine: 1, endColumn: 50_012 },
		};
		const inspection = { ...scanReport.inspection, findings: [long] };
		const lines = renderText({ ...scanReport, inspection }, plainContext).split("\n");
		const at = lines.findIndex((line) => line.includes("eval(input)"));
		const code = lines[at] ?? "";
		const caret = lines[at + 1] ?? "";
		expect(at).toBeGreaterThan(0);
		expect(caret.indexOf("^")).toBe(code.indexOf("eval(input)"));
		expect(caret.trimEnd().length - caret.indexOf("^")).toBe("eval(input)".length);
		expect(code.length).toBeLessThanOrEqual(100);
	});

	it("lets no repository steer the terminal", () => {
		const steering = /[^\P{Cc}\n]|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u;
		const context = { ...plainContext, sourceLine: () => HOSTILE };
		expect(renderText(hostileReport(HOSTILE), context)).not.toMatch(steering);
		expect(renderSummaryLine(hostileReport(HOSTILE))).not.toMatch(steering);
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 200 }), (hostile, width) => {
				const text = renderText(hostileReport(hostile), { ...plainContext, width });
				expect(text).not.toMatch(steering);
				expect(text.split("\n").filter((line) => line.startsWith("✖ BLOCK"))).toHaveLength(2);
			}),
			{ numRuns: 100 },
		);
	});

	it("wraps prose to the width", () => {
		const message = "A long message about a fault. ".repeat(20);
		const report = {
			...scanReport,
			inspection: { ...scanReport.inspection, findings: [{ ...secretFinding, message }] },
		};
		const lines = renderText(report, { ...plainContext, width: 60 }).split("\n");
		const prose = lines.filter((line) => line.includes("message"));
		expect(prose.length).toBeGreaterThan(5);
		for (const line of prose) expect(displayWidth(line)).toBeLessThanOrEqual(60);
	});
});

describe("renderSummaryLine", () => {
	it("says it all on one line", () => {
		expect(renderSummaryLine(blockedReport)).toBe(
			"block: the change is refused for 2 reasons, 1 warning; feature/login 9f8e7d6c5b4a against main " +
				"1a2b3c4d5e6f, 1 commit, 4 files, +164 −4 lines; 3 findings; next: countersign explain " +
				"js-sql-injection; 1 file not inspected\n",
		);
		expect(renderSummaryLine(scanReport)).toBe(
			"fail: 3 findings in 4 files, 2 at or above high; 1 file not inspected\n",
		);
	});
});

const BLOCKED = `✖ BLOCK  the change is refused for 2 reasons, 1 warning
  compared    feature/login 9f8e7d6c5b4a against main 1a2b3c4d5e6f, 1 commit, 4 files, +164 −4 lines
  written by  ai 14% (aider, claude-code), human 62%, unknown 24% of 164 added lines
  policy      .countersign/policy.yaml (sha256 e7e7e7e7e7e7)
  note        1 file was not inspected.

Files
  M critical     src/auth/session.ts +40 −2     auth, crypto
  M trusted      src/api/users.ts    +120 −2    network
  A trusted      src/config.ts       +4 −0
  M experimental vendor/min.js       binary

Findings (3)

  src/api/users.ts

  CRITICAL  js-sql-injection  CWE-89  src/api/users.ts:14:9
    User input becomes part of a SQL statement. Pass it as a parameter instead.
      13 │     if (!id) return null;
    > 14 │     return db.query("SELECT * FROM users WHERE id = " + id);
         │            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      15 │ }
    written by ai (claude-code, captured)
    flow
      src/api/routes.ts:8:13  source  user input
      src/api/routes.ts:9:11  step    argument of findUser()
      src/api/users.ts:14:9   sink    argument of query()

  MEDIUM  js-weak-hash  CWE-327 CWE-328  src/api/users.ts:20:10
    MD5 can be forged.
    > 20 │ const h = createHash(
         │          ^^^^^^^^^^^^
    > 21 │     "md5",
    > 22 │ );
    written by human (Ada, captured)

  src/config.ts

  HIGH  secret-aws-access-key  CWE-798  src/config.ts:3:14
    An AWS access key stands in the source.
    > 3 │ const key = "AKIA****************";
        │              ^^^^^^^^^^^^^^^^^^^^^^
    written by ai (aider, declared)

Not shown: 1 finding accepted in source

Refused (2)
  ✖ 2 findings at or above high on lines written by ai in tier trusted.
    finding-threshold: clause tiers.trusted.findings.ai.block at .countersign/policy.yaml:21:7
    src/api/users.ts:14
    src/config.ts:3
  ✖ Tier critical needs 2 approvals by role senior; 0 were found.
    missing-approval: clause tiers.critical.approvals at .countersign/policy.yaml:34:5
    src/auth/session.ts
    next: countersign approve --role senior

Warnings (1)
  ▲ 1 finding at or above medium on lines written by human in tier trusted.
    finding-threshold: clause tiers.trusted.findings.human.warn at built-in policy
    src/api/users.ts:20

Not inspected (1)
  vendor/min.js: too-large, 21 MB, the limit is 5 MB

Rules that did not run (1)
  .countersign/rules/house.yaml:7:5: RULE_UNKNOWN_OPERATOR (house-rule), Operator "pattern-where-python" is not supported.

Evidence of origin that could not be used (1)
  9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c: NOTE_MALFORMED, The note ends before its attestations.

  evidence    sha256:f8f8f8f8f8f8 in refs/countersign/statements, not signed: no signing key is
              configured
  next        countersign explain js-sql-injection
✖ BLOCK  the change is refused for 2 reasons, 1 warning
`;

const PASSED = `✔ PASS  the change may go on
  compared    staged changes on feature/login against HEAD 1a2b3c4d5e6f, 1 file, +3 −2 lines
  written by  not measured in this repository (3 lines of unknown origin)
  policy      built-in (sha256 e7e7e7e7e7e7)

Files
  M experimental README.md +3 −2

  evidence    not stored: --no-store was given
✔ PASS  the change may go on
`;
