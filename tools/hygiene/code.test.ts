import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isTestCode, listSources } from "../source/list-sources.ts";
import { parseSourceFile, readSourceFile } from "../source/source-file.ts";
import { findLapses } from "./find-lapses.ts";
import { measureFunctions, quantile } from "./measure-functions.ts";

const root = join(import.meta.dirname, "../..");
const sources = listSources(root).map((path) => readSourceFile(root, path));
const production = sources.filter((file) => !isTestCode(file.path));
const functions = production.flatMap(measureFunctions);

describe("budgets of production code", () => {
	const lengths = production.map((file) => file.text.split("\n").length - 1);

	it("half of the files have at most 80 lines, nine in ten at most 200, none more than 400", () => {
		expect(quantile(lengths, 0.5)).toBeLessThanOrEqual(80);
		expect(quantile(lengths, 0.9)).toBeLessThanOrEqual(200);
		const long = production.filter((_file, index) => (lengths[index] ?? 0) > 400);
		expect(long.map((file) => file.path)).toEqual([]);
	});

	it("nine in ten functions have at most 30 lines, none more than 60", () => {
		expect(
			quantile(
				functions.map((one) => one.lines),
				0.9,
			),
		).toBeLessThanOrEqual(30);
		expect(functions.filter((one) => one.lines > 60)).toEqual([]);
	});

	it("no function takes more than three positional parameters", () => {
		expect(functions.filter((one) => one.parameters > 3)).toEqual([]);
	});
});

describe("writing rules", () => {
	it("are kept everywhere, tests included", () => {
		const configs = /\.config\.ts$/;
		expect(sources.filter((file) => !configs.test(file.path)).flatMap(findLapses)).toEqual([]);
	});

	it("names files in kebab-case", () => {
		const misnamed = sources.filter((file) => !/(?:^|\/)[a-z0-9]+(?:[.-][a-z0-9]+)*\.ts$/.test(file.path));
		expect(misnamed.map((file) => file.path)).toEqual([]);
	});

	it("gives no file a name that says nothing", () => {
		const vague = /\/(?:utils?|helpers?|managers?|data|info|common|misc)(?:\.ts|\/)/;
		expect(sources.map((file) => file.path).filter((path) => vague.test(path))).toEqual([]);
	});
});

describe("a planted lapse is caught", () => {
	it.each([
		["let a: any;", /any/],
		["enum A { B }", /enum/],
		["namespace A { export const b = 1; }", /namespace/],
		["export default 1;", /default/],
		["const a = b!;", /!/],
		["const a = b as unknown as string;", /unknown/],
		["// TO" + "DO later", /issue/],
		["// @ts-" + "ignore", /suppression/],
		["/* biome-" + "ignore lint: why */", /suppression/],
	])("%s", (text, reason) => {
		const lapses = findLapses(parseSourceFile("x.ts", text));
		expect(lapses).toHaveLength(1);
		expect(lapses[0]).toMatch(reason);
	});

	it("and only in code", () => {
		const text = 'const a = "let b: any; export default 1; // TO" + "DO"; const c = d as unknown;';
		expect(findLapses(parseSourceFile("x.ts", text))).toEqual([]);
	});

	it("measures functions", () => {
		const text = "const f = (a, b, c, d) => {\n};\nclass A { m(this: A, x) {\n\n} }\n";
		expect(measureFunctions(parseSourceFile("x.ts", text))).toEqual([
			{ place: "x.ts:1", lines: 2, parameters: 4 },
			{ place: "x.ts:3", lines: 3, parameters: 1 },
		]);
	});

	it("takes quantiles", () => {
		expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
		expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
		expect(quantile([], 0.5)).toBe(0);
	});
});
