import { groupBy, sha256Hex } from "../../kit/index.ts";
import type { OriginRange } from "../../model/index.ts";
import {
	type AttributedCommit,
	type AttributedFile,
	countRangeLines,
	type RenderedExport,
} from "./attributed-commit.ts";
import { keepNameable, noteAutomation } from "./list-losses.ts";
import { LossLog } from "./loss.ts";

/** The format knows an assistant with a session, and a person with a name; nothing else. */
function isExpressible({ origin, person }: OriginRange): boolean {
	return origin === "ai" || (origin === "human" && person !== null);
}

/** A quote cannot be told from the end of a name, a line break from that of a line. */
function isNameable(path: string): boolean {
	return !/["\n]/.test(path);
}

function quotePath(path: string): string {
	return /\s/.test(path) || path === "---" ? `"${path}"` : path;
}

function describeAgent({ tool, session, model, person, grade }: OriginRange) {
	return {
		agent_id: { tool: tool ?? "unknown", id: session ?? "", model: model ?? "unknown" },
		human_author: person,
		// Whoever reads the note back may not take a trailer for a capture.
		...(grade === "captured" ? {} : { custom_attributes: { "countersign.grade": "declared" } }),
	};
}

/**
 * Keys of a note. The standard's session is the digest of tool and conversation; where that conversation has a second
 * model or person, only a session of its own keeps both.
 */
class NoteKeys {
	readonly sessions: Record<string, object> = {};
	readonly humans: Record<string, object> = {};
	readonly #known = new Map<string, string>();

	keyOf(range: OriginRange): string {
		if (range.origin === "human") {
			const key = `h_${sha256Hex(range.person ?? "").slice(0, 14)}`;
			this.humans[key] = { author: range.person };
			return key;
		}
		const agent = describeAgent(range);
		const identity = JSON.stringify(agent);
		const known = this.#known.get(identity);
		if (known !== undefined) return known;
		const standard = `s_${sha256Hex(`${agent.agent_id.tool}:${agent.agent_id.id}`).slice(0, 14)}`;
		const session = standard in this.sessions ? `s_${sha256Hex(identity).slice(0, 14)}` : standard;
		const key = `${session}::t_${sha256Hex(`${session}:${identity}`).slice(0, 14)}`;
		this.sessions[session] = agent;
		this.#known.set(identity, key);
		return key;
	}
}

function renderSection({ path, ranges }: AttributedFile, keys: NoteKeys): readonly string[] {
	const byKey = groupBy(ranges.filter(isExpressible), (range) => keys.keyOf(range));
	if (byKey.size === 0) return [];
	const entries = [...byKey].map(([key, own]) => {
		const list = own.map(({ range: { start, end } }) => (start === end ? `${start}` : `${start}-${end}`));
		return `  ${key} ${list.join(",")}`;
	});
	return [quotePath(path), ...entries];
}

function noteLosses(files: readonly AttributedFile[], losses: LossLog): void {
	const ranges = files.flatMap((file) => file.ranges);
	const mixed = countRangeLines(ranges.filter(({ origin }) => origin === "mixed"));
	losses.add({ kind: "origin", unit: "lines", count: mixed, reason: "git-ai has no word for `mixed`." });
	const nameless = ranges.filter(({ origin, person }) => origin === "human" && person === null);
	const who = "git-ai knows people by name only, and the evidence has none.";
	losses.add({ kind: "person", unit: "lines", count: countRangeLines(nameless), reason: who });
	noteAutomation(files, losses);
}

/** A git-ai note (`authorship/3.0.0`) of what a commit's added lines are. */
export function renderGitAiNote({ commit, files }: AttributedCommit): RenderedExport {
	const losses = new LossLog();
	const named = keepNameable(files, losses, isNameable);
	noteLosses(named, losses);
	const keys = new NoteKeys();
	const sections = named.flatMap((file) => renderSection(file, keys));
	const json = {
		schema_version: "authorship/3.0.0",
		base_commit_sha: commit?.id ?? "",
		prompts: {},
		sessions: keys.sessions,
		humans: keys.humans,
	};
	const text = `${[...sections, "---", JSON.stringify(json, null, 2)].join("\n")}\n`;
	return { text, lost: losses.list() };
}
