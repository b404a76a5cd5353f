import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ProgramRun, runProgram } from "../run-program.ts";

/** What every measurement of provenance needs. */
export interface Scene {
	/** The Node that the clone runs on. */
	readonly node: string;
	/** The built command. */
	readonly entry: string;
	/** Stands before a command to keep it on two cores. */
	readonly prefix: readonly string[];
	/** Few records and one run each, to try the benchmark itself. */
	readonly isQuick: boolean;
	readonly say: (text: string) => void;
	/** An empty folder that is removed at the end. */
	readonly createFolder: (name: string) => string;
	readonly remove: () => void;
}

/** @param facts what the scene does not make itself. */
export function openScene(facts: Omit<Scene, "createFolder" | "remove">): Scene {
	const root = mkdtempSync(join(tmpdir(), "countersign-bench-"));
	return {
		...facts,
		createFolder: (name) => {
			const folder = join(root, name);
			mkdirSync(folder);
			return folder;
		},
		remove: () => rmSync(root, { recursive: true, force: true }),
	};
}

/** Where a command runs, and where its cache lies. */
export interface Place {
	readonly folder: string;
	readonly cache: string;
}

function run(scene: Scene, { folder, cache }: Place, command: readonly string[]): Promise<ProgramRun> {
	const [program = "", ...args] = [...scene.prefix, ...command];
	// 1 is a verdict: policy may refuse the change.
	const request = { program, args, cwd: folder, accepts: [0, 1], timeoutMs: 3_600_000 };
	return runProgram({ ...request, env: { XDG_CACHE_HOME: cache } });
}

/** How long a command of ours takes from start to exit, in milliseconds. */
export async function timeOwn(scene: Scene, place: Place, args: readonly string[]): Promise<number> {
	return (await run(scene, place, [scene.node, scene.entry, ...args])).milliseconds;
}

export async function timeGit(scene: Scene, place: Place, args: readonly string[]): Promise<number> {
	return (await run(scene, place, ["git", ...args])).milliseconds;
}
