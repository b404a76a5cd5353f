import { describe } from "vitest";
import { A, found, lines, runCases, UNSIGNED } from "../cases.fixture.ts";

describe("rules and evidence", () => {
	const problem = {
		code: "RULE_UNKNOWN_KEY",
		ruleId: "mine",
		file: ".countersign/rules/a.yaml",
		line: 3,
		column: 1,
		message: "?",
	};
	const bad = { code: "NOTE_MALFORMED", where: "abc", message: "no JSON" };
	runCases([
		[
			"a broken rule is an error",
			{ files: lines("human"), ruleProblems: [problem] },
			"error",
			["rule-problem:error"],
		],
		["no rules at all are an error", { files: lines("human"), ruleCount: 0 }, "error", ["no-rules:error"]],
		["no rules and no lines", { ruleCount: 0 }, "pass", []],
		[
			"an error comes before a refusal",
			{ files: lines("human"), findings: found("high"), ruleProblems: [problem] },
			"error",
			["rule-problem:error", "finding-threshold:block"],
		],
		[
			"evidence that was not used",
			{ files: lines("human"), provenanceProblems: [bad, bad] },
			"warn",
			["provenance-problem:warn"],
		],
		[
			"too many unknown lines",
			{ policy: `${UNSIGNED}provenance: {unknown: 50, action: block}`, files: lines("unknown") },
			"block",
			["unknown-share:block"],
		],
		[
			"half unknown is half",
			{
				policy: `${UNSIGNED}provenance: {unknown: 50, action: block}`,
				files: [
					{
						path: A,
						lines: [
							[1, 5, "unknown"],
							[6, 10, "human"],
						],
					},
				],
			},
			"pass",
			[],
		],
	]);
});
