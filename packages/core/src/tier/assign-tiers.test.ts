import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type AreaHit,
	type Change,
	type ChangedFile,
	type FileTier,
	type Policy,
	PolicyRules,
	SensitiveArea,
	Tier,
} from "../model/index.ts";
import { assignTiers } from "./assign-tiers.ts";
import { createTierLookup } from "./declared-tier.ts";

const NEVER = { ai: "never", mixed: "never", unknown: "never", human: "never" };
const DEMAND = { block: NEVER, warn: NEVER, confidence: "low", approvals: [], skipped: "warn" };
const ANY = { allow: ["*"], deny: [], action: "warn" };
const eachTier = <T>(value: T) => ({ experimental: value, trusted: value, critical: value });
const NONE = eachTier(ANY);
const ALLOWED = eachTier("allow");
const UNLIMITED = eachTier("never");
const SHARES = eachTier({ unknown: 100, action: "allow" });
const AREAS = Object.fromEntries(SensitiveArea.options.map((area) => [area, "experimental"]));

function policyWith(tiers: Partial<PolicyRules["tiers"]>, positions: Policy["positions"] = {}): Policy {
	const rules = PolicyRules.parse({
		version: 1,
		exclude: [],
		tiers: {
			default: "trusted",
			paths: [],
			lower: { tests: ["**/*.test.ts"], markup: ["**/*.css"] },
			...tiers,
		},
		areas: {
			raise: { ...AREAS, auth: "critical", network: "trusted" },
			paths: { infrastructure: ["**/Dockerfile"], auth: ["login/**"] },
		},
		require: { experimental: DEMAND, trusted: DEMAND, critical: DEMAND },
		prohibited: {
			areas: [],
			origins: [],
			further: {},
			action: ALLOWED,
		},
		tools: { ...ANY, tiers: NONE },
		models: { ...ANY, tiers: NONE },
		prompts: { need: "digest", origins: [], action: ALLOWED },
		refinements: { origins: [], warn: UNLIMITED, block: UNLIMITED },
		signatures: { origins: [], action: ALLOWED },
		bulk: { lines: 1, files: 1, origins: [], ignore: [], action: "allow" },
		isolation: { action: "allow" },
		secrets: { action: "block" },
		provenance: { unknown: 100, action: "allow", tiers: SHARES },
	});
	return { source: ".countersign/policy.yaml", rules, positions };
}

function changed(path: string, more: Partial<ChangedFile> = {}): ChangedFile {
	return {
		...{ path, oldPath: null, status: "modified", kind: "text", executable: false },
		...{ oldBlob: null, newBlob: null, added: [{ start: 10, end: 19 }], addedLines: 10, deletedLines: 0 },
		...more,
	};
}

function changeOf(files: readonly ChangedFile[]): Change {
	const side = { commit: null, tree: "0".repeat(40), label: "x" };
	return {
		...{ kind: "range", base: side, head: side, branch: null, defaultBranch: null, shallow: false },
		...{ commits: [], files, notes: [] },
	};
}

function hit(area: SensitiveArea, start: number, path = "src/a.ts"): AreaHit {
	return { area, ruleId: `area/${area}`, path, lines: { start, end: start + 1 } };
}

function assign(file: ChangedFile, policy: Policy, areas: readonly AreaHit[] = []): FileTier | undefined {
	return assignTiers({ change: changeOf([file]), areas, policy })[0];
}

describe("assignTiers", () => {
	const lab = policyWith({
		paths: [
			{ tier: "experimental", match: ["lab/**", "src/a.ts"] },
			{ tier: "critical", match: ["lab/safe/**", "src/core.test.ts"] },
		],
	});
	const plain = policyWith({});

	it.each<[string, string, Policy, readonly AreaHit[], Tier]>([
		["the default", "src/a.ts", plain, [], "trusted"],
		["an entry", "lab/x.ts", lab, [], "experimental"],
		["the last matching entry", "lab/safe/x.ts", lab, [], "critical"],
		["an area on an added line", "src/a.ts", plain, [hit("auth", 19)], "critical"],
		["an area beside the added lines", "src/a.ts", plain, [hit("auth", 20)], "trusted"],
		["an area in another file", "src/b.ts", plain, [hit("auth", 12)], "trusted"],
		["an area above an entry", "src/a.ts", lab, [hit("network", 12)], "trusted"],
		["an area that asks for less", "src/a.ts", plain, [hit("process", 12)], "trusted"],
		["the highest of several areas", "src/a.ts", lab, [hit("network", 12), hit("auth", 12)], "critical"],
		["an area by path", "login/x.ts", plain, [], "critical"],
		["a test", "src/a.test.ts", plain, [], "experimental"],
		["a test of auth", "src/a.test.ts", plain, [hit("auth", 12, "src/a.test.ts")], "trusted"],
		["markup", "src/a.css", plain, [], "experimental"],
		["a test that an entry names", "src/core.test.ts", lab, [], "critical"],
		["a test in the lab", "lab/x.test.ts", lab, [], "experimental"],
	])("%s: %s", (...[, path, policy, areas, tier]) => {
		expect(assign(changed(path), policy, areas)?.tier).toBe(tier);
	});

	it("tells the areas, sorted, and why", () => {
		const policy = policyWith(
			{ paths: [{ tier: "trusted", match: ["src/**"] }] },
			{ "tiers.paths[0]": { line: 7, column: 5 } },
		);
		const test = changed("src/a.test.ts");
		const hits = [hit("network", 14, test.path), hit("auth", 12, test.path), hit("auth", 11, test.path)];
		expect(assign(test, policy, hits)).toEqual({
			path: "src/a.test.ts",
			tier: "trusted",
			areas: ["auth", "network"],
			reasons: [
				'.countersign/policy.yaml:7:5 (tiers.paths[0]): "src/**" is trusted',
				"area auth (line 11, area/auth) raises to critical",
				"area network (line 14, area/network) asks for trusted",
				'test file ("**/*.test.ts") lowers to trusted',
			],
		});
	});

	it("tiers deleted files by their path", () => {
		const deleted = { status: "deleted", added: [], addedLines: 0 } as const;
		expect(assign(changed("Dockerfile", deleted), plain)?.areas).toEqual(["infrastructure"]);
		expect(assign(changed("lab/safe/x.ts", deleted), lab)?.tier).toBe("critical");
	});

	it("holds a moved file to the demand of the place it leaves", () => {
		const moved = changed("src/b.ts", { status: "renamed", oldPath: "lab/safe/b.ts" });
		expect(assign(moved, lab)?.tier).toBe("critical");
		expect(assign({ ...moved, status: "copied" }, lab)?.tier).toBe("trusted");
	});

	it("looks up any path without areas and lowering", () => {
		const tierOf = createTierLookup(lab);
		expect(["src/x.test.ts", "lab/x.ts", "login/x.ts"].map(tierOf)).toEqual([
			"trusted",
			"experimental",
			"trusted",
		]);
	});

	it("never lowers a file by a further area, and never goes below an entry", () => {
		const path = fc.constantFrom(
			"src/a.ts",
			"src/core.test.ts",
			"lab/safe/x.css",
			"lab/a.test.ts",
			"src/b.test.ts",
		);
		const area = fc.constantFrom(...SensitiveArea.options);
		const line = fc.integer({ min: 1, max: 30 });
		const entries = { "src/core.test.ts": "critical", "lab/safe/x.css": "critical" } as Record<string, Tier>;
		const rank = (tier: Tier | undefined) => Tier.options.indexOf(tier ?? "experimental");
		fc.assert(
			fc.property(path, fc.array(fc.tuple(area, line)), fc.tuple(area, line), (name, some, more) => {
				const hits = some.map(([what, start]) => hit(what, start, name));
				const before = assign(changed(name), lab, hits)?.tier;
				const after = assign(changed(name), lab, [...hits, hit(more[0], more[1], name)])?.tier;
				expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
				expect(rank(before)).toBeGreaterThanOrEqual(rank(entries[name]));
				expect(assign(changed(name), lab, hits.toReversed())?.tier).toBe(before);
			}),
		);
	});
});
