import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createNoteReader, listInbox, PROVENANCE_REF, type Repository } from "@countersign/core";
import { AGENT_SETUPS } from "../init/agents/index.ts";
import { type AgentHooks, readAgentHooks } from "../init/agents/read-agent-hooks.ts";
import { openGround } from "../init/ground.ts";

/** One assistant: whether it is used here, whether its hooks are set up, and when they last ran. */
export interface AgentHealth extends AgentHooks {
	readonly lastEvent: string | null;
	readonly events: number;
	readonly failures: number;
}

export interface CaptureHealth {
	/** `not-measured`: no hook, no heartbeat and no record, so that silence says nothing. */
	readonly state: "capturing" | "records-only" | "not-measured";
	/** Those that are used, set up, or were heard of. */
	readonly agents: readonly AgentHealth[];
	readonly waiting: number;
	readonly rejected: number;
}

const MAX_BYTES = 10_000;

async function findText(file: string): Promise<string> {
	return (await readFile(file, "utf8").catch(() => "")).slice(0, MAX_BYTES);
}

function parseBeat(text: string): { lastEvent: string | null; events: number; failures: number } {
	const none = { lastEvent: null, events: 0, failures: 0 };
	try {
		const beat: unknown = JSON.parse(text);
		if (typeof beat !== "object" || beat === null) return none;
		const count = (value: unknown) => (typeof value === "number" ? value : 0);
		return {
			lastEvent: "lastEvent" in beat && typeof beat.lastEvent === "string" ? beat.lastEvent : null,
			events: count("events" in beat ? beat.events : 0),
			failures: count("failures" in beat ? beat.failures : 0),
		};
	} catch {
		return none;
	}
}

async function listNames(folder: string): Promise<readonly string[]> {
	return readdir(folder).catch(() => []);
}

async function readHooks(repository: Repository): Promise<readonly AgentHooks[]> {
	if (repository.bare) return [];
	const ground = openGround(repository);
	const hooks: AgentHooks[] = [];
	for (const setup of AGENT_SETUPS) hooks.push(await readAgentHooks(ground, setup));
	return hooks;
}

/** What reports without hooks that `init` knows, as editors and other tools may. */
function toUnknown(agent: string): AgentHooks {
	return { agent, trace: null, hooks: "missing", place: null, problem: null };
}

async function readAgents(repository: Repository): Promise<readonly AgentHealth[]> {
	const folder = join(repository.commonDir, "countersign", "heartbeat");
	const hooks = await readHooks(repository);
	const beating = (await listNames(folder)).flatMap((name) => /^([a-z0-9_-]+)\.json$/.exec(name)?.[1] ?? []);
	const others = beating.filter((agent) => !hooks.some((one) => one.agent === agent)).map(toUnknown);
	const agents: AgentHealth[] = [];
	for (const one of [...hooks, ...others]) {
		const beat = parseBeat(await findText(join(folder, `${one.agent}.json`)));
		const isSilent = one.trace === null && one.hooks === "missing" && beat.lastEvent === null;
		if (!isSilent) agents.push({ ...one, ...beat });
	}
	return agents.sort((a, b) => a.agent.localeCompare(b.agent));
}

function isMeasured({ hooks, lastEvent }: AgentHealth): boolean {
	return hooks === "installed" || hooks === "changed" || lastEvent !== null;
}

/** Whether and how this clone records origin. Reads only, and moves nothing out of the inbox. */
export async function readHealth(repository: Repository): Promise<CaptureHealth> {
	const agents = await readAgents(repository);
	const waiting = (await listInbox(repository.commonDir)).length;
	const rejected = (await listNames(join(repository.commonDir, "countersign", "inbox", "rejected"))).length;
	const hasRecords = waiting > 0 || (await createNoteReader(repository).hasRef(PROVENANCE_REF));
	const state = agents.some(isMeasured) ? "capturing" : hasRecords ? "records-only" : "not-measured";
	return { state, agents, waiting, rejected };
}
