import { sha256Hex } from "../../kit/index.ts";
import type { FileProvenance, ObjectId, OriginRange } from "../../model/index.ts";

/** A note, and what the format has no place for. */
export interface RenderedNote {
	readonly text: string;
	readonly lost: readonly string[];
}

function toKey(range: OriginRange): string {
	if (range.origin === "human") return `h_${sha256Hex(range.person ?? "").slice(0, 14)}`;
	const session = sha256Hex(`${range.tool}:${range.session}`).slice(0, 14);
	return `s_${session}::t_${sha256Hex(`${session}:${range.model}`).slice(0, 14)}`;
}

/** The format knows an assistant with a session, and a person with a name; nothing else. */
function isExpressible({ origin, person }: OriginRange): boolean {
	return origin === "ai" || (origin === "human" && person !== null);
}

function renderRanges(ranges: readonly OriginRange[]): readonly string[] {
	const byKey = new Map<string, string[]>();
	for (const range of ranges) {
		const { start, end } = range.range;
		const key = toKey(range);
		byKey.set(key, [...(byKey.get(key) ?? []), start === end ? `${start}` : `${start}-${end}`]);
	}
	return [...byKey].map(([key, list]) => `  ${key} ${list.join(",")}`);
}

function collectRecords(ranges: readonly OriginRange[]) {
	const sessions: Record<string, object> = {};
	const humans: Record<string, object> = {};
	for (const range of ranges) {
		const key = toKey(range);
		if (range.origin === "human") humans[key] = { author: range.person };
		else {
			const agent = {
				tool: range.tool ?? "unknown",
				id: range.session ?? "",
				model: range.model ?? "unknown",
			};
			sessions[key.slice(0, key.indexOf("::"))] = { agent_id: agent, human_author: range.person };
		}
	}
	return { prompts: {}, sessions, humans };
}

function countLines(ranges: readonly OriginRange[]): number {
	return ranges.reduce((sum, { range }) => sum + range.end - range.start + 1, 0);
}

/**
 * A git-ai note (`authorship/3.0.0`) of what a commit's added lines are. Evidence grades, records and digests have no
 * place in the format; what else is lost is named.
 */
export function renderGitAiNote(files: readonly FileProvenance[], commit: ObjectId): RenderedNote {
	const all = files.flatMap((file) => file.ranges);
	const kept = all.filter(isExpressible);
	const nameless = files.filter(({ path }) => path.includes('"') || path.includes("\n"));
	const sections = files.flatMap(({ path, ranges }) => {
		const own = ranges.filter(isExpressible);
		if (own.length === 0 || nameless.some((file) => file.path === path)) return [];
		return [/\s/.test(path) ? `"${path}"` : path, ...renderRanges(own)];
	});
	const json = { schema_version: "authorship/3.0.0", base_commit_sha: commit, ...collectRecords(kept) };
	const mixed = countLines(all.filter(({ origin }) => origin === "mixed"));
	const lost = [
		...(mixed > 0 ? [`${mixed} lines are mixed, for which git-ai has no word.`] : []),
		...nameless.map(
			({ path }) => `${JSON.stringify(path)} has a quote or line break, which a note cannot name.`,
		),
	];
	return { text: `${[...sections, "---", JSON.stringify(json, null, 2)].join("\n")}\n`, lost };
}
