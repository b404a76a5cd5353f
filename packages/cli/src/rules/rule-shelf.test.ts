import { createPatternParser, loadRules, type RuleFile } from "@countersign/analyzer";
import { expect, it } from "vitest";
import { createRuleShelf } from "./rule-shelf.ts";

function file(path: string, id: string): RuleFile {
	const rule = { id, languages: ["python"], message: path, severity: "LOW", pattern: "f()" };
	return { path, text: JSON.stringify({ rules: [rule] }) };
}

it("finds the rules of a case by its folder, and by its name where two files have one id", async () => {
	const files = [
		file("c/all/a.yaml", "a"),
		file("c/all/b.yaml", "b"),
		file("c/twins/a.yaml", "same"),
		file("c/twins/b.yaml", "same"),
	];
	const parse = await createPatternParser(null);
	const shelf = createRuleShelf("c", files, (held) => loadRules(held, parse));
	const messages = (path: string) => shelf.find(path)?.rules.map(({ message }) => message);
	expect(messages("all/a.py")).toEqual(["c/all/a.yaml", "c/all/b.yaml"]);
	expect(messages("all/deep/er/other.py")).toEqual(["c/all/a.yaml", "c/all/b.yaml"]);
	expect(messages("twins/a.more.py")).toEqual(["c/twins/a.yaml"]);
	expect(messages("twins/b.py")).toEqual(["c/twins/b.yaml"]);
	expect(messages("twins/neither.py")).toBeUndefined();
	expect(messages("empty/a.py")).toBeUndefined();
	expect(shelf.all.flatMap(({ problems }) => problems)).toEqual([]);
});
