import type { ArtifactCache } from "../cache/artifact-cache.ts";
import { type Flow, linkFlows } from "../flow/link.ts";
import type { MaskTable } from "../flow/masks.ts";
import { decodeSource, findLanguage } from "../parse/index.ts";
import { hideSecrets, type Secret, scanSecrets } from "../secrets/scan-secrets.ts";
import { analyzeAround, type Neighborhood, toFileFacts } from "./analyze-around.ts";
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
import { inTurn } from "./in-turn.ts";
import type { InspectRequest } from "./inspect-request.ts";
import { getOutcomeKey, keepOutcome, type Outcome } from "./inspection-cache.ts";
import { createModuleResolver, type ResolveModule } from "./module-paths.ts";
import { readManifests } from "./read-manifests.ts";
import { readText } from "./read-text.ts";
import { createRuleEngine } from "./rule-engine.ts";
import { type EngineOptions, getBuildScope, getCacheScope, type Session } from "./session.ts";
import { createFileText, type FileText, toSecretFinding } from "./to-finding.ts";

async function timed<T>(options: EngineOptions, phase: string, run: () => Promise<T>): Promise<T> {
	const start = performance.now();
	const result = await run();
	options.onTiming?.(phase, performance.now() - start);
	return result;
}

function linkAll(
	{ artifacts, admits }: Neighborhood,
	masks: MaskTable,
	resolve: ResolveModule,
): readonly Flow[] {
	return linkFlows(toFileFacts(artifacts, resolve), masks, admits);
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
	flows: readonly Flow[],
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
	const known = new Set(request.project.map((file) => file.path));
	const resolve = createModuleResolver(known, await readManifests(session, request.project));
	// Together: one keeps the threads busy, the other this one.
	const [near, secrets] = await Promise.all([
		timed(options, "analyze", () => analyzeAround(session, { ...request, resolve })),
		timed(options, "secrets", () => findSecrets(session, request.targets)),
	]);
	const { artifacts } = near;
	const targets = new Set(request.targets.map((file) => file.path));
	const flows = await timed(options, "link", async () => linkAll(near, engine.masks, resolve));
	const paths = pathsSpokenOf(artifacts, targets, flows);
	const texts = await loadTexts(session, request, { paths, secrets });
	const textOf = (path: string): FileText => texts.get(path) ?? createFileText(path, "");
	const scene: CollectScene = { engine, artifacts, targets, textOf, resolve };
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

/** Runs all rules over the targets, and keeps the outcome. */
export async function inspectFresh(
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
