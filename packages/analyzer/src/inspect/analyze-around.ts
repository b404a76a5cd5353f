import { findDemand, isRareMethod } from "../flow/demand/find-demand.ts";
import type { Surroundings } from "../flow/demand/surroundings.ts";
import type { FileFacts } from "../flow/resolve-call.ts";
import { findLanguage } from "../parse/index.ts";
import { createProjectAnalyzer, type ProjectAnalyzer } from "./analyze-project.ts";
import type { FileArtifact } from "./artifact.ts";
import type { InspectFile } from "./artifacts.ts";
import { countUnknown, lookAround, recallLooks } from "./look-around.ts";
import type { ResolveModule } from "./module-paths.ts";
import type { Session } from "./session.ts";

/** The targets and the files around them that flows of the targets pass through. */
export interface Neighborhood {
	/** By path, sorted. */
	readonly artifacts: ReadonlyMap<string, FileArtifact>;
	/** Whether a method may be looked for by nothing but its name. */
	readonly admits: (method: string) => boolean;
}

interface Area {
	readonly targets: readonly InspectFile[];
	readonly project: readonly InspectFile[];
	readonly resolve: ResolveModule;
}

/** More files than this around a change are not followed. */
const MAX_AROUND = 2_000;

/** Facts of artifacts, ready to be linked. */
export function toFileFacts(
	artifacts: ReadonlyMap<string, FileArtifact>,
	resolve: ResolveModule,
): readonly FileFacts[] {
	const indexes = new Map([...artifacts.keys()].map((path, index) => [path, index]));
	return [...artifacts].map(([path, { flow }]) => ({
		path,
		facts: flow,
		moduleOf: (module: string): number | null => indexes.get(resolve(path, module) ?? "") ?? null,
		peers: (): readonly number[] => resolve.peersOf(path).flatMap((peer) => indexes.get(peer) ?? []),
	}));
}

function demandOf(
	artifacts: ReadonlyMap<string, FileArtifact>,
	{ targets, resolve }: Area,
	around: Surroundings | null,
) {
	const paths = [...artifacts.keys()];
	const wanted = new Set(targets.map(({ path }) => path));
	return findDemand({
		paths,
		files: toFileFacts(artifacts, resolve),
		targets: paths.flatMap((path, index) => (wanted.has(path) ? [index] : [])),
		pathOf: resolve,
		peersOf: resolve.peersOf,
		around,
	});
}

function sorted(artifacts: ReadonlyMap<string, FileArtifact>): ReadonlyMap<string, FileArtifact> {
	return new Map([...artifacts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Beyond so many sources to look at, analyzing the targets at the same time is worth a thread. */
const THREAD_FROM_LOOKS = 400;

function isSource({ path }: InspectFile): boolean {
	return findLanguage(path) !== undefined;
}

/** Follows flows from the targets until no further file is asked for. */
async function follow(
	analyzer: ProjectAnalyzer,
	area: Area,
	looking: Promise<Surroundings>,
): Promise<Neighborhood> {
	const byPath = new Map(area.project.map((file) => [file.path, file]));
	const asked = new Set(area.targets.map(({ path }) => path));
	let artifacts: ReadonlyMap<string, FileArtifact> = await analyzer.analyze(area.targets);
	let around: Surroundings | null = null;
	for (;;) {
		const { wanted, needsSurroundings } = demandOf(artifacts, area, around);
		const next = [...wanted]
			.filter((path) => !asked.has(path) && findLanguage(path) !== undefined)
			.slice(0, Math.max(MAX_AROUND + area.targets.length - asked.size, 0));
		if (next.length === 0 && (around !== null || !needsSurroundings)) break;
		if (needsSurroundings) around ??= await looking;
		for (const path of next) asked.add(path);
		const found = await analyzer.analyze(next.flatMap((path) => byPath.get(path) ?? []));
		artifacts = sorted(new Map([...artifacts, ...found]));
	}
	return { artifacts, admits: (method) => isRareMethod(around, method) };
}

/** Analyzes the targets alone: there is nothing around them, or they are nothing that flows lead out of. */
async function analyzeAlone(session: Session, targets: readonly InspectFile[]): Promise<Neighborhood> {
	const analyzer = createProjectAnalyzer(session, false);
	try {
		return { artifacts: await analyzer.analyze(targets), admits: () => true };
	} finally {
		await analyzer.close();
	}
}

/**
 * Analyzes the targets, then what their flows lead into, until nothing more is asked for. The files in between cost
 * a look: in a large repository a small change leads into a few others, however many import one another. The look is
 * taken while the targets are analyzed; hardly a change does without it.
 */
export async function analyzeAround(session: Session, area: Area): Promise<Neighborhood> {
	const targets = new Set(area.targets.map(({ path }) => path));
	const isWhole = area.project.every((file) => targets.has(file.path) || !isSource(file));
	if (isWhole || !area.targets.some(isSource)) return analyzeAlone(session, area.targets);
	const outlook = recallLooks(session, area.project);
	const analyzer = createProjectAnalyzer(session, countUnknown(outlook) >= THREAD_FROM_LOOKS);
	const looking = lookAround(session, { ...area, outlook });
	try {
		const [near] = await Promise.all([follow(analyzer, area, looking), looking]);
		return near;
	} finally {
		await analyzer.close();
	}
}
