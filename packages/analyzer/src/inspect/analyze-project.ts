import { findLanguage, loadParsers } from "../parse/index.ts";
import type { Language } from "../tree/node.ts";
import type { FileArtifact } from "./artifact.ts";
import {
	type ArtifactScene,
	analyzeFile,
	findArtifact,
	type InspectFile,
	type ReadFile,
	readBytes,
} from "./artifacts.ts";
import { inTurn } from "./in-turn.ts";
import { runLocally } from "./local-runner.ts";
import { getCacheScope, type Session } from "./session.ts";
import { createWorkerPool, type WorkerAnswer, type WorkerTask } from "./worker-pool.ts";

/** Below this much unknown source, starting threads costs more than it saves. */
const THREADS_FROM_FILES = 40;
const FILE_TIMEOUT_MS = 30_000;

interface Runner {
	readonly run: (task: WorkerTask) => Promise<WorkerAnswer>;
	readonly close: () => Promise<void>;
}

function startThreads({ options }: Session, entry: URL, size: number): Runner {
	const pool = createWorkerPool({
		entry,
		size,
		timeoutMs: FILE_TIMEOUT_MS,
		workerData: { rules: options.rules.rules, grammarFolder: options.grammarFolder },
	});
	return { run: (task) => pool.run(task), close: () => pool.close() };
}

function startHere({ options, engine }: Session): Runner {
	const parsers = loadParsers(options.grammarFolder ?? undefined, []);
	return { run: async (task) => runLocally(engine, await parsers, task), close: async () => {} };
}

/** What analyzes unknown files; started when there are any. */
class Runners {
	readonly #session: Session;
	readonly #isBusyHere: boolean;
	#here: Runner | null = null;
	#beside: Runner | null = null;
	#threads: Runner | null = null;

	constructor(session: Session, isBusyHere: boolean) {
		this.#session = session;
		this.#isBusyHere = isBusyHere;
	}

	/** Threads once they run, or when so many files are worth starting them; one beside this when it has other work. */
	choose(fileCount: number): Runner {
		const { workerEntry, workers } = this.#session.options;
		if (workerEntry && workers > 1 && fileCount >= THREADS_FROM_FILES) {
			this.#threads ??= startThreads(this.#session, workerEntry, workers);
		}
		if (this.#threads) return this.#threads;
		if (workerEntry && workers > 1 && this.#isBusyHere) {
			this.#beside ??= startThreads(this.#session, workerEntry, 1);
			return this.#beside;
		}
		this.#here ??= startHere(this.#session);
		return this.#here;
	}

	async close(): Promise<void> {
		await Promise.all([this.#threads?.close(), this.#beside?.close()]);
	}
}

interface Unknown {
	readonly file: InspectFile;
	readonly language: Language;
}

/** Sources are held in memory until they are analyzed; more files than this are taken one batch after the other. */
const BATCH = 4_000;

/** The largest first: one that starts last would keep one thread busy while the others have nothing left to do. */
async function readLargestFirst(
	{ skipped }: Session,
	batch: readonly Unknown[],
): Promise<readonly ReadFile[]> {
	const read: ReadFile[] = [];
	await inTurn(batch, 16, async ({ file, language }) => {
		const bytes = await readBytes(file);
		if ("code" in bytes) skipped.push(bytes);
		else read.push({ file, language, bytes });
	});
	return read.sort((a, b) => b.bytes.length - a.bytes.length || (a.file.path < b.file.path ? -1 : 1));
}

async function analyzeUnknown(
	scene: ArtifactScene,
	session: Session,
	unknown: readonly Unknown[],
): Promise<readonly (readonly [string, FileArtifact])[]> {
	const { options, skipped } = session;
	const found: (readonly [string, FileArtifact])[] = [];
	let done = 0;
	for (let start = 0; start < unknown.length; start += BATCH) {
		const batch = await readLargestFirst(session, unknown.slice(start, start + BATCH));
		await inTurn(batch, options.workers * 2, async (one) => {
			const result = await analyzeFile(scene, one);
			done += 1;
			options.onProgress?.(done, unknown.length);
			if (result.kind === "skipped") skipped.push(result.skipped);
			else found.push([one.file.path, result.artifact]);
		});
	}
	return found;
}

export interface ProjectAnalyzer {
	/** Artifacts by path, sorted. Files that could not be analyzed are noted in the session and absent. */
	analyze(files: readonly InspectFile[]): Promise<Map<string, FileArtifact>>;
	close(): Promise<void>;
}

/**
 * Threads are started for what the cache does not know, and only then; they serve until `close`.
 * @param isBusyHere whether this thread has other work that is worth doing at the same time.
 */
export function createProjectAnalyzer(session: Session, isBusyHere: boolean): ProjectAnalyzer {
	const { engine, cache, options } = session;
	const known = { engine, cache, cacheScope: getCacheScope(options) };
	const runners = new Runners(session, isBusyHere);
	const analyze = async (files: readonly InspectFile[]): Promise<Map<string, FileArtifact>> => {
		const artifacts: (readonly [string, FileArtifact])[] = [];
		const unknown: Unknown[] = [];
		for (const file of files) {
			const language = findLanguage(file.path);
			if (language === undefined) continue;
			const artifact = findArtifact(known, file, language);
			if (artifact) artifacts.push([file.path, artifact]);
			else unknown.push({ file, language });
		}
		if (unknown.length > 0) {
			const { run } = runners.choose(unknown.length);
			artifacts.push(...(await analyzeUnknown({ ...known, run }, session, unknown)));
		}
		return new Map(artifacts.sort(([a], [b]) => (a < b ? -1 : 1)));
	};
	return { analyze, close: () => runners.close() };
}
