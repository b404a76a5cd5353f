import { toCanonicalJson } from "../../kit/index.ts";
import { Envelope, Statement } from "../../model/index.ts";
import { AttestError } from "../errors.ts";

const MAXIMUM_BYTES = 8 * 1024 * 1024;

/**
 * Reads an envelope from its stored bytes.
 * @throws AttestError `ATTEST_ENVELOPE_MALFORMED`.
 */
export function parseEnvelope(bytes: Uint8Array): Envelope {
	return parseAs(Envelope, bytes, "envelope");
}

/**
 * Reads the statement inside an envelope. Says nothing about signatures.
 * @throws AttestError `ATTEST_ENVELOPE_MALFORMED`, also when the payload is not canonical JSON: then two readers could
 * see two statements in it, for instance by a repeated key.
 */
export function parseStatement(envelope: Envelope): Statement {
	return parseAs(Statement, Buffer.from(envelope.payload, "base64"), "statement");
}

/** Structural view of a zod schema, so that this file names no library type. */
interface Schema<T> {
	parse(value: unknown): T;
}

function parseAs<T>(schema: Schema<T>, bytes: Uint8Array, what: string): T {
	if (bytes.length > MAXIMUM_BYTES) throw toMalformed(what, `it has ${bytes.length} bytes`);
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		const value: unknown = JSON.parse(text);
		if (toCanonicalJson(value) !== text) throw toMalformed(what, "it is not canonical JSON");
		return schema.parse(value);
	} catch (error) {
		if (error instanceof AttestError) throw error;
		throw toMalformed(what, "it does not have the right shape", error);
	}
}

function toMalformed(what: string, why: string, cause?: unknown): AttestError {
	return new AttestError("ATTEST_ENVELOPE_MALFORMED", {
		message: `This ${what} cannot be used: ${why}.`,
		cause,
	});
}
