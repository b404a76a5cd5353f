import { groupBy, sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type { OriginRange } from "../../model/index.ts";
import { dropLineEnd, type SplitFile, sliceLines, splitFile } from "../split-lines.ts";
import type { AttributedCommit, AttributedFile, RenderedExport } from "./attributed-commit.ts";
import { isKnown, keepNameable, noteAutomation } from "./list-losses.ts";
import { LossLog } from "./loss.ts";
import { toModelId } from "./model-id.ts";
import { toStableUuid } from "./stable-uuid.ts";

interface Part extends Pick<AttributedFile, "path"> {
	readonly split: SplitFile | null;
	readonly range: OriginRange;
}

/** What one record can say only once. */
function identify({ tool, model, session, person, grade, origin }: OriginRange): string {
	return JSON.stringify([origin === "human", tool, model, session, person, grade]);
}

/** The bytes of the lines as they stand in the commit, without the line end of the last one (docs/exchange.md). */
function hashLines(split: SplitFile | null, { start, end }: OriginRange["range"]) {
	const text = split && sliceLines(split, start, end);
	return text ? { content_hash: `sha256:${sha256Hex(dropLineEnd(text))}` } : {};
}

function renderConversation(parts: readonly Part[]): object {
	const { origin, model } = parts[0]?.range ?? { origin: "unknown", model: null };
	const contributor = { type: origin, ...(model === null ? {} : { model_id: toModelId(model) }) };
	const ranges = parts.map(({ split, range: { range } }) => {
		return { start_line: range.start, end_line: range.end, ...hashLines(split, range) };
	});
	return { contributor, ranges };
}

function renderFiles(parts: readonly Part[]): readonly object[] {
	return [...groupBy(parts, ({ path }) => path)].map(([path, own]) => {
		const byOrigin = [...groupBy(own, ({ range }) => range.origin).values()];
		return { path, conversations: byOrigin.map(renderConversation) };
	});
}

function renderMetadata({ grade, session, model, person }: OriginRange): object {
	const known = Object.entries({ session, model, person }).filter(([, value]) => value !== null);
	const shown = grade === "captured" ? "captured" : "declared";
	return { "dev.countersign": { grade: shown, ...Object.fromEntries(known) } };
}

function renderRecord(parts: readonly Part[], commit: NonNullable<AttributedCommit["commit"]>): object[] {
	const range = parts[0]?.range;
	if (!range) return [];
	const record = {
		version: "0.1.0",
		timestamp: new Date(commit.authoredAt).toISOString(),
		vcs: { type: "git", revision: commit.id },
		// The schema asks for a version of the tool; evidence of lines does not hold one.
		...(range.tool === null ? {} : { tool: { name: range.tool, version: "unknown" } }),
		files: renderFiles(parts),
		metadata: renderMetadata(range),
	};
	return [{ id: toStableUuid(toCanonicalJson(record)), ...record }];
}

/**
 * A commit's lines as records of Agent Trace 0.1.0 (cursor/agent-trace), one JSON object a line: a record for each tool,
 * model, session, person and grade, because a record has room for one of each. `vcs.revision` is the commit itself.
 */
export function renderAgentTrace({ commit, files }: AttributedCommit): RenderedExport {
	const losses = new LossLog();
	noteAutomation(files, losses);
	const parts = keepNameable(files, losses).flatMap(({ path, content, ranges }) => {
		const known = ranges.filter(isKnown);
		const split = content && known.length > 0 ? splitFile(content) : null;
		if (content === null && known.length > 0) {
			const reason = `The content of ${JSON.stringify(path)} is not in this clone, so its ranges have no hash.`;
			losses.add({ kind: "content", unit: "files", count: 1, reason });
		}
		return known.map((range) => ({ path, split, range }));
	});
	const groups = [...groupBy(parts, ({ range }) => identify(range)).values()];
	const records = commit === null ? [] : groups.flatMap((group) => renderRecord(group, commit));
	return { text: records.map((record) => `${JSON.stringify(record)}\n`).join(""), lost: losses.list() };
}
