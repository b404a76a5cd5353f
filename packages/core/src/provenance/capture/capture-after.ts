import { redactText } from "../redact/index.ts";
import type { AgentEdit } from "./agent-event.ts";
import type { RecordFrame } from "./build-record.ts";
import { findShellEdits } from "./find-shell-edits.ts";
import { readCaptureSettings } from "./git-settings.ts";
import { findTranscriptModel } from "./read-transcript-model.ts";
import { recordEdit } from "./record-edit.ts";
import { attempt, type Scene } from "./scene.ts";
import type { SessionState } from "./session-state.ts";
import { findSnapshot, getSnapshotKey, removeSnapshot } from "./snapshots.ts";

export interface AfterResult {
	readonly records: readonly string[];
	readonly gaps: number;
	readonly state: SessionState;
}

const MAX_COMMAND = 4_000;

/** A command that cannot be redacted is not kept. */
async function redactCommand({ event, request }: Scene): Promise<string | null> {
	if (event.command === null || event.command === "") return null;
	try {
		const text = event.command.slice(0, MAX_COMMAND).toWellFormed();
		return (await redactText(text, request.secrets)).text;
	} catch {
		return null;
	}
}

async function buildFrame(scene: Scene, state: SessionState): Promise<RecordFrame> {
	const { event, request, home } = scene;
	const settings = readCaptureSettings(home, request.environment);
	const model = event.model ?? state.model ?? findTranscriptModel(event.transcript);
	return { event, state, settings, now: request.now, command: await redactCommand(scene), model };
}

/** Records what a call changed. One file that fails costs no other. */
export async function captureAfter(scene: Scene, state: SessionState): Promise<AfterResult> {
	const { event, store } = scene;
	const key = getSnapshotKey(event);
	const snapshot = findSnapshot(store, key, event.call !== null);
	const isShell = event.command !== null && event.edits.length === 0;
	const shell = isShell ? findShellEdits(scene, snapshot) : { edits: [], unclaimed: 0 };
	const edits: readonly AgentEdit[] = [...event.edits, ...shell.edits];
	let gaps = shell.unclaimed;
	let last = state;
	const records: string[] = [];
	// Settings, transcript and redaction cost time: only where there is something to record.
	const frame = edits.length === 0 ? null : await buildFrame(scene, state);
	for (const edit of edits) {
		if (!frame) break;
		const ground = { frame: { ...frame, state: last }, snapshot };
		const recorded = attempt(scene, () => recordEdit(scene, edit, ground));
		if (recorded === null || recorded.isGap) gaps += 1;
		if (recorded?.record) records.push(recorded.record);
		last = recorded?.state ?? last;
	}
	removeSnapshot(store, key);
	return { records, gaps, state: last };
}
