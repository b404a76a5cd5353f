import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createNoteReader, listInbox, PROVENANCE_REF, type Repository } from "@countersign/core";

/** One assistant: whether its hooks are set up here, and when they last ran. */
export interface AgentHealth {
	readonly agent: string;
	/** The configuration file that names our hook, null when none does. */
	readonly hook: string | null;
	readonly lastEvent: string | null;
	readonly events: number;
	readonly failures: number;
}

export interface CaptureHealth {
	/** `not-measured`: no hook, no heartbeat and no record, so that silence says nothing. */
	readonly state: "capturing" | "records-only" | "not-measured";
	readonly agents: readonly AgentHealth[];
	readonly waiting: number;
	readonly rejected: number;
}

/** Where assistants look for hooks, relative to the repository: research on their configuration, 2026. */
const HOOK_FILES: Readonly<Record<string, readonly string[]>> = {
	"claude-code": [".claude/settings.json", ".claude/settings.local.json"],
	codex: [".codex/hooks.json", ".codex/config.toml"],
	cursor: [".cursor/hooks.json"],
	"gemini-cli": [".gemini/settings.json"],
	copilot: [".github/hooks/countersign.json", ".github/hooks/hooks.json"],
	windsurf: [".windsurf/hooks.json"],
	opencode: [".opencode/plugin/countersign.js", ".opencode/plugin/countersign.ts"],
	continue: [".continue/settings.json", ".continue/hooks.json"],
	cline: [".clinerules/hooks/PostToolUse", ".clinerules/hooks/PreToolUse"],
};
const MAX_BYTES = 1_000_000;

async function findText(file: string): Promise<string> {
	return (await readFile(file, "utf8").catch(() => "")).slice(0, MAX_BYTES);
}

async function findHook(root: string, files: readonly string[]): Promise<string | null> {
	for (const file of files) {
		if (/countersign[^\n]{0,200}capture/.test(await findText(join(root, file)))) return file;
	}
	return null;
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

async function readAgents({ root, commonDir }: Repository): Promise<readonly AgentHealth[]> {
	const folder = join(commonDir, "countersign", "heartbeat");
	const beating = (await listNames(folder)).flatMap((name) => /^([a-z0-9-]+)\.json$/.exec(name)?.[1] ?? []);
	const agents: AgentHealth[] = [];
	for (const agent of [...new Set([...Object.keys(HOOK_FILES), ...beating])].sort()) {
		const hook = await findHook(root, HOOK_FILES[agent] ?? []);
		const beat = parseBeat(await findText(join(folder, `${agent}.json`)));
		if (hook !== null || beat.lastEvent !== null) agents.push({ agent, hook, ...beat });
	}
	return agents;
}

/** Whether and how this clone records origin. Reads only, and moves nothing out of the inbox. */
export async function readHealth(repository: Repository): Promise<CaptureHealth> {
	const agents = await readAgents(repository);
	const waiting = (await listInbox(repository.commonDir)).length;
	const rejected = (await listNames(join(repository.commonDir, "countersign", "inbox", "rejected"))).length;
	const hasRecords = waiting > 0 || (await createNoteReader(repository).hasRef(PROVENANCE_REF));
	const state = agents.length > 0 ? "capturing" : hasRecords ? "records-only" : "not-measured";
	return { state, agents, waiting, rejected };
}
