import { randomBytes } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import type { Log, Run } from "sarif";
import { describe, expect, it } from "vitest";
import { groupBy } from "../kit/index.ts";
import type { Finding, ScanReport, Severity } from "../model/index.ts";
import {
	blockedReport,
	HOSTILE,
	hostileReport,
	passedReport,
	plainContext,
	scanReport,
	sqlFinding,
} from "./sample-report.test-data.ts";
import { renderSarif } from "./sarif.ts";

function parseRun(text: string): Run {
	const log: Log = JSON.parse(text);
	const [run] = log.runs;
	if (run === undefined) throw new Error("no run");
	return run;
}

function scanOf(findings: readonly Finding[]): ScanReport {
	return { ...scanReport, inspection: { ...scanReport.inspection, findings } };
}

describe("renderSarif", () => {
	const run = parseRun(renderSarif(blockedReport, plainContext));

	it("describes the tool and each rule the way GitHub reads it", () => {
		const { driver } = run.tool;
		expect(driver.name).toBe("countersign");
		expect(driver.semanticVersion).toBe("0.1.0");
		expect(driver.rules?.map((rule) => rule.id)).toEqual([
			"js-sql-injection",
			"js-weak-hash",
			"secret-aws-access-key",
		]);
		expect(driver.rules?.[0]).toEqual({
			id: "js-sql-injection",
			name: "SQL injection",
			shortDescription: { text: "SQL injection" },
			fullDescription: { text: sqlFinding.message },
			help: {
				text: "# SQL injection\n\nUse parameters.\n",
				markdown: "# SQL injection\n\nUse parameters.\n",
			},
			defaultConfiguration: { level: "error" },
			properties: {
				tags: ["security", "external/cwe/cwe-089", "sql-injection"],
				precision: "high",
				"security-severity": "9.5",
				category: "sql-injection",
			},
		});
	});

	it("sorts results by severity and ties each to its rule", () => {
		expect(run.results?.map(({ ruleId, level }) => [ruleId, level])).toEqual([
			["js-sql-injection", "error"],
			["secret-aws-access-key", "error"],
			["js-weak-hash", "warning"],
		]);
		for (const result of run.results ?? []) {
			expect(run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
		}
	});

	it("gives place, flow, fingerprint, origin and fix", () => {
		const [sql, , hash] = run.results ?? [];
		expect(sql?.locations?.[0]?.physicalLocation).toEqual({
			artifactLocation: { uri: "src/api/users.ts", uriBaseId: "%SRCROOT%" },
			region: {
				startLine: 14,
				startColumn: 9,
				endLine: 14,
				endColumn: 57,
				snippet: { text: sqlFinding.snippet },
			},
		});
		const steps = sql?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
		expect(steps.map((step) => [step.kinds?.[0], step.location?.message?.text])).toEqual([
			["source", "user input"],
			["step", "argument of findUser()"],
			["sink", "argument of query()"],
		]);
		expect(sql?.partialFingerprints).toEqual({ "countersign/v1": "a3".repeat(32) });
		expect(sql?.properties).toMatchObject({
			origin: { origin: "ai", grade: "captured", tool: "claude-code" },
		});
		expect(hash?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text).toContain("sha256");
	});

	it("tells what was not seen, and fails the run only where the verdict is an error", () => {
		const [invocation] = run.invocations ?? [];
		expect(invocation?.executionSuccessful).toBe(true);
		expect(invocation?.toolExecutionNotifications?.map((item) => item.descriptor?.id)).toEqual([
			"file-skipped/too-large",
			"rule-problem/RULE_UNKNOWN_OPERATOR",
			"provenance/NOTE_MALFORMED",
		]);
		const verdict = { ...passedReport.verdict, outcome: "error" as const };
		const broken = parseRun(renderSarif({ ...passedReport, verdict }, plainContext));
		expect(broken.invocations?.[0]?.executionSuccessful).toBe(false);
		expect(broken.results).toEqual([]);
	});

	it("names the repository only where it has an address, without credentials", () => {
		expect(run.versionControlProvenance).toBeUndefined();
		const context = { ...plainContext, repositoryUri: "https://me:secret@example.org/a/b.git?token=secret" };
		const text = renderSarif(blockedReport, context);
		expect(text).not.toContain("secret@");
		expect(parseRun(text).versionControlProvenance).toEqual([
			{
				repositoryUri: "https://example.org/a/b.git",
				revisionId: blockedReport.change.head.commit,
				branch: "feature/login",
				mappedTo: { uriBaseId: "%SRCROOT%" },
			},
		]);
		const local = renderSarif(blockedReport, { ...plainContext, repositoryUri: "file:///home/me/b" });
		expect(local).not.toContain("/home/me");
	});

	it("encodes paths as URIs that decode to the same path", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", minLength: 1 }), (path) => {
				const parsed = parseRun(renderSarif(scanOf([{ ...sqlFinding, path, flow: [] }]), plainContext));
				const uri = parsed.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "";
				expect(uri).toMatch(/^[A-Za-z0-9\-_.!~*'()%/]*$/);
				expect(decodeURIComponent(uri)).toBe(path.toWellFormed());
			}),
		);
	});

	it("stays JSON, safe to print and free of links, whatever the repository holds", () => {
		fc.assert(
			fc.property(fc.oneof(fc.constant(HOSTILE), fc.string({ unit: "binary" })), (hostile) => {
				const text = renderSarif(hostileReport(hostile), plainContext);
				expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
				const message = parseRun(text).results?.[0]?.message.text ?? "";
				expect(message).not.toMatch(/[^\\]\]\(/);
			}),
			{ numRuns: 50 },
		);
	});
});

describe("the limits of GitHub", () => {
	const severities: readonly Severity[] = ["low", "critical", "medium", "high"];

	it("keeps the 25,000 worst of 30,000 results and says what was cut", () => {
		const findings = Array.from({ length: 30_000 }, (_, index): Finding => {
			const severity = severities[index % 4] ?? "low";
			return { ...sqlFinding, severity, flow: [], fingerprint: index.toString(16).padStart(64, "0") };
		});
		const run = parseRun(renderSarif(scanOf(findings), plainContext));
		const kept = run.results?.map((result) => result.properties?.severity) ?? [];
		expect(kept).toHaveLength(25_000);
		expect(groupBy(kept, (severity) => severity).get("low")).toHaveLength(2500);
		expect(kept.lastIndexOf("critical")).toBe(7499);
		const [notification] = run.invocations?.[0]?.toolExecutionNotifications ?? [];
		expect(notification?.descriptor?.id).toBe("results-cut");
		expect(notification?.message.text).toMatch(/^5,000 results of 30,000 left out \(5,000 low\)/);
	});

	it("cuts until the compressed file is accepted", () => {
		const findings = Array.from({ length: 1500 }, (_, index): Finding => {
			const severity = index % 2 === 0 ? "high" : "low";
			return { ...sqlFinding, severity, flow: [], snippet: randomBytes(8000).toString("base64") };
		});
		const text = renderSarif(scanOf(findings), plainContext);
		const packed = gzipSync(text);
		expect(packed.length).toBeLessThanOrEqual(10_000_000);
		const run = parseRun(gunzipSync(packed).toString("utf8"));
		const kept = run.results ?? [];
		expect(kept.length).toBeGreaterThan(1000);
		expect(kept.length).toBeLessThan(1500);
		expect(kept.filter((result) => result.properties?.severity === "high")).toHaveLength(750);
		expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.descriptor?.id).toBe("results-cut");
	});

	it("keeps source and sink of a flow that is too long", () => {
		const [source, step, sink] = sqlFinding.flow;
		if (source === undefined || step === undefined || sink === undefined) throw new Error("no flow");
		const flow = [source, ...Array.from({ length: 12_000 }, () => step), sink];
		const run = parseRun(renderSarif(scanOf([{ ...sqlFinding, flow }]), plainContext));
		const steps = run.results?.[0]?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
		expect(steps).toHaveLength(10_000);
		expect(steps[0]?.kinds).toEqual(["source"]);
		expect(steps.at(-1)?.kinds).toEqual(["sink"]);
	});

	it("keeps 20 tags of a rule and cuts long descriptions", () => {
		const cwe = Array.from({ length: 40 }, (_, index) => `CWE-${index + 1}`);
		const [rule] = plainContext.rules;
		if (rule === undefined) throw new Error("no rule");
		const rules = [{ ...rule, cwe, title: "t".repeat(3000) }];
		const run = parseRun(renderSarif(scanReport, { ...plainContext, rules }));
		const [descriptor] = run.tool.driver.rules ?? [];
		expect(descriptor?.properties?.tags).toHaveLength(20);
		expect(descriptor?.shortDescription?.text).toHaveLength(1000);
		expect(descriptor?.name).toHaveLength(255);
	});
});
