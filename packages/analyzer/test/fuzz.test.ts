import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRules, type RuleSet } from "../src/rules/load-rules.ts";
import { createPatternParser } from "../src/rules/parse-pattern-text.ts";
import { inspectSources } from "../src/testing/test-engine.ts";

/** More for a night: `COUNTERSIGN_FUZZ_RUNS=20000`. */
const RUNS = Number(process.env.COUNTERSIGN_FUZZ_RUNS ?? 40);
const root = join(import.meta.dirname, "../../../rules");
const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
const cases = paths.filter((path) => /\.(?:[cm]?[jt]sx?|py)$/.test(path));

let rules: RuleSet;
beforeAll(async () => {
	const files = paths
		.filter((path) => path.endsWith(".yaml"))
		.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
	rules = loadRules(files, await createPatternParser(null));
});

/** What people and tools do to text: cut, repeat, swap parts, put signs where none belong. */
const mutations = fc.array(
	fc.tuple(
		fc.constantFrom("cut", "repeat", "insert", "swap", "newline"),
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.nat(120),
		fc.constantFrom(
			"{",
			"}",
			"(",
			")",
			"`",
			"'",
			'"',
			"=>",
			"...",
			"$X",
			"\0",
			"é",
			"😀",
			":",
			"\\",
			"/*",
			"#",
			"async ",
			"class A",
		),
	),
	{ minLength: 1, maxLength: 8 },
);

function mutate(source: string, steps: typeof mutations extends fc.Arbitrary<infer T> ? T : never): string {
	let text = source;
	for (const [kind, place, length, sign] of steps) {
		const at = Math.floor(place * text.length);
		const part = text.slice(at, at + length);
		const before = text.slice(0, at);
		const after = text.slice(at + length);
		if (kind === "cut") text = before + after;
		else if (kind === "repeat") text = before + part.repeat(8) + after;
		else if (kind === "insert") text = before + sign + text.slice(at);
		else if (kind === "swap") text = after + before + part;
		else text = `${before}\n${text.slice(at)}`;
	}
	return text.slice(0, 40_000);
}

async function check(path: string, content: string | Uint8Array): Promise<void> {
	const first = await inspectSources(rules, { [path]: content });
	const second = await inspectSources(rules, { [path]: content });
	expect(second).toEqual(first);
	expect(first.skipped.filter((file) => file.code === "engine-error" || file.code === "timeout")).toEqual([]);
	expect(first.inspectedFiles + first.skipped.length).toBe(1);
}

describe("any file is inspected or skipped, and twice the same:", () => {
	it("cases of rules that were tampered with", { timeout: 600_000 }, async () => {
		const input = fc.tuple(fc.constantFrom(...cases), mutations);
		await fc.assert(
			fc.asyncProperty(input, ([path, steps]) =>
				check(`a${extname(path)}`, mutate(readFileSync(join(root, path), "utf8"), steps)),
			),
			{ numRuns: RUNS },
		);
	});

	it("random bytes", { timeout: 600_000 }, async () => {
		const input = fc.tuple(fc.constantFrom("a.js", "a.tsx", "a.py"), fc.uint8Array({ maxLength: 2_000 }));
		await fc.assert(
			fc.asyncProperty(input, ([path, bytes]) => check(path, bytes)),
			{ numRuns: RUNS },
		);
	});

	it("random words of the languages", { timeout: 600_000 }, async () => {
		const words = fc.constantFrom(
			..."async await function class def return yield if else for of in while try except catch finally with as import from export default const let = == => ( ) { } [ ] , ; : . ... + ` ' \" a b c self this super lambda not and or 1 \n \n\t \n\t\t".split(
				" ",
			),
		);
		const input = fc.tuple(fc.constantFrom("a.ts", "a.jsx", "a.py"), fc.array(words, { maxLength: 200 }));
		await fc.assert(
			fc.asyncProperty(input, ([path, tokens]) => check(path, tokens.join(" "))),
			{ numRuns: RUNS },
		);
	});
});
