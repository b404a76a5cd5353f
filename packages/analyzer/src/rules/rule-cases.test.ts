import { expect, it } from "vitest";
import { compareExpectations, parseExpectations } from "./rule-cases.ts";

const SOURCE = `// ruleid: a
one();
# ok: a, b
two();
/* ruleid: b */

{/* todoruleid: a */}
three();
four();
`;

it("reads annotations of the next line of code", () => {
	expect(parseExpectations(SOURCE).map(({ ruleId, line, kind }) => `${line} ${kind} ${ruleId}`)).toEqual([
		"2 ruleid a",
		"4 ok a",
		"4 ok b",
		"8 ruleid b",
		"8 todoruleid a",
	]);
});

it("names what is missed and what is unexpected", () => {
	const found = [
		{ ruleId: "a", line: 4 },
		{ ruleId: "a", line: 8 },
		{ ruleId: "a", line: 9 },
		{ ruleId: "c", line: 9 },
	];
	const { agreed, disagreements } = compareExpectations("x.ts", parseExpectations(SOURCE), found);
	expect(agreed).toBe(1);
	expect(disagreements.map(({ line, ruleId, kind }) => `${line} ${ruleId} ${kind}`)).toEqual([
		"2 a missed",
		"4 a unexpected",
		"8 b missed",
		"9 a unexpected",
	]);
});
