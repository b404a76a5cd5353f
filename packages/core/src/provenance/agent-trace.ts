import { z } from "zod";
import type { Lines } from "../kit/index.ts";
import type { Claim } from "./claim.ts";
import { ProvenanceError } from "./errors.ts";
import { getToolId } from "./find-assistant.ts";
import { parseModelName, quoteLabel } from "./label.ts";
import { MAX_LINE } from "./line-list.ts";

const Line = z.int().positive().max(MAX_LINE);
const Contributor = z.object({
	type: z.enum(["human", "ai", "mixed", "unknown"]),
	model_id: z.string().max(250).nullish(),
});
const Range = z
	.object({
		start_line: Line,
		end_line: Line,
		content_hash: z.string().max(250).nullish(),
		contributor: Contributor.nullish(),
	})
	.refine((range) => range.start_line <= range.end_line, { path: ["end_line"] });
const Conversation = z.object({ contributor: Contributor.nullish(), ranges: z.array(Range) });

/** The reference implementation writes "1.0", which its own schema refuses; the RFC says "0.1.0". */
const TraceRecord = z.object({
	version: z.enum(["0.1.0", "0.1", "1.0"]),
	vcs: z.object({ type: z.string(), revision: z.string() }).nullish(),
	tool: z.object({ name: z.string() }).nullish(),
	files: z.array(z.object({ path: z.string(), conversations: z.array(Conversation) })),
});
type TraceRecord = z.infer<typeof TraceRecord>;

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** One range of an Agent Trace record; conversation URLs are not kept, since `file://` ones hold home directories. */
export interface TraceEntry {
	readonly path: string;
	readonly lines: Lines;
	/** Full git commit id, null when the record has none. */
	readonly revision: string | null;
	readonly contentHash: string | null;
	/** Written by the reference implementation, whose revision is HEAD at edit time: the parent of the commit. */
	readonly revisionIsParent: boolean;
	readonly claim: Claim;
}

function toClaim(record: TraceRecord, contributor: z.infer<typeof Contributor> | null | undefined): Claim {
	return {
		origin: contributor?.type ?? "unknown",
		grade: "captured",
		source: "agent-trace",
		tool: contributor?.type === "human" ? null : getToolId(record.tool?.name ?? ""),
		model: parseModelName(contributor?.model_id ?? ""),
		session: null,
		person: null,
	};
}

function findRevision({ vcs }: TraceRecord): string | null {
	return vcs?.type === "git" && OBJECT_ID.test(vcs.revision) ? vcs.revision : null;
}

function listEntries(record: TraceRecord): TraceEntry[] {
	const revision = findRevision(record);
	return record.files.flatMap(({ path, conversations }) =>
		conversations.flatMap((conversation) =>
			conversation.ranges.map((range) => ({
				path,
				lines: { start: range.start_line, end: range.end_line },
				revision,
				contentHash: range.content_hash ?? null,
				revisionIsParent: record.version === "1.0",
				claim: toClaim(record, range.contributor ?? conversation.contributor),
			})),
		),
	);
}

/**
 * One record of the Agent Trace RFC (cursor/agent-trace, README.md and schemas.ts).
 * @throws ProvenanceError PROVENANCE_TRACE_MALFORMED.
 */
export function parseTraceRecord(value: unknown): readonly TraceEntry[] {
	const parsed = TraceRecord.safeParse(value);
	if (parsed.success) return listEntries(parsed.data);
	const place = parsed.error.issues[0]?.path.join(".") || "the top level";
	throw new ProvenanceError("PROVENANCE_TRACE_MALFORMED", {
		message: `The record does not follow Agent Trace 0.1.0 or 1.0: see ${quoteLabel(place)}.`,
	});
}

/**
 * JSON text of a record file.
 * @throws ProvenanceError PROVENANCE_TRACE_MALFORMED.
 */
export function parseTraceJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new ProvenanceError("PROVENANCE_TRACE_MALFORMED", { message: "It is not JSON.", cause });
	}
}
