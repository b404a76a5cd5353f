import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Policy } from "../model/index.ts";
import { BUILT_IN_RULES } from "./built-in-rules.ts";
import { PolicyError } from "./errors.ts";
import { getBuiltInPolicy, parseOver, parsePolicy, renderDefaultPolicy } from "./parse-policy.ts";
import { policyDigest } from "./policy-digest.ts";

const PATH = ".countersign/policy.yaml";

/** The message of the error, `none` when the text is accepted. */
function faultsOf(text: string): readonly string[] {
	try {
		parsePolicy(text, PATH);
	} catch (error) {
		if (error instanceof PolicyError)
			return [...error.faults.map(({ code }) => code), ...error.message.split("\n")];
		throw error;
	}
	return ["none"];
}

describe("parsePolicy", () => {
	it("fills what the file leaves out from the built-in policy", () => {
		const { rules } = parsePolicy("version: 1\nbulk: {lines: 7}\ntools:\n", PATH);
		const builtIn = getBuiltInPolicy().rules;
		expect(rules).toEqual({ ...builtIn, bulk: { ...builtIn.bulk, lines: 7 } });
	});

	it("replaces lists and gives entries their defaults", () => {
		const text = "version: 1\nrequire:\n  critical:\n    approvals: [{role: security}]";
		expect(parsePolicy(text, PATH).rules.require.critical.approvals).toEqual([
			{ role: "security", count: 1, for: ["ai", "human", "mixed", "unknown"], missing: "block" },
		]);
	});

	it("keeps where each clause stands", () => {
		const text = "version: 1\ntiers:\n  paths:\n    - tier: critical\n      match: [a/**]\n";
		const { positions, source } = parsePolicy(text, PATH);
		expect(source).toBe(PATH);
		expect(positions).toMatchObject({
			"tiers.paths": { line: 3, column: 3 },
			"tiers.paths[0]": { line: 4, column: 7 },
			"tiers.paths[0].match[0]": { line: 5, column: 15 },
		});
		expect(Object.keys(positions)).not.toContain("bulk.lines");
	});

	it("gives the built-in rules from the file that init writes", () => {
		expect(parseOver({}, renderDefaultPolicy(), PATH).rules).toStrictEqual(BUILT_IN_RULES);
		const written = parsePolicy(renderDefaultPolicy(), PATH);
		expect(policyDigest(written)).toBe(policyDigest(getBuiltInPolicy()));
		expect(getBuiltInPolicy()).toMatchObject({ source: "built-in", positions: {} });
		expect(Policy.parse(written)).toEqual(written);
	});

	it("digests rules and nothing else", () => {
		const [one, two] = [
			"version: 1\nbulk: {lines: 7, files: 8}",
			"# why\nbulk:\n  files: 8\n  lines: 7\nversion: 1",
		];
		expect(policyDigest(parsePolicy(one, "a"))).toBe(policyDigest(parsePolicy(two, "b")));
		expect(policyDigest(parsePolicy(one, "a"))).not.toBe(policyDigest(getBuiltInPolicy()));
	});

	it("names every fault with its place, in the order of the file", () => {
		const text = [
			"version: 1",
			"teirs: {}",
			"tiers:",
			"  default: trustd",
			"  paths:",
			"    - match: [/a, '**/*a*/**/*/*']",
			"      teir: critical",
			"require:",
			"  trusted:",
			"    block: {ai: hihg, robot: low}",
			"    approvals: [{role: snior, count: 0}]",
			"bulk: 3",
			"exclude: x",
		].join("\n");
		expect(faultsOf(text).filter((line) => line.startsWith(PATH))).toEqual([
			`${PATH}:2:1: unknown key "teirs"; did you mean \`tiers\`?`,
			`${PATH}:4:12: \`tiers.default\` cannot be "trustd"; did you mean \`trusted\`?`,
			`${PATH}:6:7: \`tiers.paths[0]\` needs the key \`tier\``,
			expect.stringMatching(/^.*:6:15: `tiers\.paths\[0\]\.match\[0\]` must be a path relative/),
			expect.stringMatching(/^.*:6:19: `tiers\.paths\[0\]\.match\[1\]` has too many `\*`/),
			`${PATH}:7:7: unknown key "teir" in \`tiers.paths[0]\`; did you mean \`tier\`?`,
			`${PATH}:10:17: \`require.trusted.block.ai\` cannot be "hihg"; did you mean \`high\`?`,
			expect.stringMatching(/^.*:10:23: unknown key "robot" in `require\.trusted\.block`; known are `ai`/),
			`${PATH}:11:24: \`require.trusted.approvals[0].role\` cannot be "snior"; did you mean \`senior\`?`,
			`${PATH}:11:38: \`require.trusted.approvals[0].count\` is 0; the least is 1`,
			`${PATH}:12:7: \`bulk\` must be a mapping, not 3`,
			`${PATH}:13:10: \`exclude\` must be a list, not "x"`,
		]);
	});

	it("names what is wrong in the clauses about records, and what was meant", () => {
		const text = [
			"version: 1",
			"promts: {}",
			"prompts: {need: digets, origins: [human], action: {critcal: block}}",
			"refinements: {warn: {critical: nevr, trusted: 0}}",
			"signatures: {action: {critical: blok}}",
			"tools: {tiers: {critical: {alow: [x]}}}",
			"prohibited: {further: {ai: [payments], robot: [auth]}}",
			"provenance: {tiers: {critical: {unknown: 101}}}",
		].join("\n");
		const limit = "must be a whole number of rounds from 1 to 1000, or `never`";
		expect(faultsOf(text).filter((line) => line.startsWith(PATH))).toEqual([
			`${PATH}:2:1: unknown key "promts"; did you mean \`prompts\`?`,
			`${PATH}:3:17: \`prompts.need\` cannot be "digets"; did you mean \`digest\`?`,
			`${PATH}:3:35: \`prompts.origins[0]\` cannot be "human"; known are \`ai\`, \`mixed\`, \`unknown\``,
			`${PATH}:3:52: unknown key "critcal" in \`prompts.action\`; did you mean \`critical\`?`,
			`${PATH}:4:32: \`refinements.warn.critical\` ${limit} ("nevr")`,
			`${PATH}:4:47: \`refinements.warn.trusted\` is 0; the least is 1`,
			`${PATH}:5:33: \`signatures.action.critical\` cannot be "blok"; did you mean \`block\`?`,
			`${PATH}:6:28: unknown key "alow" in \`tools.tiers.critical\`; did you mean \`allow\`?`,
			`${PATH}:7:29: \`prohibited.further.ai[0]\` cannot be "payments"; did you mean \`payment\`?`,
			expect.stringMatching(/^.*:7:40: unknown key "robot" in `prohibited\.further`; known are `ai`/),
			`${PATH}:8:42: \`provenance.tiers.critical.unknown\` is too large or too long; the most is 100`,
		]);
	});

	it.each([
		["an empty file", "", "POLICY_UNSUPPORTED_VERSION"],
		["a list", "- 1", "POLICY_UNSUPPORTED_VERSION"],
		["no version", "exclude: []", "POLICY_UNSUPPORTED_VERSION"],
		["another version", "version: 2", "POLICY_UNSUPPORTED_VERSION"],
		["a version as text", "version: '1'", "POLICY_UNSUPPORTED_VERSION"],
		["an open bracket", "version: 1\nexclude: [a", "POLICY_SYNTAX"],
		["tabs", "version: 1\ntiers:\n\tdefault: trusted", "POLICY_SYNTAX"],
		["two documents", "version: 1\n---\nversion: 1", "POLICY_SYNTAX"],
		["a key twice", "version: 1\nexclude: []\nexclude: [a]", "POLICY_DUPLICATE_KEY"],
		["an anchor", "version: 1\nexclude: &x [a]", "POLICY_UNSUPPORTED_YAML"],
		["an alias", "version: 1\nexclude: [*x]", "POLICY_UNSUPPORTED_YAML"],
		["a tag", "version: 1\nexclude: !!set {a}", "POLICY_UNSUPPORTED_YAML"],
		["a directive", "%YAML 1.1\n---\nversion: 1", "POLICY_UNSUPPORTED_YAML"],
		["a merge key", "version: 1\ntools: {<<: {action: warn}}", "POLICY_UNKNOWN_KEY"],
		["a prototype", "version: 1\n__proto__: {exclude: [a]}", "POLICY_UNKNOWN_KEY"],
		["a prototype deep down", "version: 1\ntools: {__proto__: {action: warn}}", "POLICY_UNKNOWN_KEY"],
		["a constructor", "version: 1\nconstructor: {prototype: {x: 1}}", "POLICY_UNKNOWN_KEY"],
		["a mapping as key", "version: 1\n? {a: 1}\n: 2", "POLICY_UNKNOWN_KEY"],
		["deep nesting", `version: 1\nexclude: ${"[".repeat(9000)}${"]".repeat(9000)}`, "POLICY_TOO_LARGE"],
		[
			"nesting below the parser's limit",
			`version: 1\nexclude: ${"[".repeat(40)}${"]".repeat(40)}`,
			"POLICY_TOO_LARGE",
		],
		["many values", `version: 1\nexclude: [${"a,".repeat(30_000)}]`, "POLICY_TOO_LARGE"],
		["a huge file", `version: 1\n#${"x".repeat(300_000)}`, "POLICY_TOO_LARGE"],
		["an alias bomb", `version: 1\na: &a [x]\n${bomb()}`, "POLICY_UNKNOWN_KEY"],
		["a share above 100", "version: 1\nprovenance: {unknown: 101}", "POLICY_INVALID_VALUE"],
		["a secret that is allowed", "version: 1\nsecrets: {action: allow}", "POLICY_INVALID_VALUE"],
	])("refuses %s", (_name, text, code) => {
		expect(faultsOf(text)[0]).toBe(code);
	});

	it("does not let a file change the prototype of anything", () => {
		faultsOf("version: 1\n__proto__: {polluted: 1}\ntools: {__proto__: {polluted: 1}}");
		expect("polluted" in {}).toBe(false);
	});

	it("never fails in another way than by a policy error", () => {
		const words = fc.constantFrom(
			...[
				"version: 1",
				"tiers:",
				"require:",
				" ",
				"\n",
				"  ",
				"- ",
				"{",
				"}",
				"[",
				"]",
				":",
				"&a",
				"*a",
				"!!x",
				"|",
				">",
			],
			...[
				"?",
				"trusted",
				"critical",
				"__proto__:",
				"paths:",
				"\t",
				'"',
				"'",
				"#",
				"---",
				"%",
				"null",
				"1e999",
				"\u0000",
			],
		);
		const noise = fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }).map((parts) => parts.join(""));
		fc.assert(
			fc.property(noise, fc.boolean(), (text, isVersioned) => {
				faultsOf(isVersioned ? `version: 1\n${text}` : text);
			}),
			{ numRuns: 1000 },
		);
	});

	it("never fails in another way on values of any shape", () => {
		const { rules } = getBuiltInPolicy();
		const key = fc.constantFrom(...Object.keys(rules));
		fc.assert(
			fc.property(fc.dictionary(key, fc.json()), (entries) => {
				const lines = Object.entries(entries).map(([name, json]) => `${name}: ${json}`);
				faultsOf(["version: 1", ...lines].join("\n"));
			}),
			{ numRuns: 500 },
		);
	});
});

function bomb(): string {
	const names = "bcdefghi".split("");
	return names.map((name, index) => `${name}: &${name} [${`*${"abcdefgh"[index]},`.repeat(9)}]`).join("\n");
}
