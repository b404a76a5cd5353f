import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderJunit } from "./junit.ts";
import {
	blockedReport,
	HOSTILE,
	hostileReport,
	passedReport,
	scanReport,
} from "./sample-report.test-data.ts";

const TAG = /<(?:\?xml [^<>]*\?|(\/?)([a-z-]+)((?: [a-z]+="[^"<>]*")*)(\/?))>/y;
const TEXT = /[^<]+/y;
const LOOSE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos);)/;
const FORBIDDEN = /[^\P{Cc}\n]|[\ufffe\uffff]|\p{Cs}/u;

/** The names of all elements in order; throws unless the text is well-formed in the subset that we write. */
function parseElements(xml: string): readonly string[] {
	if (FORBIDDEN.test(xml) || LOOSE_AMPERSAND.test(xml)) throw new Error("forbidden character");
	const open: string[] = [];
	const names: string[] = [];
	let at = 0;
	while (at < xml.length) {
		const pattern = xml[at] === "<" ? TAG : TEXT;
		pattern.lastIndex = at;
		const match = pattern.exec(xml);
		if (match === null) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`);
		at += match[0].length;
		const [, close, name, , empty] = match;
		if (name === undefined) continue;
		if (close === "/") {
			if (open.pop() !== name) throw new Error(`unexpected end of ${name}`);
			continue;
		}
		names.push(name);
		if (empty !== "/") open.push(name);
	}
	if (open.length > 0) throw new Error(`${open.join()} not closed`);
	return names;
}

describe("renderJunit", () => {
	it("makes a failure of each file that is refused, and of the verdict", () => {
		const xml = renderJunit(blockedReport);
		expect(parseElements(xml).filter((name) => name === "testcase")).toHaveLength(5);
		expect(xml).toContain('<testsuites name="countersign" tests="5" failures="4" errors="0">');
		expect(xml).toContain('<testcase classname="countersign.experimental" name="vendor/min.js"/>');
		const [, session = ""] = xml.split(
			'<testcase classname="countersign.critical" name="src/auth/session.ts">',
		);
		expect(session.split("</testcase>")[0]).toBe(
			'\n      <failure message="Tier critical needs 2 approvals by role senior; 0 were found." type="countersign">' +
				"Tier critical needs 2 approvals by role senior; 0 were found.\n" +
				"missing-approval: clause tiers.critical.approvals at .countersign/policy.yaml:34:5\n" +
				"next: countersign approve --role senior</failure>\n    ",
		);
		expect(xml).toContain("  critical js-sql-injection src/api/users.ts:14:9 User input becomes");
	});

	it("has no failure where the change may go on", () => {
		expect(parseElements(renderJunit(passedReport))).toEqual([
			"testsuites",
			"testsuite",
			"testcase",
			"testcase",
		]);
	});

	it("never passes a refusal or an error, even one without reasons", () => {
		for (const outcome of ["block", "error"] as const) {
			const verdict = { ...passedReport.verdict, outcome };
			const names = parseElements(renderJunit({ ...passedReport, verdict }));
			expect(names).toContain(outcome === "error" ? "error" : "failure");
		}
	});

	it("shows a scan by file; findings below the threshold are no failures", () => {
		const xml = renderJunit(scanReport);
		expect(xml).toContain('tests="3" failures="3" errors="0"');
		const low = { ...scanReport, threshold: "critical" as const };
		expect(renderJunit(low)).toContain('tests="3" failures="2" errors="0"');
	});

	it("starts no line with what a name or a message holds", () => {
		const xml = renderJunit(hostileReport("a\n::error::owned\r\n::b"));
		expect(xml).not.toMatch(/^\s*::/m);
	});

	it("stays well-formed, whatever the repository holds", () => {
		parseElements(renderJunit(hostileReport(HOSTILE)));
		parseElements(renderJunit(hostileReport("\uffff\ufffe]]>")));
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (hostile) => {
				const names = parseElements(renderJunit(hostileReport(hostile)));
				expect(names.filter((name) => name === "testcase")).toHaveLength(5);
			}),
			{ numRuns: 100 },
		);
	});
});
