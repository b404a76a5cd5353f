import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRules, type RuleSet } from "../src/rules/load-rules.ts";
import { createPatternParser } from "../src/rules/parse-pattern-text.ts";
import { inspectSources } from "../src/testing/test-engine.ts";

/** More for a night: `COUNTERSIGN_FUZZ_RUNS=2000`. */
const RUNS = Number(process.env.COUNTERSIGN_FUZZ_RUNS ?? 12);
const root = join(import.meta.dirname, "../../../rules");
const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
const cases = paths.filter((path) => /\.(?:[cm]?[jt]sx?|py|java|go)$/.test(path));

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

type File = readonly [ending: string, content: string | Uint8Array];

/** Several files at a time, because making the rules ready costs more than most files. */
async function check(files: readonly File[]): Promise<void> {
	const sources = Object.fromEntries(files.map(([ending, content], at) => [`f${at}${ending}`, content]));
	const first = await inspectSources(rules, sources);
	const second = await inspectSources(rules, sources);
	expect(second).toEqual(first);
	expect(first.skipped.filter((file) => file.code === "engine-error" || file.code === "timeout")).toEqual([]);
	expect(first.inspectedFiles + first.skipped.length).toBe(files.length);
}

const WORDS = [
	..."async await function class def return yield if else for of in while try except catch finally with as".split(
		" ",
	),
	..."import from export default const let = == => ( ) { } [ ] , ; : . ... + ` ' \" a b c self this super".split(
		" ",
	),
	..."lambda not and or 1".split(" "),
	..."func package type struct interface map chan go defer select switch range := <- * &".split(" "),
	"\n",
	"\n\t",
	"\n\t\t",
];

const tampered = fc
	.tuple(fc.constantFrom(...cases), mutations)
	.map(([path, steps]): File => [extname(path), mutate(readFileSync(join(root, path), "utf8"), steps)]);
const bytes = fc.tuple(fc.constantFrom(".js", ".tsx", ".py", ".go"), fc.uint8Array({ maxLength: 2_000 }));
const words = fc.tuple(
	fc.constantFrom(".ts", ".jsx", ".py", ".go"),
	fc.array(fc.constantFrom(...WORDS), { maxLength: 200 }).map((tokens) => tokens.join(" ")),
);

describe("files are inspected or skipped, and twice the same:", () => {
	it.each<readonly [string, fc.Arbitrary<File>]>([
		["cases of rules that were tampered with", tampered],
		["random bytes", bytes],
		["random words of the languages", words],
	])("%s", { timeout: 3_600_000 }, async (_what, file) => {
		const files = fc.array(file, { minLength: 1, maxLength: 8 });
		await fc.assert(fc.asyncProperty(files, check), { numRuns: RUNS });
	});
});
