import type { Finding, Inspection, SkippedFile } from "@countersign/core/model";
import { type ArtifactCache, openArtifactCache } from "../cache/artifact-cache.ts";
import { linkFlows } from "../flow/link.ts";
import type { MaskTable } from "../flow/masks.ts";
import { decodeSource, findLanguage, loadParsers } from "../parse/index.ts";
import type { RuleSet } from "../rules/load-rules.ts";
import { type Secret, scanSecrets, toSecretFinding } from "../secrets/scan-secrets.ts";
import type { FileArtifact } from "./artifact.ts";
import { type ArtifactScene, getArtifact, type InspectFile } from "./artifacts.ts";
import {
	applySuppressions,
	type CollectScene,
	collectAreas,
	collectFindings,
	collectImports,
	compareFindings,
} from "./collect-findings.ts";
import { scanImports } from "./import-scan.ts";
import { runLocally } from "./local-runner.ts";
import { resolveModule } from "./module-paths.ts";
import { createRuleEngine, type RuleEngine } from "./rule-engine.ts";
import { selectRelated } from "./select-files.ts";
import { createFileText, type FileText } from "./to-finding.ts";
import { createWorkerPool, type WorkerAnswer, type WorkerTask } from "./worker-pool.ts";

/** Where the engine's parts lie and what it may use. */
export interface EngineOptions {
	readonly version: string;
	readonly rules: RuleSet;
	/** Folder of the grammars; null takes them from the installed packages. */
	readonly grammarFolder: string | null;
	/** SQLite file for results by content; null for none. */
	readonly cacheFile: string | null;
	/** Entry of the worker threads; null runs everything in this thread. */
	readonly workerEntry: URL | null;
	readonly workers: number;
	/** Told what is done of how much, for progress on long runs. */
	readonly onProgress?: (done: number, total: number) => void;
	/** Told how long each phase took, in milliseconds. */
	readonly onTiming?: (phase: string, milliseconds: number) => void;
}

export interface InspectRequest {
	/** Files that findings are wanted for. */
	readonly targets: readonly InspectFile[];
	/** All files of the project, targets included, so that flows can be followed into them. */
	readonly project: readonly InspectFile[];
}

/** Below this much unknown source, starting threads costs more than it saves. */
const THREADS_FROM_FILES = 40;
const FILE_TIMEOUT_MS = 30_000;
const NAME = "countersign-analyzer";

interface Session {
	readonly options: EngineOptions;
	readonly engine: RuleEngine;
	readonly cache: ArtifactCache;
	readonly sources: Map<string, string>;
	readonly skipped: SkippedFile[];
}

async function timed<T>(options: EngineOptions, phase: string, run: () => Promise<T>): Promise<T> {
	const start = performance.now();
	const result = await run();
	options.onTiming?.(phase, performance.now() - start);
	return result;
}

async function readText(file: InspectFile): Promise<string | null> {
	const bytes = await file.read();
	return bytes === null ? null : decodeSource(bytes);
}

/** Imports by path, from the cache or a quick look at the text. */
async function importsOf(session: Session, file: InspectFile): Promise<readonly string[]> {
	const key = `imports1\0${file.digest}\0${/\.pyi?$/.test(file.path)}`;
	const cached = session.cache.find(key);
	if (cached !== null) return cached === "" ? [] : cached.split("\n");
	const text = await readText(file).catch(() => null);
	const modules = text === null ? [] : scanImports(file.path, text);
	session.cache.put(key, modules.join("\n"));
	return modules;
}

/** The part of the project that flows of the targets can pass through. */
async function selectProject(session: Session, request: InspectRequest): Promise<readonly InspectFile[]> {
	const sources = request.project.filter((file) => findLanguage(file.path) !== undefined);
	const targets = request.targets.map((file) => file.path);
	if (request.targets.length >= request.project.length) return sources;
	const known = new Set(sources.map((file) => file.path));
	const edges = new Map<string, readonly string[]>();
	for (const file of sources) {
		const modules = await importsOf(session, file);
		edges.set(
			file.path,
			modules.flatMap((module) => resolveModule(known, file.path, module) ?? []),
		);
	}
	const related = selectRelated(targets, edges);
	return sources.filter((file) => related.has(file.path));
}

interface Runner {
	readonly run: (task: WorkerTask) => Promise<WorkerAnswer>;
	readonly close: () => Promise<void>;
}

function startRunner(session: Session, fileCount: number): Runner {
	const { options, engine } = session;
	if (options.workerEntry && fileCount >= THREADS_FROM_FILES && options.workers > 1) {
		const pool = createWorkerPool({
			entry: options.workerEntry,
			size: options.workers,
			timeoutMs: FILE_TIMEOUT_MS,
			workerData: { rules: options.rules.rules, grammarFolder: options.grammarFolder },
		});
		return { run: (task) => pool.run(task), close: () => pool.close() };
	}
	const parsers = loadParsers(options.grammarFolder ?? undefined, []);
	return {
		run: async (task) => runLocally(engine, await parsers, task),
		close: async () => {},
	};
}

function cacheScope(options: EngineOptions): string {
	return `artifact1\0${options.version}\0${options.rules.digest}`;
}

async function analyzeAll(
	session: Session,
	files: readonly InspectFile[],
): Promise<Map<string, FileArtifact>> {
	const runner = startRunner(session, files.length);
	const scene: ArtifactScene = {
		engine: session.engine,
		cache: session.cache,
		cacheScope: cacheScope(session.options),
		run: runner.run,
	};
	const artifacts = new Map<string, FileArtifact>();
	let done = 0;
	const one = async (file: InspectFile): Promise<void> => {
		const result = await getArtifact(scene, file);
		done += 1;
		session.options.onProgress?.(done, files.length);
		if (result?.kind === "skipped") session.skipped.push(result.skipped);
		if (result?.kind === "artifact") artifacts.set(file.path, result.artifact);
	};
	try {
		await inTurn(files, session.options.workers * 2, one);
	} finally {
		await runner.close();
	}
	return new Map([...artifacts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Runs over a list with a bounded number under way, so that sources do not pile up in memory. */
async function inTurn<T>(items: readonly T[], width: number, run: (item: T) => Promise<void>): Promise<void> {
	let next = 0;
	const lane = async (): Promise<void> => {
		for (let index = next++; index < items.length; index = next++) await run(items[index] as T);
	};
	await Promise.all(Array.from({ length: Math.max(width, 1) }, lane));
}

function linkAll(artifacts: ReadonlyMap<string, FileArtifact>, masks: MaskTable, known: ReadonlySet<string>) {
	const paths = [...artifacts.keys()];
	const indexes = new Map(paths.map((path, index) => [path, index]));
	const files = paths.map((path) => ({
		path,
		facts: (artifacts.get(path) as FileArtifact).flow,
		moduleOf: (module: string): number | null => {
			const found = resolveModule(known, path, module);
			return found === null ? null : (indexes.get(found) ?? null);
		},
	}));
	return linkFlows(files, masks);
}

async function findSecrets(session: Session, files: readonly InspectFile[]): Promise<readonly Finding[]> {
	const findings: Finding[] = [];
	await inTurn(files, 2, async (file) => {
		const key = `secrets1\0${file.digest}`;
		const cached = session.cache.find(key);
		if (cached === "[]") return;
		const text = await readText(file).catch(() => null);
		if (text === null) return;
		const secrets =
			cached === null ? await scanSecrets(file.path, text) : (JSON.parse(cached) as readonly Secret[]);
		if (cached === null) session.cache.put(key, JSON.stringify(secrets));
		for (const secret of secrets) findings.push(toSecretFinding(file.path, text, secret));
	});
	return findings;
}

/** Texts of the files that findings speak of, read once more. */
async function loadTexts(
	files: readonly InspectFile[],
	wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, FileText>> {
	const texts = new Map<string, FileText>();
	for (const file of files) {
		if (!wanted.has(file.path)) continue;
		const text = await readText(file).catch(() => null);
		texts.set(file.path, createFileText(file.path, text ?? ""));
	}
	return texts;
}

function pathsSpokenOf(
	artifacts: ReadonlyMap<string, FileArtifact>,
	targets: ReadonlySet<string>,
	flows: ReturnType<typeof linkAll>,
): ReadonlySet<string> {
	const paths = new Set<string>();
	for (const path of targets) if ((artifacts.get(path)?.findings.length ?? 0) > 0) paths.add(path);
	for (const flow of flows) {
		paths.add(flow.source.path);
		paths.add(flow.sink.path);
		for (let at = flow.steps; at; at = at.prev) paths.add(at.path);
	}
	return paths;
}

async function inspectWith(session: Session, request: InspectRequest): Promise<Inspection> {
	const { options, engine } = session;
	const related = await timed(options, "select", () => selectProject(session, request));
	const artifacts = await timed(options, "analyze", () => analyzeAll(session, related));
	const known = new Set(request.project.map((file) => file.path));
	const targets = new Set(request.targets.map((file) => file.path));
	const flows = await timed(options, "link", async () => linkAll(artifacts, engine.masks, known));
	const texts = await loadTexts(related, pathsSpokenOf(artifacts, targets, flows));
	const textOf = (path: string): FileText => texts.get(path) ?? createFileText(path, "");
	const scene: CollectScene = { engine, artifacts, targets, textOf, known };
	const found = await timed(options, "collect", async () => collectFindings(scene, flows));
	const secrets = await timed(options, "secrets", () => findSecrets(session, request.targets));
	const { kept, suppressed } = applySuppressions([...found, ...secrets], artifacts);
	const targeted = [...artifacts].filter(([path]) => targets.has(path));
	return {
		engine: { name: NAME, version: options.version },
		rules: {
			digest: options.rules.digest,
			count: engine.rules.size,
			problems: options.rules.problems,
		},
		findings: [...kept].sort(compareFindings),
		areas: collectAreas(scene),
		skipped: session.skipped.sort((a, b) => (a.path < b.path ? -1 : 1)),
		imports: collectImports(scene),
		inspectedFiles: targeted.length,
		inspectedLines: targeted.reduce((sum, [, artifact]) => sum + artifact.lines, 0),
		suppressed,
	};
}

/** Runs all rules over the targets, following data through the project around them. */
export async function inspect(options: EngineOptions, request: InspectRequest): Promise<Inspection> {
	const session: Session = {
		options,
		engine: createRuleEngine(options.rules.rules),
		cache: await openArtifactCache(options.cacheFile),
		sources: new Map(),
		skipped: [],
	};
	try {
		return await inspectWith(session, request);
	} finally {
		session.cache.close();
	}
}
