import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PolicyRules } from "../model/index.ts";
import { listKnownKeys } from "./known-keys.ts";
import { parsePolicy } from "./parse-policy.ts";
import { readYaml } from "./read-yaml.ts";

const root = join(import.meta.dirname, "../../../..");
const page = readFileSync(join(root, "docs/policy.md"), "utf8");
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");

/** Every key of the schema that is a plain word of ours: areas, tiers and origins are explained as values. */
function listAllKeys(path: readonly PropertyKey[] = []): readonly string[] {
	const keys = listKnownKeys(PolicyRules, path);
	return keys.flatMap((key) => [key, ...listAllKeys([...path, key])]);
}

describe("docs/policy.md", () => {
	it("names every key", () => {
		const entryKeys = [
			["tiers", "paths", 0],
			["require", "trusted", "approvals", 0],
		] as const;
		const all = [...listAllKeys(), ...entryKeys.flatMap((path) => listKnownKeys(PolicyRules, path))];
		const missing = all.filter((key) => !new RegExp(`\`(?:[a-z]+\\.)*${key}\``).test(page));
		expect(missing).toEqual([]);
	});

	it("shows examples that work, for every section", () => {
		const shown = new Set(examples.flatMap((text) => Object.keys(readYaml(text, "example").value ?? {})));
		for (const text of examples) expect(() => parsePolicy(text, "example")).not.toThrow();
		expect([...shown].sort()).toEqual([...listKnownKeys(PolicyRules, [])].sort());
	});
});

describe("the project's own policy", () => {
	it("can be read, and holds what judges to be critical", () => {
		const { rules } = parsePolicy(
			readFileSync(join(root, ".countersign/policy.yaml"), "utf8"),
			"policy.yaml",
		);
		expect(rules.tiers.paths.at(-1)?.tier).toBe("critical");
		expect(rules.require.critical.approvals.map(({ missing }) => missing)).toEqual(["warn"]);
	});
});
