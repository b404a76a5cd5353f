import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RuleSet } from "../rules/load-rules.ts";
import { TAINT_RULES } from "../testing/taint-rules.ts";
import { inspectSources, linesOf, loadSoundRules, type Sources, toFiles } from "../testing/test-engine.ts";
import type { InspectFile } from "./artifacts.ts";
import { inspect } from "./inspect.ts";

const PLAIN = { version: "0", grammarFolder: null, cacheFile: null, workerEntry: null, workers: 2 };
const PROJECT: Sources = {
	"a.ts": "import { show } from './b';\nshow(source());\n",
	"b.ts": "export function show(x) {\n  sink(x);\n}\n",
	"c.py": "sink(source())\n",
	"d.py": "def f(x):\n    return x\n",
};

let rules: RuleSet;
let folder: string;
beforeAll(async () => {
	rules = await loadSoundRules(TAINT_RULES);
});
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "countersign-inspect-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs with a cache and tells which files were read. */
async function runCached(sources: Sources, targets = Object.keys(sources)) {
	const reads: string[] = [];
	const count = (file: InspectFile): InspectFile => ({
		...file,
		read: () => {
			reads.push(file.path);
			return file.read();
		},
	});
	const project = toFiles(sources).map(count);
	const request = { project, targets: project.filter((file) => targets.includes(file.path)) };
	const cacheFile = join(folder, "cache.sqlite");
	const inspection = await inspect({ ...PLAIN, rules, cacheFile }, request);
	return { inspection, reads: [...new Set(reads)].sort() };
}

describe("the cache", () => {
	it("gives the same inspection without reading anything", async () => {
		const cold = await runCached(PROJECT);
		const warm = await runCached(PROJECT);
		expect(cold.reads).toEqual(Object.keys(PROJECT));
		expect(warm.reads).toEqual([]);
		expect(warm.inspection).toEqual(cold.inspection);
		expect(warm.inspection.findings).toHaveLength(2);
	});

	it("is not asked for files that changed, and knows the others", async () => {
		await runCached(PROJECT);
		const changed = { ...PROJECT, "d.py": "def f(x):\n    sink(source())\n" };
		const { inspection, reads } = await runCached(changed);
		expect(inspection).toEqual(await inspectSources(rules, changed));
		expect(inspection.findings).toHaveLength(3);
		const spokenOf = ["a.ts", "b.ts", "c.py", "d.py"];
		expect(reads).toEqual(spokenOf);
		const quiet = await runCached({ ...changed, "e.py": "x = 1\n" });
		expect(quiet.reads).toContain("e.py");
	});

	it("reads only the changed file where nothing is found", async () => {
		const clean = { "a.py": "x = 1\n", "b.py": "y = 1\n", "c.py": "z = 1\n" };
		await runCached(clean);
		expect((await runCached({ ...clean, "b.py": "y = 2\n" })).reads).toEqual(["b.py"]);
	});

	it.each([
		["noise", (file: string) => writeFileSync(file, Buffer.alloc(8192, 0xa5))],
		["a cut", (file: string) => truncateSync(file, 2048)],
		["nothing", (file: string) => writeFileSync(file, "")],
	])("may hold %s", async (_what, damage) => {
		const { inspection } = await runCached(PROJECT);
		damage(join(folder, "cache.sqlite"));
		expect((await runCached(PROJECT)).inspection).toEqual(inspection);
	});

	it("may be where nothing can be written", async () => {
		const cacheFile = join(folder, "missing", "cache.sqlite");
		const inspection = await inspectSources(rules, PROJECT, { cacheFile });
		expect(inspection.findings).toHaveLength(2);
	});

	it("forgets what a grammar that cannot be loaded left behind", async () => {
		const cacheFile = join(folder, "cache.sqlite");
		const broken = join(folder, "grammars");
		cpSync(
			join(import.meta.dirname, "../../../../node_modules/web-tree-sitter/web-tree-sitter.wasm"),
			join(broken, "web-tree-sitter.wasm"),
		);
		writeFileSync(join(broken, "tree-sitter-python.wasm"), "half a grammar");
		const source = { "c.py": "sink(source())\n" };
		const faulty = await inspectSources(rules, source, { cacheFile, grammarFolder: broken });
		expect(faulty.skipped.map((file) => file.code)).toEqual(["engine-error"]);
		expect((await inspectSources(rules, source, { cacheFile })).findings).toHaveLength(1);
	});

	it("serves two processes at once", async () => {
		const engine = new URL("../testing/test-engine.ts", import.meta.url).href;
		const taint = new URL("../testing/taint-rules.ts", import.meta.url).href;
		const script = `
			const { inspectSources, loadSoundRules } = await import(${JSON.stringify(engine)});
			const { TAINT_RULES } = await import(${JSON.stringify(taint)});
			const sources = Object.fromEntries(Array.from({ length: 30 }, (_, i) => ["f" + i + ".py", "sink(source())\\n" + i]));
			const cacheFile = ${JSON.stringify(join(folder, "cache.sqlite"))};
			const { findings } = await inspectSources(await loadSoundRules(TAINT_RULES), sources, { cacheFile });
			process.stdout.write(String(findings.length));
		`;
		const run = () => promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
		const outputs = await Promise.all([run(), run()]);
		expect(outputs.map((output) => output.stdout)).toEqual(["30", "30"]);
	});
});

describe("an inspection", () => {
	it("is the same however the files are ordered and however many run at once", async () => {
		const backwards = Object.fromEntries(Object.entries(PROJECT).reverse());
		const once = await inspectSources(rules, PROJECT);
		expect(await inspectSources(rules, PROJECT, { workers: 8 })).toEqual(once);
		expect(await inspectSources(rules, backwards, { workers: 3 })).toEqual(once);
	});

	it("is the same in worker threads", async () => {
		const many = Object.fromEntries(
			Array.from({ length: 45 }, (_, index) => [`f${index}.py`, `x = ${index}\nsink(source())\n`]),
		);
		const workerEntry = new URL("../worker.ts", import.meta.url);
		const threaded = await inspectSources(rules, many, { workerEntry, workers: 2 });
		expect(threaded.findings).toHaveLength(45);
		expect(threaded).toEqual(await inspectSources(rules, many));
	});

	it("follows flow into files that are no targets, and reports only what touches one", async () => {
		const sources = { ...PROJECT, "e.ts": "sink(source());\n" };
		const { inspection } = await runCached(sources, ["a.ts"]);
		expect(inspection.findings.map((finding) => finding.path)).toEqual(["b.ts"]);
		expect(inspection.inspectedFiles).toBe(1);
		expect(inspection.imports).toEqual([{ from: "a.ts", to: "b.ts", line: 1 }]);
	});
});

describe("a suppression", () => {
	const CASES: readonly (readonly [string, string, readonly number[]])[] = [
		["on its line", "sink(source()) # countersign:ignore flow-python -- known to be safe\n", []],
		["on the line above", "# countersign:ignore flow-python -- known to be safe\nsink(source())\n", []],
		["for all rules", "sink(source()) # countersign:ignore -- known to be safe\n", []],
		["for several rules", "sink(source()) # countersign:ignore other, flow-python -- known\n", []],
		["without a reason", "sink(source()) # countersign:ignore flow-python\n", [1]],
		["with an empty reason", "sink(source()) # countersign:ignore flow-python -- \n", [1]],
		["for another rule", "sink(source()) # countersign:ignore other -- known to be safe\n", [1]],
		["two lines above", "# countersign:ignore flow-python -- known\n\nsink(source())\n", [3]],
		["in a string", "sink(source(), '# countersign:ignore flow-python -- known')\n", [1]],
		[
			"at the end of the line above",
			"x = 1 # countersign:ignore flow-python -- known\nsink(source())\n",
			[2],
		],
	];

	it.each(CASES)("%s", async (_where, source, lines) => {
		const { findings, suppressed } = await inspectSources(rules, { "a.py": source });
		expect(linesOf(findings)).toEqual(lines);
		expect(suppressed).toBe(lines.length === 0 ? 1 : 0);
	});

	it("in a block comment", async () => {
		const source = "/* countersign:ignore flow -- known to be safe */\nsink(source());\n";
		expect((await inspectSources(rules, { "a.ts": source })).findings).toEqual([]);
	});
});

describe("a fingerprint", () => {
	async function fingerprints(sources: Sources): Promise<readonly string[]> {
		const { findings } = await inspectSources(rules, sources);
		return findings.map((finding) => finding.fingerprint).sort();
	}
	const SOURCE = "def f():\n    sink(source())\n    sink( source() )\n";

	it.each<readonly [string, Sources]>([
		["an edit above", { "a.py": `x = 1\n\n${SOURCE}` }],
		["an edit below", { "a.py": `${SOURCE}\nx = 1\n` }],
		["another indentation", { "a.py": SOURCE.replaceAll("    ", "\t") }],
		["a move to another file", { "lib/b.py": SOURCE }],
		["other findings in other files", { "a.py": SOURCE, "b.py": "x = 1\n" }],
	])("survives %s", async (_what, sources) => {
		expect(await fingerprints(sources)).toEqual(await fingerprints({ "a.py": SOURCE }));
	});

	it("tells equal findings apart and changes with the code", async () => {
		const before = await fingerprints({ "a.py": SOURCE });
		expect(new Set(before).size).toBe(2);
		expect(await fingerprints({ "a.py": "sink(source(), 1)\nsink(source(), 2)\n" })).not.toEqual(before);
	});
});

describe("a file that cannot be inspected is skipped as", () => {
	const deep = (open: string, close: string) => `${open.repeat(10_000)}1${close.repeat(10_000)}`;
	it.each<readonly [string, string, string | Uint8Array]>([
		["too-large", "a.js", `x = ${'"a" + '.repeat(4_000_000)}1;`],
		["too-deep", "a.js", `x = ${deep("[", "]")};`],
		["too-deep", "b.js", `x = ${deep("f(", ")")};`],
		["too-deep", "a.py", `x = ${deep("(", ")")}`],
		["not-text", "a.py", Buffer.from([0x78, 0x3d, 0xff, 0xfe, 0xfa])],
		["not-text", "a.ts", Buffer.from("a\0b\0c\0d")],
	])("%s: %s", async (code, path, content) => {
		const inspection = await inspectSources(rules, { [path]: content, "other.py": "sink(source())\n" });
		expect(inspection.skipped.map((file) => `${file.path} ${file.code}`)).toEqual([`${path} ${code}`]);
		expect(inspection.findings.map((finding) => finding.path)).toEqual(["other.py"]);
	});

	it("missing-blob, also where only secrets are looked for", async () => {
		const file: InspectFile = { path: ".env", digest: "1", read: async () => null };
		const inspection = await inspect({ ...PLAIN, rules }, { targets: [file], project: [file] });
		expect(inspection.skipped).toMatchObject([{ path: ".env", code: "missing-blob" }]);
	});

	it.each([
		["missing-blob", async () => null],
		["unreadable", async () => Promise.reject(new Error("EACCES"))],
	])("%s", async (code, read) => {
		const file: InspectFile = { path: "a.py", digest: "1", read };
		const inspection = await inspect({ ...PLAIN, rules }, { targets: [file], project: [file] });
		expect(inspection.skipped.map((one) => one.code)).toEqual([code]);
		expect(inspection.inspectedFiles).toBe(0);
	});
});

it("leaves no trace of sources in the cache", async () => {
	await runCached({ "a.py": "def f():\n    very_private_name = 'and its text'\n" });
	const stored = readFileSync(join(folder, "cache.sqlite"), "latin1");
	expect(stored).not.toContain("and its text");
});
