import { relative } from "node:path";
import {
	createConfigReader,
	createTreeReader,
	type GitConfigReader,
	type NamedPolicy,
	openRepository,
	type Repository,
	runCheck,
} from "@countersign/core";
import type { CheckReport } from "@countersign/core/model";
import type { Engine, EngineRequest } from "../engine/create-engine.ts";
import { verdictToExitCode } from "../exit-code.ts";
import { loadSourceLines } from "../load-source-lines.ts";
import { createProgress } from "../output/progress.ts";
import { createTimings } from "../output/timings.ts";
import { type Rendering, writeReport } from "../output/write-report.ts";
import { writeStderr } from "../output/write-stdout.ts";
import { createReadingOptions } from "../provenance/record-index.ts";
import { createWorktreeReader, readNamedFile } from "../read-files.ts";
import type { Session } from "../session.ts";
import { VERSION } from "../version.ts";

export interface CheckOptions {
	readonly base?: string;
	readonly head?: string;
	readonly staged?: boolean;
	readonly evidence: boolean;
	readonly cache: boolean;
}

async function readNamedPolicy({ config, directory }: Session): Promise<NamedPolicy | null> {
	if (config === null) return null;
	// Reports travel; where this machine keeps its files is nobody's business.
	return { path: relative(directory, config), text: await readNamedFile(config) };
}

interface Opened {
	readonly repository: Repository;
	readonly config: GitConfigReader;
}

async function collectRendering(
	{ repository, config }: Opened,
	report: CheckReport,
): Promise<Omit<Rendering, "listRules">> {
	const trees = createTreeReader(repository);
	try {
		const findings = report.verdict.findings.map(({ finding }) => finding);
		return {
			sourceLine: await loadSourceLines(findings, (path) => trees.readPath(report.change.head.tree, path)),
			repositoryUri: await config.readConfig("remote.origin.url"),
		};
	} finally {
		await trees.close();
	}
}

/** Loaded while git answers: the engine is the larger part of the program. */
async function loadEngine(request: EngineRequest): Promise<Engine> {
	const { createEngine } = await import("../engine/create-engine.ts");
	return createEngine(request);
}

/** The gate: one verdict over a change. */
export async function check(session: Session, options: CheckOptions): Promise<number> {
	const progress = createProgress(session.interactive && !session.quiet);
	const timings = createTimings();
	const request = { useCache: options.cache, onProgress: progress.update, onTiming: timings.add };
	const [repository, namedPolicy, engine] = await Promise.all([
		openRepository(session.directory),
		readNamedPolicy(session),
		loadEngine({ ...request, rules: [] }),
	]);
	const config = createConfigReader(repository);
	const reading = createReadingOptions(session, repository);
	const report = await runCheck({
		repository,
		config,
		request: { base: options.base, head: options.head, staged: options.staged },
		inspect: engine.inspect,
		reading: options.cache ? reading : {},
		readWorktreeFile: createWorktreeReader(repository),
		namedPolicy,
		storeEvidence: options.evidence,
		tool: { name: "countersign", version: VERSION },
		now: session.now.toISOString(),
		onTiming: timings.add,
	}).finally(() => {
		progress.clear();
		reading.progress.clear();
	});
	const rendering = await collectRendering({ repository, config }, report);
	await writeReport(session, report, { ...rendering, listRules: engine.listRules });
	if (session.timing) writeStderr(timings.render());
	return verdictToExitCode(report.verdict);
}
