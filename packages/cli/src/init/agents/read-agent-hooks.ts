import { CliError } from "../../errors.ts";
import type { Ground } from "../ground.ts";
import { type AgentFile, type AgentSetup, renderCaptureCommand } from "./agent-setup.ts";
import { findTrace } from "./find-trace.ts";
import type { HookState } from "./hook-state.ts";
import { readJsonHooks } from "./json-hooks.ts";
import { findAgentFile, locateJsonError } from "./read-agent-file.ts";

/** An assistant as it is set up in a repository. */
export interface AgentHooks {
	readonly agent: string;
	/** What tells that it is used here, null when nothing does. */
	readonly trace: string | null;
	readonly hooks: HookState;
	/** The file that holds the hooks, or would; null where `init` knows none. */
	readonly place: string | null;
	/** What cannot be read, null when all can. */
	readonly problem: string | null;
}

function readState(text: string, file: AgentFile): HookState {
	if (file.kind === "json") return locateJsonError(file.path, text, () => readJsonHooks(text, file));
	const isWhole = text === file.text || (file.kind === "script" && text.includes(file.block));
	if (isWhole) return "installed";
	return /countersign.{0,20}capture/s.test(text) ? "changed" : "missing";
}

/** A file that starts our command though `init` did not write it. */
export async function findHandmade(ground: Ground, setup: AgentSetup): Promise<string | null> {
	for (const path of setup.elsewhere) {
		const found = await findAgentFile(ground, path).catch(() => null);
		if (found?.text.includes(renderCaptureCommand(setup.agent)) === true) return path;
	}
	return null;
}

async function readFiles(ground: Ground, { files }: AgentSetup): Promise<HookState> {
	const states: HookState[] = [];
	for (const file of files) {
		const found = await findAgentFile(ground, file.path);
		states.push(found === null || found.text.trim() === "" ? "missing" : readState(found.text, file));
	}
	const [first = "missing"] = states;
	return states.every((state) => state === first) ? first : "changed";
}

function describeProblem(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { line, column } = (error instanceof CliError ? error.location : undefined) ?? {};
	return line === undefined ? error.message : `line ${line}, column ${column}: ${error.message}`;
}

/** Reads only; a file that cannot be read is a state as others are. */
export async function readAgentHooks(ground: Ground, setup: AgentSetup): Promise<AgentHooks> {
	const { agent, files } = setup;
	const known = { agent, trace: findTrace(ground, setup), place: files[0]?.path ?? null, problem: null };
	try {
		const hooks = await readFiles(ground, setup);
		const handmade = hooks === "installed" ? null : await findHandmade(ground, setup);
		return handmade === null ? { ...known, hooks } : { ...known, hooks: "installed", place: handmade };
	} catch (error) {
		return { ...known, hooks: "unreadable", problem: describeProblem(error) };
	}
}
