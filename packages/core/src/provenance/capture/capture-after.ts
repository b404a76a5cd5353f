import { redactText } from "../redact/index.ts";
import type { AgentEdit } from "./agent-event.ts";
import type { RecordFrame } from "./build-record.ts";
import { findShellEdits } from "./find-shell-edits.ts";
import { readCaptureSettings } from "./git-settings.ts";
import { readTranscript } from "./read-transcript.ts";
import { recordEdit } from "./record-edit.ts";
import { attempt, MAX_EDITS, type Scene } from "./scene.ts";
import type { SessionState } from "./session-state.ts";
import { findSnapshot, getAnonymousKey, getSnapshotKey, removeSnapshot } from "./snapshots.ts";

export interface AfterResult {
	readonly records: readonly string[];
	readonly gaps: number;
	readonly state: SessionState;
}

const MAX_COMMAND = 4_000;
/** Then the assistant has waited long enough; what is left are gaps. */
const MAX_MILLISECONDS = 5_000;

/** A command that cannot be redacted is not kept. */
async function redactCommand({ event, request }: Scene): Promise<string | null> {
	if (event.command === null || event.command === "") return null;
	try {
		return (await redactText(event.command, request.secrets, MAX_COMMAND)).text.toWellFormed();
	} catch {
		return null;
	}
}

async function buildFrame(scene: Scene, state: SessionState): Promise<RecordFrame> {
	const { event, request, home } = scene;
	const settings = readCaptureSettings(home, request.environment);
	const isKnown = (event.model ?? state.model) !== null && (event.version ?? state.version) !== null;
	const said = isKnown ? null : readTranscript(event.transcript);
	const model = event.model ?? state.model ?? said?.model ?? null;
	const version = event.version ?? state.version ?? said?.version ?? null;
	return { event, state, settings, now: request.now, command: await redactCommand(scene), model, version };
}

/** Records what a call changed. One file that fails costs no other. */
export async function captureAfter(scene: Scene, state: SessionState): Promise<AfterResult> {
	const { event, store, request } = scene;
	const key = getSnapshotKey(event);
	const anonymous = getAnonymousKey(event);
	const snapshot = findSnapshot(store, key, event.call !== null) ?? findSnapshot(store, anonymous, false);
	const isShell = event.command !== null && event.edits.length === 0;
	const shell = isShell ? findShellEdits(scene, snapshot) : { edits: [], unclaimed: 0 };
	const all: readonly AgentEdit[] = [...event.edits, ...shell.edits];
	const edits = all.slice(0, MAX_EDITS);
	const started = request.elapsed();
	let gaps = shell.unclaimed + all.length - edits.length;
	let last = state;
	const records: string[] = [];
	// Settings, transcript and redaction cost time: only where there is something to record.
	const frame = edits.length === 0 ? null : await buildFrame(scene, state);
	for (const edit of edits) {
		if (!frame) break;
		if (request.elapsed() - started > MAX_MILLISECONDS) {
			gaps += 1;
			continue;
		}
		const ground = { frame: { ...frame, state: last }, snapshot };
		const recorded = attempt(scene, () => recordEdit(scene, edit, ground));
		if (recorded === null || recorded.isGap) gaps += 1;
		if (recorded?.record) records.push(recorded.record);
		last = recorded?.state ?? last;
	}
	removeSnapshot(store, key);
	removeSnapshot(store, anonymous);
	return { records, gaps, state: last };
}
