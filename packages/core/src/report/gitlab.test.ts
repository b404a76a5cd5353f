import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { renderGitlab } from "./gitlab.ts";
import {
	blockedReport,
	hostileReport,
	passedReport,
	plainContext,
	scanReport,
	sqlFinding,
} from "./sample-report.test-data.ts";

const time = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
const tool = z.object({
	id: z.string().min(1),
	name: z.string().min(1),
	version: z.string().min(1),
	vendor: z.object({ name: z.string().min(1) }),
});
/** What GitLab's schema 15.0.7 demands of the fields in use. */
const Report = z.object({
	version: z.string().regex(/^15\.\d+\.\d+$/),
	scan: z.object({
		type: z.literal("sast"),
		status: z.enum(["success", "failure"]),
		start_time: time,
		end_time: time,
		analyzer: tool,
		scanner: tool,
		messages: z.array(z.object({ level: z.enum(["info", "warn", "fatal"]), value: z.string().min(1) })),
	}),
	vulnerabilities: z.array(
		z.object({
			id: z.uuid(),
			name: z.string().max(255),
			description: z.string().max(1_048_576),
			severity: z.enum(["Low", "Medium", "High", "Critical"]),
			location: z.object({ file: z.string(), start_line: z.int(), end_line: z.int() }),
			identifiers: z
				.array(
					z.object({
						type: z.string().min(1),
						name: z.string().min(1),
						value: z.string().min(1),
						url: z.url().optional(),
					}),
				)
				.min(1),
			tracking: z.object({
				type: z.literal("source"),
				items: z.array(
					z.object({ signatures: z.array(z.object({ algorithm: z.string(), value: z.string() })).min(1) }),
				),
			}),
			details: z.record(z.string(), z.object({ name: z.string().min(1), type: z.enum(["text", "list"]) })),
		}),
	),
});

function parseReport(text: string): z.infer<typeof Report> {
	return Report.parse(JSON.parse(text));
}

describe("renderGitlab", () => {
	it("follows the schema", () => {
		const { scan, vulnerabilities } = parseReport(renderGitlab(blockedReport, plainContext));
		expect(scan.start_time).toBe("2026-03-01T12:00:00");
		expect(scan.messages.map((message) => message.value)).toEqual([
			"vendor/min.js was not inspected: too-large, 21 MB, the limit is 5 MB",
			'.countersign/rules/house.yaml: Operator "pattern-where-python" is not supported.',
			expect.stringMatching(
				/^block missing-approval: Tier critical needs 2 approvals .*; next: countersign approve/,
			),
		]);
		expect(vulnerabilities.map(({ name, severity }) => [name, severity])).toEqual([
			["SQL injection", "Critical"],
			["secret-aws-access-key", "High"],
			["js-weak-hash", "Medium"],
		]);
		expect(vulnerabilities[0]?.identifiers).toEqual([
			{ type: "countersign_rule", name: "Countersign js-sql-injection", value: "js-sql-injection" },
			{ type: "cwe", name: "CWE-89", value: "89", url: "https://cwe.mitre.org/data/definitions/89.html" },
		]);
		expect(Object.keys(vulnerabilities[0]?.details ?? {})).toEqual(["origin", "flow"]);
	});

	it("gives equal findings equal ids in every run, and different ids within one", () => {
		const findings = [sqlFinding, sqlFinding];
		const twice = { ...scanReport, inspection: { ...scanReport.inspection, findings } };
		const ids = parseReport(renderGitlab(twice, plainContext)).vulnerabilities.map(({ id }) => id);
		const [first] = parseReport(renderGitlab(blockedReport, plainContext)).vulnerabilities;
		expect(ids[0]).toBe(first?.id);
		expect(ids[1]).not.toBe(ids[0]);
	});

	it("is a failure where the change could not be judged", () => {
		const verdict = { ...passedReport.verdict, outcome: "error" as const };
		expect(parseReport(renderGitlab({ ...passedReport, verdict }, plainContext)).scan.status).toBe("failure");
		expect(parseReport(renderGitlab(passedReport, plainContext)).scan.status).toBe("success");
	});

	it("stays valid, whatever the repository holds", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (hostile) => {
				const text = renderGitlab(hostileReport(hostile), plainContext);
				expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
				parseReport(text);
			}),
			{ numRuns: 50 },
		);
	});
});
