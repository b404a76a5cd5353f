import type { StoredRecord } from "../store/stored-record.ts";

/** What can be asked about a record as text. */
export const TEXT_FIELDS = ["tool", "model", "session", "path", "person"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** What a query looks at, and an index keeps. */
export interface RecordFacts {
	readonly id: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly texts: Readonly<Record<TextField, string | null>>;
}

/** What an index keeps besides, so that lines find the records that added them. */
export interface IndexedFacts extends RecordFacts {
	readonly kind: StoredRecord["record"]["kind"];
	/** Fingerprints of the lines it added, six bytes each, as often as they stand in the record. */
	readonly prints: Uint8Array;
}

export function listFacts({ id, record }: StoredRecord): RecordFacts {
	const { tool, model, session, path, person } = record;
	const name = person === null ? null : `${person.name} <${person.email}>`;
	return { id, at: Date.parse(record.at), texts: { tool: tool.name, model, session, path, person: name } };
}

export function listIndexedFacts(stored: StoredRecord): IndexedFacts {
	const { kind, runs } = stored.record;
	const prints = Buffer.from(runs.map(({ lines }) => lines.join("")).join(""), "hex");
	return { ...listFacts(stored), kind, prints };
}
