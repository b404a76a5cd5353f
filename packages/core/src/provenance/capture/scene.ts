import { join } from "node:path";
import type { SecretFinder } from "../redact/index.ts";
import type { AgentEvent } from "./agent-event.ts";
import type { CaptureStore } from "./capture-store.ts";
import { CaptureError, type CaptureErrorCode } from "./errors.ts";
import { findGitFolder, type GitFolder } from "./find-git-folder.ts";
import type { Environment } from "./git-settings.ts";
import { findWorkspace, MAX_PATH, normalizeEventPath } from "./locate-file.ts";

/** One start of the hook: what it got, and what it must not take from thin air. */
export interface CaptureRequest {
	/** One of `CAPTURE_AGENTS`. */
	readonly agent: string;
	/** The event as it came on the standard input. */
	readonly bytes: Uint8Array;
	/** Where the hook was started. */
	readonly cwd: string;
	readonly environment: Environment;
	readonly now: Date;
	readonly random: (size: number) => Uint8Array;
	/** Milliseconds of a clock that never goes back. */
	readonly elapsed: () => number;
	readonly secrets: SecretFinder;
}

/** One event where it happened. */
export interface Scene {
	readonly event: AgentEvent;
	readonly request: CaptureRequest;
	readonly cwd: string;
	/** The repository of `cwd`, else of the hook: keeps prompts, snapshots and heartbeats. */
	readonly home: GitFolder;
	readonly store: CaptureStore;
	readonly workspace: readonly string[];
	readonly failures: { readonly code: CaptureErrorCode; readonly message: string }[];
}

/** Files of one event that are looked at: an assistant waits for its hook. */
export const MAX_EDITS = 1_000;
/** An event of a workspace with more folders names all the files it means by absolute paths in the first ones. */
const MAX_ROOTS = 64;

export function openStore(repository: GitFolder, { now, random }: CaptureRequest): CaptureStore {
	return { folder: join(repository.commonFolder, "countersign"), now, random };
}

/** @throws CaptureError CAPTURE_NO_REPOSITORY */
export function openScene(event: AgentEvent, request: CaptureRequest): Scene {
	const cwd = normalizeEventPath(event.cwd ?? request.cwd);
	const named = [cwd, request.cwd, ...event.roots.slice(0, MAX_ROOTS)];
	const folders = named.filter((folder) => folder.length <= MAX_PATH && !folder.includes("\0"));
	const home = folders.map((folder) => findGitFolder(normalizeEventPath(folder))).find((one) => one !== null);
	if (!home) {
		const message = "The event comes from a folder that belongs to no git repository.";
		throw new CaptureError("CAPTURE_NO_REPOSITORY", { message });
	}
	const store = openStore(home, request);
	return { event, request, cwd, home, store, workspace: findWorkspace(folders), failures: [] };
}

/** Runs one step; a typed failure is noted and null, so that one bad file costs no other. */
export function attempt<T>({ failures }: Pick<Scene, "failures">, step: () => T): T | null {
	try {
		return step();
	} catch (error) {
		if (!(error instanceof CaptureError)) throw error;
		failures.push({ code: error.code, message: error.message });
		return null;
	}
}
