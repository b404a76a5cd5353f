import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMENT_MARK, renderMarkdown } from "./markdown.ts";
import {
	blockedReport,
	HOSTILE,
	hostileReport,
	passedReport,
	scanReport,
	sqlFinding,
} from "./sample-report.test-data.ts";

/** Lines outside fenced blocks. */
function dropFences(text: string): string {
	const kept: string[] = [];
	let fence: string | null = null;
	for (const line of text.split("\n")) {
		if (fence === null && line.startsWith("```")) fence = line;
		else if (fence === null) kept.push(line);
		else if (line === fence) fence = null;
	}
	expect(fence).toBeNull();
	return kept.join("\n");
}

const OURS = /<\/?(?:details|summary|b|code)>|<br>/g;

describe("renderMarkdown", () => {
	it("opens with the mark and the verdict", () => {
		const text = renderMarkdown(blockedReport);
		expect(
			text.startsWith(`${COMMENT_MARK}\n## ✖ BLOCK: the change is refused for 2 reasons, 1 warning\n\n`),
		).toBe(true);
		expect(renderMarkdown(passedReport)).toBe(PASSED);
		expect(renderMarkdown(scanReport)).toContain("## ✖ FAIL: 3 findings in 4 files, 2 at or above high\n");
	});

	it("shows reasons and tiers as tables", () => {
		const text = renderMarkdown(blockedReport);
		expect(text).toContain(
			"| **block**<br><code>missing-approval</code> | Tier critical needs 2 approvals by role senior; 0 were " +
				"found.<br><code>src/auth/session.ts</code> | <code>tiers.critical.approvals</code><br>" +
				"<code>.countersign/policy.yaml:34:5</code> | <code>countersign approve --role senior</code> |\n",
		);
		expect(text).toContain("| critical | 1 file | auth, crypto |\n| trusted | 2 files | network |\n");
	});

	it("folds each finding with its flow", () => {
		expect(renderMarkdown(blockedReport)).toContain(
			[
				"<details><summary><b>CRITICAL</b> <code>js-sql-injection</code> CWE-89 at " +
					"<code>src/api/users.ts:14:9</code></summary>",
				"",
				"- User input becomes part of a SQL statement. Pass it as a parameter instead.",
				"",
				"```",
				'    return db.query("SELECT * FROM users WHERE id = " + id);',
				"```",
				"",
				"- written by ai (claude-code, captured)",
				"",
				"1. <code>src/api/routes.ts:8:13</code> source: user input",
				"2. <code>src/api/routes.ts:9:11</code> step: argument of findUser()",
				"3. <code>src/api/users.ts:14:9</code> sink: argument of query()",
				"",
				"</details>",
			].join("\n"),
		);
	});

	it("cannot be left by a snippet full of backticks", () => {
		const finding = { ...sqlFinding, snippet: "```\n````\n<b>" };
		const inspection = { ...scanReport.inspection, findings: [finding] };
		const text = renderMarkdown({ ...scanReport, inspection });
		expect(text).toContain("`````\n```\n````\n<b>\n`````\n");
	});

	it("makes no mention, reference, link or markup of repository text", () => {
		const hostile = fc.oneof(
			fc.constant(HOSTILE),
			fc.constantFrom(
				"@org/team fixes #12",
				"a|b",
				"</details>",
				"![x](https://e/)",
				"`a` **b** _c_",
				"www.e.org",
			),
			fc.string({ unit: "binary" }),
			fc.string({ unit: fc.constantFrom(..."@#|`<>&[]()!*_~\\\n\r/- a1") }),
		);
		const shape = dropFences(renderMarkdown(hostileReport("plain")));
		fc.assert(
			fc.property(hostile, (text) => {
				const drawn = dropFences(renderMarkdown(hostileReport(text)));
				const bare = drawn.replace(COMMENT_MARK, "").replace(OURS, "");
				expect(bare).not.toMatch(/[<>@`[\]\\]/);
				const prose = drawn.replace(/<code>[^<]*<\/code>/g, "");
				expect(prose).not.toMatch(/:\/\/|\bwww\./i);
				expect(drawn.split("\n").length).toBe(shape.split("\n").length);
				const pipes = (markdown: string) => markdown.split("|").length;
				expect(pipes(drawn)).toBe(pipes(shape));
				const tags = (markdown: string) => markdown.match(OURS)?.join("");
				expect(tags(drawn)).toBe(tags(shape));
			}),
			{ numRuns: 200 },
		);
	});

	it("stops mentions and references that forges find in rendered text", () => {
		const text = renderMarkdown(hostileReport("@all see #12 and https://e.org or www.e.org"));
		const [line = ""] = text.split("\n").filter((row) => row.startsWith("- **Note**"));
		expect(line).toBe(
			"- **Note** &#64;&#8203;all see &#35;&#8203;12 and https:&#8203;//e.org or www&#8203;.e.org",
		);
	});

	it("fits into one comment and says what was cut", () => {
		const findings = Array.from({ length: 2000 }, () => ({ finding: sqlFinding, origin: "ai" as const }));
		const [reason] = blockedReport.verdict.reasons;
		const reasons = Array.from({ length: 300 }, () => (reason === undefined ? [] : [reason])).flat();
		const long = "`@|<".repeat(5000);
		const many = renderMarkdown({ ...blockedReport, verdict: { ...blockedReport.verdict, findings } });
		expect(many.length).toBeLessThanOrEqual(65_000);
		expect(many).toContain("### Evidence of origin that could not be used (1)\n");
		expect(many).toMatch(/\n_Cut: 1,\d{3} findings\. A comment holds 65,000 characters;/);
		const both = { ...blockedReport.verdict, findings, reasons };
		const text = renderMarkdown({ ...blockedReport, verdict: both });
		expect(text.length).toBeLessThanOrEqual(65_000);
		expect(text).toContain("## ✖ BLOCK");
		expect(text).toContain("| | … and 260 more reasons, all in the json format | | |\n");
		expect(text).toMatch(/\n_Cut: 1,\d{3} findings\./);
		expect(renderMarkdown(hostileReport(long)).length).toBeLessThanOrEqual(65_000);
	});
});

const PASSED = `<!-- countersign-report -->
## ✔ PASS: the change may go on

- **Compared** staged changes on feature/login against HEAD 1a2b3c4d5e6f, 1 file, +3 −2 lines
- **Written by** not measured in this repository (3 lines of unknown origin)
- **Policy** <code>built-in</code>

### Tiers

| Tier | Touched | Areas |
| --- | --- | --- |
| experimental | 1 file |  |

_countersign 0.1.0_
`;
