import { join } from "node:path";
import { sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type { PromptReference } from "../../model/index.ts";
import type { AgentEvent } from "./agent-event.ts";
import { type CaptureStore, findStoreText, getStoreFolder, writeStoreFile } from "./capture-store.ts";
import type { LineChange } from "./evidence-runs.ts";

/** What later events of a session need of earlier ones. */
export interface SessionState {
	readonly model: string | null;
	readonly version: string | null;
	readonly prompt: PromptReference | null;
	/** By path and fingerprint: how often a line this session wrote was rewritten by it. */
	readonly rounds: Readonly<Record<string, Readonly<Record<string, number>>>>;
	/** Fingerprints of others' lines that this session took away, the youngest last. */
	readonly taken: readonly string[];
}

const EMPTY: SessionState = { model: null, version: null, prompt: null, rounds: {}, taken: [] };
const MAX_BYTES = 4_000_000;
const MAX_PATHS = 200;
const MAX_LINES = 2_000;

function getSessionFile(store: CaptureStore, { kind, tool, session, cwd }: AgentEvent): string {
	const name = kind === "human" ? `human\0${session ?? cwd}` : session;
	return join(getStoreFolder(store, "sessions"), `${sha256Hex(`${tool}\0${name}`)}.json`);
}

/** An editor has no session, but what a person cuts in one file and saves in the next was typed in neither. */
function hasState({ kind, session }: AgentEvent): boolean {
	return session !== null || kind === "human";
}

/** Empty for a session that we have not seen, or whose file is not as we wrote it. */
export function readSessionState(store: CaptureStore, event: AgentEvent): SessionState {
	const text = !hasState(event) ? null : findStoreText(getSessionFile(store, event), MAX_BYTES);
	if (text === null) return EMPTY;
	try {
		return { ...EMPTY, ...(JSON.parse(text) as Partial<SessionState>) };
	} catch {
		return EMPTY;
	}
}

/** @throws CaptureError CAPTURE_STORE_FAILED */
export function writeSessionState(store: CaptureStore, event: AgentEvent, state: SessionState): void {
	if (!hasState(event)) return;
	const rounds = Object.fromEntries(Object.entries(state.rounds).slice(-MAX_PATHS));
	writeStoreFile(store, getSessionFile(store, event), toCanonicalJson({ ...state, rounds }));
}

/** How many edits of this session the lines that an edit took away had seen, and the state after it. */
export function countRefinement(state: SessionState, path: string, change: LineChange) {
	const known = Object.hasOwn(state.rounds, path) ? (state.rounds[path] ?? {}) : {};
	const seen = change.removed.flatMap((line) => known[line] ?? []);
	const refinement = seen.length === 0 ? 0 : Math.max(...seen) + 1;
	const added = change.runs.flatMap((run) => run.lines.map((line) => [line, refinement] as const));
	const lines = [...Object.entries(known), ...added].slice(-MAX_LINES);
	const { [path]: _replaced, ...others } = state.rounds;
	const rounds = { ...others, [path]: Object.fromEntries(lines) };
	const foreign = change.removed.filter((line) => !Object.hasOwn(known, line));
	const taken = [...state.taken, ...foreign].slice(-MAX_LINES);
	return { refinement, state: { ...state, rounds, taken } };
}
