import { describe, expect, it } from "vitest";
import { meanScore, parseLabels, scoreLabels } from "./score.ts";

const TEXT =
	"# name, category, real, cwe\nA,sqli,true,89\nB,sqli,true,89\r\nC,sqli,false,89\nD,xss,true,79\n\n";

describe("a score", () => {
	it("is the share found less the share of false alarms", () => {
		const found = new Map([
			["A", new Set(["CWE-89"])],
			["B", new Set(["CWE-79"])],
			["C", new Set<string>()],
			["D", new Set(["CWE-79", "CWE-89"])],
		]);
		const scores = scoreLabels(parseLabels(TEXT), found);
		expect(scores).toEqual([
			{ category: "sqli", real: 2, found: 1, harmless: 1, alarms: 0, score: 0.5 },
			{ category: "xss", real: 1, found: 1, harmless: 0, alarms: 0, score: 1 },
		]);
		expect(meanScore(scores)).toBe(0.75);
	});

	it("is nothing for one who reports everything", () => {
		const labels = parseLabels(TEXT).filter(({ category }) => category === "sqli");
		const all = new Map(labels.map(({ name, cwe }) => [name, new Set([cwe])]));
		expect(meanScore(scoreLabels(labels, all))).toBe(0);
	});
});
