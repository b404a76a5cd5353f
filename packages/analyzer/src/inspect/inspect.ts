import type { Inspection } from "@countersign/core/model";
import { type ArtifactCache, openArtifactCache } from "../cache/artifact-cache.ts";
import { linkFlows } from "../flow/link.ts";
import type { MaskTable } from "../flow/masks.ts";
import { decodeSource, findLanguage } from "../parse/index.ts";
import { hideSecrets, type Secret, scanSecrets } from "../secrets/scan-secrets.ts";
import { analyzeProject } from "./analyze-project.ts";
import type { FileArtifact } from "./artifact.ts";
import { type InspectFile, readBytes } from "./artifacts.ts";
import {
	applySuppressions,
	type CollectScene,
	collectAreas,
	collectFindings,
	collectImports,
	compareFindings,
} from "./collect-findings.ts";
import { scanImports } from "./import-scan.ts";
import { inTurn } from "./in-turn.ts";
import { findOutcome, getOutcomeKey, keepOutcome, type Outcome } from "./inspection-cache.ts";
import { resolveModule } from "./module-paths.ts";
import { createRuleEngine } from "./rule-engine.ts";
import { selectRelated } from "./select-files.ts";
import { type EngineOptions, getBuildScope, getCacheScope, type Session } from "./session.ts";
import { createFileText, type FileText, toSecretFinding } from "./to-finding.ts";

export interface InspectRequest {
	/** Files that findings are wanted for. */
	readonly targets: readonly InspectFile[];
	/** All files of the project, targets included, so that flows can be followed into them. */
	readonly project: readonly InspectFile[];
}

/** Files asked for at once where only waiting is saved. */
const READ_WIDTH = 16;
const NAME = "countersign-analyzer";

async function timed<T>(options: EngineOptions, phase: string, run: () => Promise<T>): Promise<T> {
	const start = performance.now();
	const result = await run();
	options.onTiming?.(phase, performance.now() - start);
	return result;
}

/** Null when the file cannot be read or is no text. */
async function readText(session: Session, file: InspectFile): Promise<string | null> {
	const bytes = await file.read().catch(() => null);
	if (bytes === null) session.unread.add(file.path);
	return bytes === null ? null : decodeSource(bytes);
}

/** Imports by path, from the cache or a quick look at the text. */
async function importsOf(session: Session, file: InspectFile): Promise<readonly string[]> {
	const key = `imports1\0${getBuildScope(session.options)}\0${file.digest}\0${/\.pyi?$/.test(file.path)}`;
	const cached = session.cache.find(key);
	if (cached !== null) return cached === "" ? [] : cached.split("\n");
	const text = await readText(session, file);
	const modules = text === null ? [] : scanImports(file.path, text);
	if (!session.unread.has(file.path)) session.cache.put(key, modules.join("\n"));
	return modules;
}

/** The part of the project that flows of the targets can pass through. */
async function selectProject(session: Session, request: InspectRequest): Promise<readonly InspectFile[]> {
	const sources = request.project.filter((file) => findLanguage(file.path) !== undefined);
	const targets = request.targets.map((file) => file.path);
	if (request.targets.length >= request.project.length) return sources;
	const known = new Set(sources.map((file) => file.path));
	const modules = new Map<string, readonly string[]>();
	await inTurn(sources, READ_WIDTH, async (file) => {
		modules.set(file.path, await importsOf(session, file));
	});
	// In the order of the sources and not of the answers, because only so many related files are followed.
	const edges = new Map(
		sources.map(({ path }) => {
			const imported = modules.get(path) ?? [];
			return [path, imported.flatMap((module) => resolveModule(known, path, module) ?? [])] as const;
		}),
	);
	const related = selectRelated(targets, edges);
	return sources.filter((file) => related.has(file.path));
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

/** Secrets of the targets by path; files without any are absent. */
async function findSecrets(
	session: Session,
	files: readonly InspectFile[],
): Promise<ReadonlyMap<string, readonly Secret[]>> {
	const found = new Map<string, readonly Secret[]>();
	await inTurn(files, 2, async (file) => {
		const key = `secrets2\0${getBuildScope(session.options)}\0${file.digest}`;
		const cached = session.cache.find(key);
		if (cached === "[]") return;
		const bytes = await readBytes(file);
		if ("code" in bytes) {
			session.unread.add(file.path);
			// Source code was read, and reported, before.
			if (findLanguage(file.path) === undefined) session.skipped.push(bytes);
			return;
		}
		const text = decodeSource(bytes);
		if (text === null) return;
		const secrets =
			cached === null ? await scanSecrets(file.path, text) : (JSON.parse(cached) as readonly Secret[]);
		if (cached === null) session.cache.put(key, JSON.stringify(secrets));
		if (secrets.length > 0) found.set(file.path, secrets);
	});
	return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Texts of the files that findings speak of, read once more, with secrets hidden: findings quote them. */
async function loadTexts(
	session: Session,
	request: InspectRequest,
	spoken: { readonly paths: ReadonlySet<string>; readonly secrets: ReadonlyMap<string, readonly Secret[]> },
): Promise<ReadonlyMap<string, FileText>> {
	const texts = new Map<string, FileText>();
	for (const file of [...request.project, ...request.targets]) {
		if (texts.has(file.path) || !(spoken.paths.has(file.path) || spoken.secrets.has(file.path))) continue;
		const text = (await readText(session, file)) ?? "";
		texts.set(file.path, createFileText(file.path, hideSecrets(text, spoken.secrets.get(file.path) ?? [])));
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

async function inspectWith(session: Session, request: InspectRequest): Promise<Outcome> {
	const { options, engine } = session;
	const related = await timed(options, "select", () => selectProject(session, request));
	// Together: one keeps the threads busy, the other this one.
	const [artifacts, secrets] = await Promise.all([
		timed(options, "analyze", () => analyzeProject(session, related)),
		timed(options, "secrets", () => findSecrets(session, request.targets)),
	]);
	const known = new Set(request.project.map((file) => file.path));
	const targets = new Set(request.targets.map((file) => file.path));
	const flows = await timed(options, "link", async () => linkAll(artifacts, engine.masks, known));
	const paths = pathsSpokenOf(artifacts, targets, flows);
	const texts = await loadTexts(session, request, { paths, secrets });
	const textOf = (path: string): FileText => texts.get(path) ?? createFileText(path, "");
	const scene: CollectScene = { engine, artifacts, targets, textOf, known };
	const found = await timed(options, "collect", async () => collectFindings(scene, flows));
	const leaks = [...secrets].flatMap(([path, all]) =>
		all.map((secret) => toSecretFinding(textOf(path), secret)),
	);
	const { kept, suppressed } = applySuppressions([...found, ...leaks], artifacts);
	const targeted = [...artifacts].filter(([path]) => targets.has(path));
	return {
		findings: [...kept].sort(compareFindings),
		areas: collectAreas(scene),
		skipped: session.skipped.sort((a, b) => (a.path < b.path ? -1 : 1)),
		imports: collectImports(scene),
		inspectedFiles: targeted.length,
		inspectedLines: targeted.reduce((sum, [, artifact]) => sum + artifact.lines, 0),
		suppressed,
	};
}

async function inspectFresh(
	options: EngineOptions,
	request: InspectRequest,
	cache: ArtifactCache,
): Promise<Outcome> {
	const engine = createRuleEngine(options.rules.rules);
	const session: Session = { options, engine, cache, skipped: [], unread: new Set() };
	const outcome = await inspectWith(session, request);
	const key = getOutcomeKey(getCacheScope(options), request);
	if (session.unread.size === 0) keepOutcome(cache, key, outcome);
	return outcome;
}

function describe({ version, rules }: EngineOptions): Pick<Inspection, "engine" | "rules"> {
	const count = new Set(rules.rules.map(({ id }) => id)).size;
	return {
		engine: { name: NAME, version },
		rules: { digest: rules.digest, count, problems: rules.problems },
	};
}

/** Runs all rules over the targets, following data through the project around them. */
export async function inspect(options: EngineOptions, request: InspectRequest): Promise<Inspection> {
	const cache = await openArtifactCache(options.cacheFile);
	try {
		const known = findOutcome(cache, getOutcomeKey(getCacheScope(options), request));
		return { ...describe(options), ...(known ?? (await inspectFresh(options, request, cache))) };
	} finally {
		cache.close();
	}
}
