import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RuleSet } from "../rules/load-rules.ts";
import { TAINT_RULES } from "../testing/taint-rules.ts";
import { loadSoundRules, type Sources, toFiles } from "../testing/test-engine.ts";
import type { InspectFile } from "./artifacts.ts";
import { inspect } from "./inspect.ts";
import { getOutcomeKey } from "./inspection-cache.ts";
import type { EngineOptions } from "./session.ts";

const SOURCES = {
	"a.ts": "import { show } from './b';\nshow(source());\n",
	"b.ts": "export function show(x) {\n  sink(x);\n}\n",
	"notes.md": "text",
};

let rules: RuleSet;
let folder: string;

beforeAll(async () => {
	rules = await loadSoundRules(TAINT_RULES);
});

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "inspection-cache-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Inspects and says which files were read for it. */
async function run(files: readonly InspectFile[], options: Partial<EngineOptions> = {}) {
	const read: string[] = [];
	const watched = files.map((file) => ({
		...file,
		read: () => {
			read.push(file.path);
			return file.read();
		},
	}));
	const plain = { version: "0", rules, grammarFolder: null, workerEntry: null, workers: 1 };
	const inspection = await inspect(
		{ ...plain, cacheFile: join(folder, "cache.sqlite"), ...options },
		{ targets: watched, project: watched },
	);
	return { inspection, read };
}

const runSources = (sources: Sources, options?: Partial<EngineOptions>) => run(toFiles(sources), options);

describe("an inspection of what was inspected before", () => {
	it("gives the same without reading a file", async () => {
		const first = await runSources(SOURCES);
		expect(first.inspection.findings).toHaveLength(1);
		const second = await runSources(SOURCES);
		expect(JSON.stringify(second.inspection)).toBe(JSON.stringify(first.inspection));
		expect(second.read).toEqual([]);
	});

	it("looks again when a file changed, and only there", async () => {
		await runSources(SOURCES);
		const edited = { ...SOURCES, "b.ts": "export function show(x) {\n  log(x);\n}\n" };
		const { inspection, read } = await runSources(edited);
		expect(inspection.findings).toEqual([]);
		expect(new Set(read)).toEqual(new Set(["b.ts"]));
	});

	it("looks again when a file has come that an import may mean", async () => {
		await runSources(SOURCES);
		const { inspection } = await runSources({ "b/index.ts": "", ...SOURCES, "b.ts": "" });
		expect(inspection.findings).toEqual([]);
	});

	it("looks again with other rules, in another version and in another build", async () => {
		await runSources(SOURCES);
		const none = await runSources(SOURCES, { rules: { ...rules, rules: [], digest: "none" } });
		expect(none.inspection.findings).toEqual([]);
		expect((await runSources(SOURCES, { version: "1" })).read).not.toEqual([]);
		expect((await runSources(SOURCES, { build: "b" })).read).not.toEqual([]);
	});

	it("looks again where a file could not be read", async () => {
		const absent = toFiles(SOURCES).map((file) => ({ ...file, read: async () => null }));
		expect((await run(absent)).inspection.findings).toEqual([]);
		expect((await runSources(SOURCES)).inspection.findings).toHaveLength(1);
	});
});

describe("the key", () => {
	const [a, b, notes] = toFiles(SOURCES) as [InspectFile, InspectFile, InspectFile];
	const key = (targets: readonly InspectFile[], project: readonly InspectFile[]): string =>
		getOutcomeKey("scope", { targets, project });

	it("tells targets from what is around them", () => {
		expect(key([a], [a, b])).not.toBe(key([b], [a, b]));
		expect(key([a], [a, b])).not.toBe(key([a, a], [b]));
	});

	it("ignores the content of files that no rule reads, unless they are targets", () => {
		const other = { ...notes, digest: "other" };
		expect(key([a], [a, notes])).toBe(key([a], [a, other]));
		expect(key([notes], [a, notes])).not.toBe(key([other], [a, other]));
	});
});
