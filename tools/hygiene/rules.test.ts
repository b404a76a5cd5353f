import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles } from "../source/list-sources.ts";

const root = join(import.meta.dirname, "../..");
const files = listFiles(root).filter((path) => path.startsWith("rules/"));
const rules = files
	.filter((path) => /\/[^/.]+\.yaml$/.test(path) && !path.startsWith("rules/models/"))
	.map((path) => path.slice(0, -".yaml".length));

describe("every rule", () => {
	it("exists", () => {
		expect(rules.length).toBeGreaterThan(0);
	});

	it("has a page", () => {
		expect(rules.filter((rule) => !files.includes(`${rule}.md`))).toEqual([]);
	});

	it("has cases", () => {
		const isCase = (rule: string) =>
			files.some((path) => path.startsWith(`${rule}.`) && !/\.(?:yaml|md)$/.test(path));
		expect(rules.filter((rule) => !isCase(rule))).toEqual([]);
	});

	it("owns every page and case", () => {
		const strays = files.filter((path) => !rules.some((rule) => path.startsWith(`${rule}.`)));
		expect(strays.filter((path) => !/^rules\/(?:models\/|README\.md$)/.test(path))).toEqual([]);
	});
});
