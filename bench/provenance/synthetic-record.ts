import { sha256Hex } from "@countersign/core/kit";
import type { EvidenceRun, ProvenanceRecord } from "@countersign/core/model";
import type { Random } from "./random.ts";

const TOOLS = ["claude-code", "cursor", "codex", "copilot"] as const;
/** Names as assistants report them; the last is rare, to be asked for. */
export const MODELS = ["claude-opus-4-5", "claude-sonnet-4-5", "gpt-5.2", "gemini-3-pro", "o9-rare"] as const;
const RARE = MODELS.length - 1;
/** Days over which the records of a large store spread. */
export const DAYS = 730;
export const FIRST_DAY = Date.parse("2025-01-01T00:00:00Z");
const DAY = 86_400_000;

export function fingerprint(text: string): string {
	return sha256Hex(text).slice(0, 12);
}

/** The fields that do not depend on what was edited. */
export function buildRecord(random: Random, at: number): Omit<ProvenanceRecord, "path" | "runs"> {
	const tool = random.pick(TOOLS);
	const model = random.below(1000) === 0 ? RARE : random.below(RARE);
	const session = fingerprint(`session ${random.below(20_000)}`);
	return {
		schema: "countersign/provenance-1",
		kind: "ai",
		at: new Date(at).toISOString(),
		tool: { name: tool, version: `2.${random.below(40)}.1` },
		model: MODELS[model] ?? null,
		session: `${session}-4c1e-4d31-9a52-${session}`,
		call: `toolu_${sha256Hex(String(random.below(2 ** 31))).slice(0, 24)}`,
		person: { name: `Developer ${random.below(200)}`, email: `dev${random.below(200)}@example.com` },
		permissionMode: "acceptEdits",
		proposalChanged: null,
		command: null,
		prompt: {
			storage: "redacted",
			object: sha256Hex(`prompt ${session} ${random.below(20)}`),
			hmac: sha256Hex(`hmac ${session}`),
			redaction: { redactor: "countersign-1", removed: [] },
		},
		contentBefore: sha256Hex(`before ${random.below(2 ** 31)}`),
		contentAfter: sha256Hex(`after ${random.below(2 ** 31)}`),
		refinement: random.below(4),
	};
}

function buildRun(random: Random, lines: number): EvidenceRun {
	return {
		start: 1 + random.below(900),
		lines: Array.from({ length: lines }, () => fingerprint(`line ${random.below(2 ** 31)}`)),
		before: fingerprint(`before ${random.below(2 ** 31)}`),
		after: fingerprint(`after ${random.below(2 ** 31)}`),
	};
}

/** A record as a store of many years holds them: 20 lines on average, in one to three runs. */
export function buildSyntheticRecord(random: Random): ProvenanceRecord {
	const at = FIRST_DAY + random.below(DAYS) * DAY + random.below(DAY);
	const runs = Array.from({ length: 1 + random.below(3) }, () => buildRun(random, 1 + random.below(19)));
	const path = `packages/area${random.below(40)}/src/part${random.below(50)}/file-${random.below(10)}.ts`;
	return { ...buildRecord(random, at), path, runs };
}
