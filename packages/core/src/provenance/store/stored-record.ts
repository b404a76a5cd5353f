import { sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type { ProvenanceRecord } from "../../model/index.ts";
import { ProvenanceError } from "../errors.ts";
import { isEvidencePath } from "../evidence-path.ts";
import { quoteLabel } from "../label.ts";
import { readFields, readOneOf, readRecordShape, readText, ShapeError } from "./record-shape.ts";

/** A record, and the digest of its canonical JSON, by which everything refers to it. */
export interface StoredRecord {
	readonly id: string;
	readonly record: ProvenanceRecord;
}

/** The text of a prompt as it is kept, after redaction; salted, so that its digest cannot be guessed once it is erased. */
export interface PromptObject {
	readonly schema: "countersign/prompt-1";
	readonly salt?: string;
	readonly text: string;
	readonly cut?: string;
}

const RECORD_BYTES = 8 * 1024 * 1024;
const PROMPT_BYTES = 64 * 1024 * 1024;
const MAX_LINES = 200_000;
const FINGERPRINT = /^[0-9a-f]{12}$/;
const DIGEST = /^[0-9a-f]{64}$/;
const UTF8 = new TextDecoder("utf-8", { fatal: true });

function malformed(message: string, cause?: unknown): ProvenanceError {
	return new ProvenanceError("PROVENANCE_RECORD_MALFORMED", { message, cause });
}

/** Bytes as canonical JSON of the given digest. */
function parseAddressed(bytes: Uint8Array, digest: string, limit: number): unknown {
	if (bytes.length > limit) throw malformed(`It has ${bytes.length} bytes, and ${limit} are allowed.`);
	if (sha256Hex(bytes) !== digest) throw malformed("Its content is not what its name says: it was altered.");
	try {
		return JSON.parse(UTF8.decode(bytes));
	} catch (cause) {
		throw malformed("It is not JSON in UTF-8.", cause);
	}
}

/** What the schema cannot say: fingerprints that are some, a path inside the repository, a real time. */
function assertHonest(record: ProvenanceRecord): void {
	if (!isEvidencePath(record.path))
		throw malformed(`Its path ${quoteLabel(record.path)} leaves the repository.`);
	if (Number.isNaN(Date.parse(record.at))) throw malformed(`Its time ${quoteLabel(record.at)} is no time.`);
	const lines = record.runs.reduce((sum, run) => sum + run.lines.length, 0);
	if (lines > MAX_LINES) throw malformed(`It has ${lines} lines, and ${MAX_LINES} are allowed.`);
	const isWell = (print: string | null) => print === null || FINGERPRINT.test(print);
	const well = record.runs.every((run) => run.lines.every(isWell) && isWell(run.before) && isWell(run.after));
	if (!well) throw malformed("A fingerprint of a line has not 12 hexadecimal digits.");
	const object = record.prompt?.object ?? null;
	if (object !== null && !DIGEST.test(object)) throw malformed("Its prompt is named by no digest.");
}

/** Runs a reader of shapes, whose errors name a place. */
function readShape<Shape>(read: () => Shape, explain: (place: string) => string): Shape {
	try {
		return read();
	} catch (error) {
		if (error instanceof ShapeError) throw malformed(explain(error.message));
		throw error;
	}
}

function explainRecord(place: string): string {
	return `It is no record: see ${quoteLabel(place || "the top level")}.`;
}

/**
 * A record from untrusted bytes.
 * @throws ProvenanceError PROVENANCE_RECORD_MALFORMED
 */
export function parseRecord(bytes: Uint8Array, digest: string): StoredRecord {
	const parsed = parseAddressed(bytes, digest, RECORD_BYTES);
	const record = readShape(() => readRecordShape(parsed), explainRecord);
	assertHonest(record);
	return { id: digest, record };
}

function readPromptShape(value: unknown): PromptObject {
	const { schema, salt, text, cut } = readFields(value, "");
	return {
		schema: readOneOf(schema, "schema", ["countersign/prompt-1"]),
		...(salt === undefined ? {} : { salt: readText(salt, "salt") }),
		text: readText(text, "text"),
		...(cut === undefined ? {} : { cut: readText(cut, "cut") }),
	};
}

/**
 * A prompt from untrusted bytes.
 * @throws ProvenanceError PROVENANCE_RECORD_MALFORMED
 */
export function parsePrompt(bytes: Uint8Array, digest: string): PromptObject {
	const parsed = parseAddressed(bytes, digest, PROMPT_BYTES);
	return readShape(
		() => readPromptShape(parsed),
		() => "It is no prompt object.",
	);
}

/** The one text of a record, and its digest. */
export function renderRecord(record: ProvenanceRecord): { readonly id: string; readonly text: string } {
	const text = toCanonicalJson(record);
	return { id: sha256Hex(text), text };
}
