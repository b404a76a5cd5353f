import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isTestCode, listSources } from "../source/list-sources.ts";
import { parseSourceFile, readSourceFile } from "../source/source-file.ts";
import { findViolations } from "./find-violations.ts";
import { findCycles, findOrphans, toGraph } from "./graph.ts";
import { findImports, type ImportEdge } from "./imports.ts";
import { LAW } from "./rules.ts";

const root = join(import.meta.dirname, "../..");
const sources = listSources(root);
const production = sources.filter((path) => !isTestCode(path));
const edges = production.flatMap(readImports);

function readImports(path: string) {
	return findImports(readSourceFile(root, path));
}

/** What is started from outside: by a user, by npm, by the worker pool, or by `package.json` exports. */
const ENTRIES = [
	/^packages\/(?:core|analyzer)\/src\/index\.ts$/,
	/^packages\/core\/src\/(?:model|kit|provenance\/capture)\/index\.ts$/,
	/^packages\/analyzer\/src\/secrets\/index\.ts$/,
	/^packages\/cli\/src\/countersign\.ts$/,
	/^packages\/analyzer\/src\/worker\.ts$/,
	/^tools\/(?:[^/]+|.+\.test)\.ts$/,
	/^bench\/(?:[^/]+|[^/]+\/run)\.ts$/,
	/^[^/]+\.config\.ts$/,
];

function importsOf(path: string, text: string) {
	return findImports(parseSourceFile(path, text));
}

describe("the import law", () => {
	it("looks at the whole project", () => {
		expect(production.length).toBeGreaterThan(50);
		expect(edges.length).toBeGreaterThan(production.length);
	});

	it("is kept", () => {
		expect(findViolations(edges, LAW)).toEqual([]);
	});

	it("has no cycle at run time", () => {
		expect(findCycles(toGraph(edges.filter((edge) => !edge.typeOnly)))).toEqual([]);
	});

	it("leaves no file that nothing leads to", () => {
		const entries = sources.filter((path) => ENTRIES.some((entry) => entry.test(path)));
		const graph = toGraph([...edges, ...entries.filter(isTestCode).flatMap(readImports)]);
		expect(findOrphans(production, entries, graph)).toEqual([]);
	});

	it("lets a package import only what its package.json names", () => {
		const foreign = edges.filter(({ to }) => to.startsWith("npm:"));
		expect(foreign.filter((edge) => !isDeclared(edge))).toEqual([]);
	});

	it("gives a reason for every rule", () => {
		for (const rule of LAW) expect(rule.reason, rule.name).toMatch(/^[A-Z].{20,}\.$/);
		expect(new Set(LAW.map((rule) => rule.name)).size).toBe(LAW.length);
	});
});

/** Types may come from anywhere in the workspace; they are gone when the code runs. */
function isDeclared({ from, to, typeOnly }: ImportEdge): boolean {
	const name = to.slice(4);
	const own = readManifest(/^packages\/[^/]+/.exec(from)?.[0] ?? "");
	// The command is published as one bundle, and tools are not published: both list what they use as development's.
	const isLibrary = /^packages\/(?:core|analyzer)\//.test(from);
	const names = Object.keys({ ...own.dependencies, ...(isLibrary ? {} : own.devDependencies) });
	const types = Object.keys({ ...own.devDependencies, ...readManifest("").devDependencies });
	return names.includes(name) || (typeOnly && (types.includes(name) || types.includes(`@types/${name}`)));
}

function readManifest(folder: string) {
	return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
		dependencies?: Record<string, string>;
		devDependencies?: Record<string, string>;
	};
}

describe("a planted violation is caught", () => {
	const attest = "packages/core/src/attest/x.ts";
	it.each([
		["packages/core/src/model/x.ts", 'import "node:fs";', "model-imports-only-the-schema-library"],
		["packages/core/src/model/x.ts", 'import { a } from "../kit/index.ts";', "model-imports-only"],
		["packages/core/src/kit/x.ts", 'import { a } from "../model/index.ts";', "kit-imports-no-room"],
		["packages/core/src/kit/x.ts", 'import { a } from "fs";', "kit-has-no-effects"],
		[attest, 'import type { a } from "../policy/index.ts";', "rooms-do-not-know-each-other"],
		[attest, 'import { a } from "../model/error.ts";', "rooms-do-not-know-each-other"],
		[attest, 'export * from "../change/index.ts";', "rooms-do-not-know-each-other"],
		[attest, 'const a = await import("../change/index.ts");', "rooms-do-not-know-each-other"],
		[attest, 'type A = import("../change/index.ts").A;', "rooms-do-not-know-each-other"],
		[attest, 'import { spawn } from "node:child_process";', "programs-are-started-in-named-places"],
		["packages/core/src/pipeline/x.ts", 'import { a } from "../policy/y.ts";', "pipeline-enters-rooms"],
		["packages/core/src/index.ts", 'export { a } from "./policy/y.ts";', "core-index-lists-rooms"],
		["packages/core/src/pipeline/x.ts", 'import { a } from "@countersign/analyzer";', "core-is-the-bottom"],
		[
			"packages/analyzer/src/x.ts",
			'import { a } from "@countersign/core";',
			"analyzer-knows-model-and-kit-alone",
		],
		["packages/cli/src/x.ts", 'import { a } from "../../core/src/attest/index.ts";', "cli-enters-packages"],
		[
			"packages/core/src/report/x.ts",
			'import fs from "node:fs/promises";',
			"files-are-touched-in-named-places",
		],
		["packages/cli/src/x.ts", 'import { get } from "node:https";', "nothing-reads-the-network"],
		["packages/core/src/attest/verify/x.ts", 'import { z } from "zod";', "verifier-has-no-dependencies"],
		["packages/core/src/policy/x.ts", 'import { readFileSync } from "node:fs";', "reports-are-pure"],
		["packages/cli/src/x.ts", "await import(name);", "imports-are-written-down"],
		["packages/cli/src/x.ts", 'import { a } from "./x.test.ts";', "production-does-not-import-tests"],
		["packages/cli/src/x.ts", 'import { a } from "../../../tools/build.ts";', "packages-do-not-import-tools"],
	])("%s: %s", (path, text, rule) => {
		const violations = findViolations(importsOf(path, text), LAW);
		expect(violations.some((violation) => violation.includes(rule))).toBe(true);
	});

	it.each([
		[attest, 'import { a } from "../model/index.ts";'],
		["packages/core/src/attest/verify/x.ts", 'import type { Envelope } from "../../model/index.ts";'],
		["packages/analyzer/src/x.ts", 'import { a } from "@countersign/core/model";'],
		["packages/cli/src/x.ts", 'import { a } from "@countersign/core";'],
		["packages/core/src/model/x.ts", 'const text = \'import "node:fs"\'; // import "node:fs"'],
	])("what is lawful is not: %s: %s", (path, text) => {
		expect(findViolations(importsOf(path, text), LAW)).toEqual([]);
	});

	it("as a cycle, also of one file", () => {
		const graph = new Map([
			["a", ["b"]],
			["b", ["c", "d"]],
			["c", ["a"]],
			["d", ["d"]],
		]);
		expect(findCycles(graph)).toEqual(["a -> b -> c -> a", "d -> d"]);
	});

	it("as an orphan", () => {
		expect(findOrphans(["a", "b", "c"], ["a"], new Map([["a", ["b"]]]))).toEqual(["c"]);
	});
});
