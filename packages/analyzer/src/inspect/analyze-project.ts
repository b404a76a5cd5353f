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

/** Artifacts by path, sorted. Threads are started for what the cache does not know, and only then. */
export async function analyzeProject(
	session: Session,
	files: readonly InspectFile[],
): Promise<Map<string, FileArtifact>> {
	const { engine, cache, options } = session;
	const known = { engine, cache, cacheScope: getCacheScope(options) };
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
		const runner = startRunner(session, unknown.length);
		try {
			artifacts.push(...(await analyzeUnknown({ ...known, run: runner.run }, session, unknown)));
		} finally {
			await runner.close();
		}
	}
	return new Map(artifacts.sort(([a], [b]) => (a < b ? -1 : 1)));
}
