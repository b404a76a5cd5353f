import { appendFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toCanonicalJson } from "../../kit/index.ts";
import { quoteLabel } from "../label.ts";
import { type CaptureStore, findStoreText, getStoreFolder, writeStoreFile } from "./capture-store.ts";

/** That an assistant's hook runs, so that "no assistant" differs from "not measured". */
export interface Heartbeat {
	readonly schema: "countersign/heartbeat-1";
	readonly agent: string;
	/** RFC 3339. */
	readonly lastEvent: string;
	readonly events: number;
	readonly records: number;
	/** Edits seen whose lines could not be told. */
	readonly gaps: number;
	readonly failures: number;
	readonly lastFailure: { readonly at: string; readonly code: string } | null;
}

/** What one event came to. */
export interface CaptureOutcome {
	readonly records: readonly string[];
	readonly gaps: number;
	readonly failures: readonly { readonly code: string; readonly message: string }[];
}

const MAX_BYTES = 10_000;
const MAX_LOG_BYTES = 64_000;

function readHeartbeat(file: string): Partial<Heartbeat> {
	try {
		return JSON.parse(findStoreText(file, MAX_BYTES) ?? "{}") as Partial<Heartbeat>;
	} catch {
		return {};
	}
}

function appendLog(store: CaptureStore, agent: string, { failures }: CaptureOutcome): void {
	const file = join(store.folder, "capture.log");
	const time = store.now.toISOString();
	const lines = failures
		.map(({ code, message }) => `${time} ${agent} ${code} ${quoteLabel(message)}\n`)
		.join("");
	const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
	if (size <= MAX_LOG_BYTES) {
		appendFileSync(file, lines, { mode: 0o600 });
		return;
	}
	const kept = (findStoreText(file, 2 * MAX_LOG_BYTES) ?? "").slice(-MAX_LOG_BYTES / 2);
	writeFileSync(file, kept.slice(kept.indexOf("\n") + 1) + lines, { mode: 0o600 });
}

/**
 * Counts an event and logs what failed. Two hooks at once may lose a count, never a record.
 * @param agent one of `CAPTURE_AGENTS`: becomes the file's name.
 * @throws CaptureError CAPTURE_STORE_FAILED
 */
export function writeHeartbeat(store: CaptureStore, agent: string, outcome: CaptureOutcome): void {
	const file = join(getStoreFolder(store, "heartbeat"), `${agent}.json`);
	const old = readHeartbeat(file);
	const at = store.now.toISOString();
	const last = outcome.failures.at(-1);
	const beat: Heartbeat = {
		schema: "countersign/heartbeat-1",
		agent,
		lastEvent: at,
		events: (old.events ?? 0) + 1,
		records: (old.records ?? 0) + outcome.records.length,
		gaps: (old.gaps ?? 0) + outcome.gaps,
		failures: (old.failures ?? 0) + outcome.failures.length,
		lastFailure: last ? { at, code: last.code } : (old.lastFailure ?? null),
	};
	writeStoreFile(store, file, toCanonicalJson(beat));
	if (last) appendLog(store, agent, outcome);
}
