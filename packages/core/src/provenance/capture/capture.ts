import { redactText } from "../redact/index.ts";
import type { AgentEvent } from "./agent-event.ts";
import { captureAfter } from "./capture-after.ts";
import { captureBefore } from "./capture-before.ts";
import { sweepStoreFolder } from "./capture-store.ts";
import { decodeInput } from "./decode-input.ts";
import { CaptureError } from "./errors.ts";
import { findGitFolder } from "./find-git-folder.ts";
import { readCaptureSettings } from "./git-settings.ts";
import { type CaptureOutcome, writeHeartbeat } from "./heartbeat.ts";
import { CAPTURE_AGENTS, parseAgentEvent } from "./parse-agent-event.ts";
import { type CaptureRequest, openScene, openStore, type Scene } from "./scene.ts";
import { readSessionState, type SessionState, writeSessionState } from "./session-state.ts";
import { storePrompt } from "./store-prompt.ts";

type Failure = CaptureOutcome["failures"][number];

const HOUR = 3_600_000;
const MAX_FAILURES = 20;

/** What is not ours to foresee (a full disk, a folder that went away) is a failed store: a gap, never a crash. */
function toFailure(error: unknown): Failure {
	if (error instanceof CaptureError) return { code: error.code, message: error.message };
	const name = error instanceof Error && "code" in error ? String(error.code) : String(error);
	return { code: "CAPTURE_STORE_FAILED", message: name.slice(0, 200) };
}

async function keepPrompt({ event, store, home, request }: Scene, state: SessionState) {
	if (event.prompt === null) return state.prompt;
	const { prompts: storage } = readCaptureSettings(home, request.environment);
	return storePrompt(store, event.prompt, { storage, secrets: request.secrets, previous: state.prompt });
}

/** Sessions begin seldom enough to tidy up then. */
function tidyUp({ store }: Scene): void {
	sweepStoreFolder(store, "tmp", { maxAge: HOUR, keep: 1_000 });
	sweepStoreFolder(store, "sessions", { maxAge: 7 * 24 * HOUR, keep: 500 });
	sweepStoreFolder(store, "snapshots", { maxAge: 24 * HOUR, keep: 64 });
}

async function captureEvent(event: AgentEvent, request: CaptureRequest): Promise<CaptureOutcome> {
	const scene = openScene(event, request);
	if (event.phase === "before") {
		captureBefore(scene);
		return { records: [], gaps: 0, failures: scene.failures };
	}
	const known = readSessionState(scene.store, event);
	const state = {
		...known,
		model: event.model ?? known.model,
		version: event.version ?? known.version,
		prompt: await keepPrompt(scene, known),
	};
	if (event.phase !== "after") tidyUp(scene);
	const after = event.phase === "after" ? await captureAfter(scene, state) : { records: [], gaps: 0, state };
	if (after.state !== state || event.phase !== "after") writeSessionState(scene.store, event, after.state);
	return { records: after.records, gaps: after.gaps, failures: scene.failures };
}

async function captureAll(request: CaptureRequest, events: readonly AgentEvent[]): Promise<CaptureOutcome> {
	const outcomes: CaptureOutcome[] = [];
	for (const event of events) {
		try {
			outcomes.push(await captureEvent(event, request));
		} catch (error) {
			const isLost = event.phase === "after";
			outcomes.push({ records: [], gaps: isLost ? 1 : 0, failures: [toFailure(error)] });
		}
	}
	return {
		records: outcomes.flatMap(({ records }) => records),
		gaps: outcomes.reduce((sum, { gaps }) => sum + gaps, 0),
		failures: outcomes.flatMap(({ failures }) => failures),
	};
}

function findHome(request: CaptureRequest, events: readonly AgentEvent[]) {
	const folders = [...events.map(({ cwd }) => cwd ?? request.cwd), request.cwd];
	return folders.map(findGitFolder).find((home) => home !== null) ?? null;
}

/** Names of files stand in messages, and a name may hold a secret: what cannot be redacted is not said. */
async function redactFailures(outcome: CaptureOutcome, { secrets }: CaptureRequest): Promise<CaptureOutcome> {
	// They stand in quotes; for anything else the scanner need not be loaded.
	const redact = async ({ code, message }: Failure): Promise<Failure> => {
		if (!message.includes('"')) return { code, message };
		const { text } = await redactText(message, secrets, 1_000).catch(() => ({ text: "not shown" }));
		return { code, message: text };
	};
	return { ...outcome, failures: await Promise.all(outcome.failures.slice(0, MAX_FAILURES).map(redact)) };
}

/** A count that cannot be written is a failure like others, for the caller to show. */
function beat(
	request: CaptureRequest,
	events: readonly AgentEvent[],
	outcome: CaptureOutcome,
): CaptureOutcome {
	if (!CAPTURE_AGENTS.includes(request.agent)) return outcome;
	try {
		const home = findHome(request, events);
		if (!home) return outcome;
		writeHeartbeat(openStore(home, request), request.agent, outcome);
		return outcome;
	} catch (error) {
		return { ...outcome, failures: [...outcome.failures, toFailure(error)] };
	}
}

/**
 * Takes one event of an assistant's hook and keeps what it says about lines, below `<gitdir>/countersign`. Starts no
 * program. Never throws: a hook that fails would stop the assistant, so that failures are gaps, listed and counted.
 */
export async function capture(request: CaptureRequest): Promise<CaptureOutcome> {
	let events: readonly AgentEvent[];
	try {
		events = parseAgentEvent(request.agent, decodeInput(request.bytes));
	} catch (error) {
		return beat(request, [], { records: [], gaps: 1, failures: [toFailure(error)] });
	}
	return beat(request, events, await redactFailures(await captureAll(request, events), request));
}
