import * as z from "zod";
import type { Claim } from "./claim.ts";
import { ProvenanceError } from "./errors.ts";
import { getToolId } from "./find-assistant.ts";
import { cleanLabel, parseModelName, parsePersonName, quoteLabel } from "./label.ts";

const VERSION = "authorship/3.0.0";

const AgentRecord = z.object({
	agent_id: z.object({ tool: z.string().min(1), id: z.string(), model: z.string() }),
	human_author: z.string().nullish(),
	/** Written by our export where the lines were only declared; can lower the grade and do nothing else. */
	custom_attributes: z.object({ "countersign.grade": z.unknown() }).partial().nullish().catch(null),
});
const HumanRecord = z.object({ author: z.string() });

/** The values stay unread until an entry points at them; keys are looked up in a Map, so `__proto__` is only a word. */
const Records = z
	.custom<object>((value) => typeof value === "object" && value !== null && !Array.isArray(value))
	.transform((value) => new Map<string, unknown>(Object.entries(value)));

/** `base_commit_sha` is not read: its meaning differs between the standard's own sections. */
const Metadata = z.object({
	schema_version: z.literal(VERSION),
	prompts: Records.optional(),
	sessions: Records.optional(),
	humans: Records.optional(),
});
const DEFINED = new Set([
	"schema_version",
	"base_commit_sha",
	"git_ai_version",
	"prompts",
	"sessions",
	"humans",
]);

export interface NoteMetadata {
	/** The claim that a key of the attestation section stands for; null without a valid record. */
	readonly findClaim: (key: string) => Claim | null;
	/** Top-level keys that the format does not define. */
	readonly unknownKeys: readonly string[];
}

function readAgent(record: unknown): Claim | null {
	const parsed = AgentRecord.safeParse(record);
	if (!parsed.success) return null;
	const { agent_id: agent, human_author: human, custom_attributes: attributes } = parsed.data;
	const grade = attributes?.["countersign.grade"] === "declared" ? "declared" : "captured";
	return {
		origin: "ai",
		grade,
		source: "git-ai-note",
		tool: getToolId(agent.tool),
		model: parseModelName(agent.model),
		session: cleanLabel(agent.id),
		person: human ? parsePersonName(human) : null,
	};
}

function readHuman(record: unknown): Claim | null {
	const parsed = HumanRecord.safeParse(record);
	const person = parsed.success ? parsePersonName(parsed.data.author) : null;
	if (person === null) return null;
	const nobody = { tool: null, model: null, session: null };
	return { origin: "human", grade: "captured", source: "git-ai-note", ...nobody, person };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		const message = "The part below `---` is not JSON.";
		throw new ProvenanceError("PROVENANCE_NOTE_MALFORMED", { message, cause });
	}
}

function assertVersion(value: unknown): void {
	const version = z.object({ schema_version: z.string() }).safeParse(value);
	if (!version.success || version.data.schema_version === VERSION) return;
	const message = `Its schema_version is ${quoteLabel(version.data.schema_version)}, not ${VERSION}.`;
	throw new ProvenanceError("PROVENANCE_NOTE_VERSION", { message });
}

function parseRecords(value: unknown): z.infer<typeof Metadata> {
	const parsed = Metadata.safeParse(value);
	if (parsed.success) return parsed.data;
	const place = parsed.error.issues[0]?.path.join(".") || "the top level";
	const message = `The metadata is not of the form of ${VERSION}: see ${quoteLabel(place)}.`;
	throw new ProvenanceError("PROVENANCE_NOTE_MALFORMED", { message });
}

/**
 * The JSON part of a git-ai note.
 * @throws ProvenanceError PROVENANCE_NOTE_MALFORMED, PROVENANCE_NOTE_VERSION.
 */
export function parseMetadata(text: string): NoteMetadata {
	const value = parseJson(text);
	assertVersion(value);
	const { sessions, humans, prompts } = parseRecords(value);
	const cache = new Map<string, Claim | null>();
	const readClaim = (key: string): Claim | null => {
		if (key.startsWith("h_")) return readHuman(humans?.get(key));
		if (key.startsWith("s_")) return readAgent(sessions?.get(key.slice(0, key.indexOf("::"))));
		return readAgent(prompts?.get(key));
	};
	const findClaim = (key: string): Claim | null => {
		const known = cache.get(key);
		if (known !== undefined) return known;
		const claim = readClaim(key);
		cache.set(key, claim);
		return claim;
	};
	const unknownKeys = Object.keys(Object(value)).filter((key) => !DEFINED.has(key));
	return { findClaim, unknownKeys };
}
