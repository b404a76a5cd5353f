import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { writePlainRules } from "./plain-rules.ts";

const KINDS = "kinds:\n  - { kind: input, includes: [query] }\n  - { kind: query }\n";
const LIBRARY = "library: web\nsources:\n  input: [{ pattern: a() }]\n  query: [{ pattern: b() }]\n";
const RULE = "rules:\n  - id: r\n    pattern-sources:\n      - model: input\n      - pattern: own()\n";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "plain-rules-"));
	for (const name of ["rules/models/python", "rules/python", "plain"]) {
		mkdirSync(join(folder, name), { recursive: true });
	}
	writeFileSync(join(folder, "rules/models/kinds.yaml"), KINDS);
	writeFileSync(join(folder, "rules/models/python/web.yaml"), LIBRARY);
	writeFileSync(join(folder, "rules/python/r.yaml"), RULE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("spells out what the kinds of a rule stand for", () => {
	writePlainRules(join(folder, "rules"), ["python"], join(folder, "plain"));
	expect(parse(readFileSync(join(folder, "plain/r.yaml"), "utf8"))).toEqual({
		rules: [{ id: "r", "pattern-sources": [{ pattern: "a()" }, { pattern: "b()" }, { pattern: "own()" }] }],
	});
});
