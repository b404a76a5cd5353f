import type { Lines } from "../kit/index.ts";
import type { Claim } from "./claim.ts";
import { decodeEvidence } from "./decode-evidence.ts";
import { ProvenanceError, type ProvenanceErrorCode } from "./errors.ts";
import { type Attestation, type AttestationSection, parseAttestations } from "./git-ai-attestations.ts";
import { type NoteMetadata, parseMetadata } from "./git-ai-metadata.ts";
import { quoteLabel } from "./label.ts";

const LIMITS = {
	maxBytes: 5_000_000,
	tooLarge: "PROVENANCE_NOTE_TOO_LARGE",
	notText: "PROVENANCE_NOTE_NOT_TEXT",
} as const;

export interface NoteProblem {
	readonly code: ProvenanceErrorCode;
	readonly message: string;
}

export interface NoteEntry {
	readonly path: string;
	readonly ranges: readonly Lines[];
	readonly claim: Claim;
}

/** A note as far as it can be believed, and why the rest cannot. */
export interface GitAiNote {
	/** In the order of the note: where entries overlap, git-ai takes the last. */
	readonly entries: readonly NoteEntry[];
	readonly problems: readonly NoteProblem[];
}

function listDefects(section: AttestationSection): NoteProblem[] {
	return [
		...section.rejectedEntries.map((message) => ({
			code: "PROVENANCE_NOTE_ENTRY_REJECTED" as const,
			message,
		})),
		...section.rejectedPaths.map((path) => ({
			code: "PROVENANCE_PATH_REJECTED" as const,
			message: `The path ${quoteLabel(path)} is not a path of the repository.`,
		})),
		...section.duplicatePaths.map((path) => ({
			code: "PROVENANCE_NOTE_DUPLICATE_PATH" as const,
			message: `The path ${quoteLabel(path)} is listed more than once.`,
		})),
	];
}

function joinClaims(attestations: readonly Attestation[], metadata: NoteMetadata) {
	const entries: NoteEntry[] = [];
	const orphans = new Set<string>();
	for (const { path, key, ranges } of attestations) {
		const claim = metadata.findClaim(key);
		if (claim) entries.push({ path, ranges, claim });
		else orphans.add(key);
	}
	const defects = [...orphans].map((key) => ({
		code: "PROVENANCE_NOTE_ENTRY_REJECTED" as const,
		message: `The key ${quoteLabel(key)} has no valid record below \`---\`.`,
	}));
	return { entries, defects };
}

/** `human` is the one claim that lowers scrutiny, so only a note without any defect may make it. */
function distrustHumans(entries: readonly NoteEntry[], defects: NoteProblem[]): readonly NoteEntry[] {
	const trusted = entries.filter((entry) => entry.claim.origin !== "human");
	if (defects.length === 0 || trusted.length === entries.length) return entries;
	const message = `${entries.length - trusted.length} human entries are not used, because the note has defects.`;
	defects.push({ code: "PROVENANCE_NOTE_HUMAN_DISTRUSTED", message });
	return trusted;
}

function warnUnknownKeys(keys: readonly string[]): NoteProblem[] {
	if (keys.length === 0) return [];
	const names = keys.slice(0, 10).map(quoteLabel).join(", ");
	return [{ code: "PROVENANCE_NOTE_UNKNOWN_KEY", message: `Its metadata has unknown keys: ${names}.` }];
}

/**
 * A git-ai note, `authorship/3.0.0` (git-ai-project/git-ai, specs/git_ai_standard_v3.0.0.md).
 * @throws ProvenanceError PROVENANCE_NOTE_* when nothing of the note can be believed.
 */
export function parseGitAiNote(bytes: Uint8Array): GitAiNote {
	const lines = decodeEvidence(bytes, LIMITS)
		.split("\n")
		.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
	const divider = lines.indexOf("---");
	if (divider === -1) {
		throw new ProvenanceError("PROVENANCE_NOTE_MALFORMED", { message: "It has no line `---`." });
	}
	const section = parseAttestations(lines.slice(0, divider));
	const metadata = parseMetadata(lines.slice(divider + 1).join("\n"));
	const joined = joinClaims(section.attestations, metadata);
	const defects = [...listDefects(section), ...joined.defects];
	const entries = distrustHumans(joined.entries, defects);
	return { entries, problems: [...defects, ...warnUnknownKeys(metadata.unknownKeys)] };
}
