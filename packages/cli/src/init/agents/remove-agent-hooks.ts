import type { AgentFile } from "./agent-setup.ts";
import { AGENT_SETUPS } from "./index.ts";
import { readJsonHooks, removeJsonHooks } from "./json-hooks.ts";

/** What `init` did to a file of an assistant. */
export interface AgentEntry {
	readonly agent: string;
	readonly path: string;
	/** What the file held before, null when there was none. */
	readonly before: string | null;
	/** What was put in. */
	readonly blocks: readonly string[];
}

function findFile({ agent, path }: AgentEntry): AgentFile | undefined {
	return AGENT_SETUPS.find((setup) => setup.agent === agent)?.files.find((file) => file.path === path);
}

/** Null when one of the blocks is not there exactly once. */
function cutBlocks(text: string, blocks: readonly string[]): string | null {
	let rest = text;
	for (const block of blocks) {
		const at = rest.indexOf(block);
		if (at < 0 || rest.indexOf(block, at + 1) >= 0) return null;
		rest = rest.slice(0, at) + rest.slice(at + block.length);
	}
	return rest;
}

function isStrictJson(text: string): boolean {
	try {
		JSON.parse(text.replace(/^\uFEFF/, ""));
		return true;
	} catch {
		return false;
	}
}

/** Cutting leaves all else to the byte, but may leave a comma too many where others have added something. */
function isSound(cut: string, text: string, file: AgentFile & { kind: "json" }): boolean {
	try {
		return (isStrictJson(cut) || !isStrictJson(text)) && readJsonHooks(cut, file) === "missing";
	} catch {
		return false;
	}
}

function removeFromJson(text: string, entry: AgentEntry, file: AgentFile & { kind: "json" }): string | null {
	const cut = entry.before === null ? null : cutBlocks(text, entry.blocks);
	return cut !== null && isSound(cut, text, file) ? cut : removeJsonHooks(text, entry.before, file);
}

/**
 * A file without what `init` put in, whatever else was changed since.
 * @returns null when nothing else is left, undefined when it cannot be told apart from the work of others
 * @throws JsonTextError
 */
export function removeAgentHooks(text: string, entry: AgentEntry): string | null | undefined {
	const file = findFile(entry);
	if (file?.kind === "json") return removeFromJson(text, entry, file);
	const cut = cutBlocks(text, entry.blocks.slice(-1));
	if (file?.kind === "module" || cut === null) return undefined;
	return cut.trim() === "" || cut === entry.blocks[0] ? null : cut;
}
