import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inspectSources, loadSoundRules } from "../src/testing/test-engine.ts";

// Put together here, so that no file of the project holds anything that looks like a secret.
const TOKEN = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}`;
const PASSWORD = "S3cret-Passw0rd";
const ADDRESS = `postgres://admin:${PASSWORD}@db.example.com:5432/shop`;

/** Rules that quote what they find in every way that rules can. */
const QUOTING = JSON.stringify({
	rules: [
		{
			id: "quote",
			languages: ["typescript", "python"],
			message: "Found $X here",
			severity: "HIGH",
			pattern: "use($X)",
			fix: "safe($X)",
		},
		{
			id: "flow",
			languages: ["typescript", "python"],
			message: "m",
			severity: "HIGH",
			mode: "taint",
			"pattern-sources": [{ pattern: 'load("...")' }],
			"pattern-sinks": [{ pattern: "sink(...)" }],
		},
	],
});

const CASES: readonly (readonly [what: string, path: string, source: string])[] = [
	["a token in a call", "a.ts", `use("${TOKEN}");\n`],
	["a token at a source", "a.ts", `const a = load("${TOKEN}");\nsink(a);\n`],
	["an address at a source", "a.py", `a = load("${ADDRESS}")\nsink(a)\n`],
	["two on a line", "a.ts", `use("${TOKEN}"); use("${ADDRESS}");\n`],
	["one over several lines", "a.ts", `use(\n  "${TOKEN}",\n);\nuse([\n  "${TOKEN}"]);\n`],
	["one in a comment beside a finding", "a.py", `use(x) # ${ADDRESS}\n`],
	["a file of no language", "settings.env", `TOKEN=${TOKEN}\nDATABASE_URL=${ADDRESS}\n`],
];

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "countersign-secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("no secret stands anywhere in an inspection:", () => {
	it.each(CASES)("%s", async (_what, path, source) => {
		const rules = await loadSoundRules(QUOTING);
		const cacheFile = join(folder, "cache.sqlite");
		for (const _run of ["cold", "warm"]) {
			const inspection = await inspectSources(rules, { [path]: source }, { cacheFile });
			const text = JSON.stringify(inspection);
			expect(inspection.findings.some((finding) => finding.category === "hardcoded-secret")).toBe(true);
			expect(text).not.toContain(TOKEN);
			expect(text).not.toContain(PASSWORD);
		}
		const stored = readFileSync(cacheFile, "latin1");
		expect(stored).not.toContain(TOKEN);
		expect(stored).not.toContain(PASSWORD);
	});
});
