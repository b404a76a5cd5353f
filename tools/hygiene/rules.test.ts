import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { listFiles } from "../source/list-sources.ts";

const root = join(import.meta.dirname, "../..");
const files = listFiles(root).filter((path) => path.startsWith("rules/"));
const ruleFiles = files.filter((path) => path.endsWith(".yaml") && !path.startsWith("rules/models/"));
const Ids = z.object({ rules: z.array(z.object({ id: z.string() })) });

/** `rules/<pack>/<id>` of every rule; related rules may share a file and its cases. */
const rules = ruleFiles.flatMap((path) =>
	Ids.parse(parse(readFileSync(join(root, path), "utf8"))).rules.map(({ id }) => `${dirname(path)}/${id}`),
);
const stems = [...rules, ...ruleFiles.map((path) => path.slice(0, -".yaml".length))];

describe("every rule", () => {
	it("exists, once", () => {
		expect(rules.length).toBeGreaterThan(0);
		expect(new Set(rules).size).toBe(rules.length);
	});

	it("has a page", () => {
		expect(rules.filter((rule) => !files.includes(`${rule}.md`))).toEqual([]);
	});

	it("stands in a file with cases", () => {
		const hasCase = (stem: string) =>
			files.some((path) => path.startsWith(`${stem}.`) && !/\.(?:yaml|md)$/.test(path));
		expect(ruleFiles.filter((path) => !hasCase(path.slice(0, -".yaml".length)))).toEqual([]);
	});

	it("owns every page and case", () => {
		const strays = files.filter((path) => !stems.some((stem) => path.startsWith(`${stem}.`)));
		expect(strays.filter((path) => !/^rules\/(?:models\/|README\.md$)/.test(path))).toEqual([]);
	});
});
