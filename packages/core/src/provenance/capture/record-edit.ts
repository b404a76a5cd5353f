import type { AgentEdit } from "./agent-event.ts";
import { beginBaseline, findBaseline, moveBaseline } from "./baseline.ts";
import { buildRecord, type EditFacts, type RecordFrame } from "./build-record.ts";
import { type EditContent, findEditContent } from "./edit-content.ts";
import { findLineChange, type Ownership } from "./evidence-runs.ts";
import { findCopiedLines } from "./find-copied-lines.ts";
import { putRecord } from "./inbox.ts";
import { isPrivateFile } from "./is-private-file.ts";
import { type LocatedFile, locateFile } from "./locate-file.ts";
import { openStore, type Scene } from "./scene.ts";
import { countRefinement, type SessionState } from "./session-state.ts";
import type { Snapshot } from "./snapshots.ts";
import { type FileText, readWorktreeText } from "./worktree-text.ts";

/** More than anybody reads, and than the store takes. */
const MAX_LINES = 100_000;

export interface EditGroundwork {
	readonly frame: RecordFrame;
	readonly snapshot: Snapshot | null;
}

export interface RecordedEdit {
	/** Null when there was nothing to record, or it was recorded before. */
	readonly record: string | null;
	readonly isGap: boolean;
	readonly state: SessionState;
}

function findContent(scene: Scene, edit: AgentEdit, known: { file: LocatedFile; snapshot: Snapshot | null }) {
	const { event, store } = scene;
	const { absolute } = known.file;
	const disk = readWorktreeText(absolute);
	if (disk === undefined) return null;
	const seen = { file: absolute, text: disk };
	if (event.kind === "human") {
		const snapshot = findBaseline(store, event, seen);
		beginBaseline(store, event, seen);
		return { disk, content: findEditContent(event, edit, { disk, snapshot }) };
	}
	const snapshot = known.snapshot?.files.get(absolute);
	moveBaseline(store, seen);
	return { disk, content: findEditContent(event, edit, { disk, snapshot }) };
}

/** A person's save says what is new, not how it got there: what stands elsewhere was pasted. */
function findOwnership(
	scene: Scene,
	file: LocatedFile,
	{ content, state }: { content: EditContent; state: SessionState },
) {
	const { proposed, before } = content;
	const ownership = { proposed, taken: state.taken };
	if (scene.event.kind !== "human") return ownership;
	const ground = {
		file: file.absolute,
		before: before?.text ?? "",
		repository: file.repository,
		own: new Set(Object.values(state.rounds).flatMap((lines) => Object.keys(lines))),
		elapsed: scene.request.elapsed,
	};
	return {
		...ownership,
		findCopied: (lines: readonly string[], added: readonly number[]) => findCopiedLines(lines, added, ground),
	};
}

function toFacts(
	{ path }: LocatedFile,
	content: EditContent,
	{ ownership, state }: { ownership: Ownership; state: SessionState },
) {
	const change = findLineChange(content.before?.text ?? "", content.after?.text ?? "", ownership);
	if (!change.isChange) return null;
	if (change.runs.reduce((sum, run) => sum + run.lines.length, 0) > MAX_LINES) return "too-many-lines";
	const counted = countRefinement(state, path, change);
	const facts: EditFacts = {
		path,
		contentBefore: content.before?.digest ?? null,
		contentAfter: content.after?.digest ?? null,
		refinement: counted.refinement,
		runs: change.runs,
	};
	return { facts, state: counted.state };
}

function toGapFacts(path: string, disk: FileText | null, gap: string): EditFacts {
	return { path, contentBefore: null, contentAfter: disk?.digest ?? null, refinement: 0, runs: [], gap };
}

/**
 * Puts one edit of one file into the inbox of its repository.
 * @throws CaptureError CAPTURE_PATH_REFUSED, CAPTURE_NO_REPOSITORY, CAPTURE_STORE_FAILED
 */
export function recordEdit(scene: Scene, edit: AgentEdit, { frame, snapshot }: EditGroundwork): RecordedEdit {
	const { state } = frame;
	const file = locateFile(edit.path, scene.cwd, scene.workspace);
	if (isPrivateFile(file.path)) return { record: null, isGap: scene.event.kind === "ai", state };
	const found = findContent(scene, edit, { file, snapshot });
	if (!found) return { record: null, isGap: true, state };
	const { disk, content } = found;
	const isHome = file.repository.commonFolder === scene.home.commonFolder;
	// A prompt lies in the inbox of one repository; a record of another could not refer to it.
	const shown = isHome ? frame : { ...frame, state: { ...state, prompt: null } };
	const store = openStore(file.repository, scene.request);
	const counted =
		typeof content === "string"
			? content
			: toFacts(file, content, { state, ownership: findOwnership(scene, file, { content, state }) });
	if (typeof counted === "string") {
		// What an editor saves first is where a person's work begins to be known, not a loss; what is gone adds no line.
		if (scene.event.kind === "human") return { record: null, isGap: false, state };
		const record = putRecord(store, buildRecord(shown, toGapFacts(file.path, disk, counted)));
		return { record, isGap: record !== null, state };
	}
	if (!counted) return { record: null, isGap: false, state };
	return { record: putRecord(store, buildRecord(shown, counted.facts)), isGap: false, state: counted.state };
}
