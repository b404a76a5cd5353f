import { sha256Hex } from "@countersign/core/kit";
import { type AgentEntry, removeAgentHooks } from "./agents/remove-agent-hooks.ts";
import { JsonTextError } from "./json/json-text-error.ts";
import type { RecordedFile } from "./record.ts";

/** How one file goes back; `refused` when somebody has changed what `init` put in. */
export type Way =
	| { readonly kind: "refused" | "nothing" | "remove" }
	| { readonly kind: "write"; readonly bytes: Buffer };

/** git rewrites its configuration all the time; there our lines are cut out, and everything else stays. */
function cutBlocks(now: Buffer, blocks: readonly string[]): Way {
	let rest = now;
	for (const block of blocks) {
		const at = rest.indexOf(block);
		if (at < 0 || rest.indexOf(block, at + 1) >= 0) return { kind: "refused" };
		rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + Buffer.byteLength(block))]);
	}
	return { kind: "write", bytes: rest };
}

function removeHooks(entry: AgentEntry, now: Buffer): Way {
	const text = now.toString("utf8");
	if (!Buffer.from(text).equals(now)) return { kind: "refused" };
	try {
		const rest = removeAgentHooks(text, entry);
		if (rest === undefined) return { kind: "refused" };
		if (rest === text) return { kind: "nothing" };
		return rest === null ? { kind: "remove" } : { kind: "write", bytes: Buffer.from(rest) };
	} catch (error) {
		if (error instanceof JsonTextError) return { kind: "refused" };
		throw error;
	}
}

/** How a file goes back to what it was before `init`, given what it holds now. */
export function chooseWay(file: RecordedFile, now: Buffer | null): Way {
	const before = file.before === null ? null : Buffer.from(file.before, "base64");
	// Gone, or never written because `init` was cut short. What somebody deleted is theirs to delete.
	if (now === null || (before !== null && now.equals(before))) return { kind: "nothing" };
	if (sha256Hex(now) === file.after)
		return before === null ? { kind: "remove" } : { kind: "write", bytes: before };
	const { agent, path, blocks } = file;
	if (agent !== null)
		return removeHooks({ agent, path, blocks, before: before?.toString("utf8") ?? null }, now);
	const isConfig = file.anchor === "git" && file.path === "config";
	return isConfig ? cutBlocks(now, blocks) : { kind: "refused" };
}
