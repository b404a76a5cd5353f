import * as z from "zod";
import type { Lines } from "../kit/index.ts";
import type { Claim } from "./claim.ts";
import { ProvenanceError } from "./errors.ts";
import { toModelId } from "./exchange/model-id.ts";
import { getToolId } from "./find-assistant.ts";
import { cleanLabel, parseModelName, parsePersonName, quoteLabel } from "./label.ts";
import { MAX_LINE } from "./line-list.ts";
import { parsePlainJson } from "./parse-plain-json.ts";

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

const Label = z.string().max(4_000).nullish();
/** What the format has no field for, under our vendor key; written by `provenance export`. */
const OwnMetadata = z.object({
	grade: z.enum(["captured", "declared"]).optional().catch("declared"),
	session: Label,
	model: Label,
	person: Label,
});

/** The reference implementation writes "1.0", which its own schema refuses; the RFC says "0.1.0". */
const TraceRecord = z.object({
	version: z.enum(["0.1.0", "0.1", "1.0"]),
	vcs: z.object({ type: z.string(), revision: z.string() }).nullish(),
	tool: z.object({ name: z.string() }).nullish(),
	metadata: z
		.object({ "dev.countersign": OwnMetadata.nullish().catch(null) })
		.nullish()
		.catch(null),
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
	/** The record says that a person wrote the lines; the claim does not repeat it. */
	readonly saysHuman: boolean;
	readonly claim: Claim;
}

/** The spelling that a policy knows the model by, where it is the same model. */
function readModel(own: string | null | undefined, id: string | null | undefined): string | null {
	const isSame = own != null && id != null && toModelId(own) === id;
	return parseModelName((isSame ? own : id) ?? "");
}

/**
 * Metadata of ours can take a claim down to `declared`; nothing in a file can raise one. `human` is the claim that would
 * lower scrutiny, and whoever changes the code can write it: it counts as `unknown` (docs/adr/0007).
 */
function toClaim(record: TraceRecord, contributor: z.infer<typeof Contributor> | null | undefined): Claim {
	const own = record.metadata?.["dev.countersign"];
	const common = { source: "agent-trace", person: null, session: null } as const;
	if (contributor?.type === "human") {
		return { ...common, origin: "unknown", grade: "declared", tool: null, model: null };
	}
	return {
		...common,
		origin: contributor?.type ?? "unknown",
		grade: own?.grade ?? "captured",
		tool: getToolId(record.tool?.name ?? ""),
		model: readModel(own?.model, contributor?.model_id),
		session: cleanLabel(own?.session ?? ""),
		person: parsePersonName(own?.person ?? ""),
	};
}

function findRevision({ vcs }: TraceRecord): string | null {
	return vcs?.type === "git" && OBJECT_ID.test(vcs.revision) ? vcs.revision : null;
}

function listEntries(record: TraceRecord): TraceEntry[] {
	const revision = findRevision(record);
	return record.files.flatMap(({ path, conversations }) =>
		conversations.flatMap((conversation) =>
			conversation.ranges.map((range) => {
				const contributor = range.contributor ?? conversation.contributor;
				return {
					path,
					lines: { start: range.start_line, end: range.end_line },
					revision,
					contentHash: range.content_hash ?? null,
					revisionIsParent: record.version === "1.0",
					saysHuman: contributor?.type === "human",
					claim: toClaim(record, contributor),
				};
			}),
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
	return parsePlainJson(text, "PROVENANCE_TRACE_MALFORMED");
}
