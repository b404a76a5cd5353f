import { sha256Hex } from "../../kit/index.ts";
import {
	CountersignError,
	type Envelope,
	type RefArchive,
	type RefStore,
	type Statement,
} from "../../model/index.ts";
import { parseEnvelope, parseStatement, renderEnvelope } from "../envelope/index.ts";
import { AttestError } from "../errors.ts";
import { type EnvelopeSigner, findEnvelopeSigners, Refusal, type SignatureRefusal } from "../verify/index.ts";
import { STATEMENTS_REF } from "./statement-store.ts";

/** What a statement's name says that it is, so that nobody has to read those of all checks to find it. */
export type SignedKind = "people" | "act";

const NAME = /^([0-9a-f]{64})\.(people|act)\.json$/;

/** A stored statement, and who soundly signed it. Whether they may is not known yet. */
export interface SignedStatement {
	readonly digest: string;
	readonly statement: Statement;
	readonly signers: readonly EnvelopeSigner[];
	/** Signatures that are not what they claim to be. */
	readonly refused: readonly SignatureRefusal[];
}

/** What is stored and is no statement. */
export interface StatementFault {
	readonly digest: string;
	readonly error: CountersignError;
}

export interface SignedStatements {
	readonly statements: readonly SignedStatement[];
	readonly faults: readonly StatementFault[];
}

function parseSigned(digest: string, content: Uint8Array): SignedStatement {
	const actual = sha256Hex(content);
	if (actual !== digest) {
		const message = `The statement ${digest.slice(0, 12)} in ${STATEMENTS_REF} has the digest ${actual.slice(0, 12)}.`;
		throw new AttestError("ATTEST_ENVELOPE_ALTERED", { message });
	}
	const envelope = parseEnvelope(content);
	const statement = parseStatement(envelope);
	try {
		return { digest, statement, ...findEnvelopeSigners(envelope) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new AttestError(error.code, { message: error.message, cause: error });
	}
}

/** Stores a signed statement under the SHA-256 of its canonical text. Storing it twice changes nothing. */
export async function storeSigned(store: RefStore, kind: SignedKind, envelope: Envelope): Promise<string> {
	const content = renderEnvelope(envelope);
	const digest = sha256Hex(content);
	await store.put(STATEMENTS_REF, [{ name: `${digest}.${kind}.json`, content }]);
	return digest;
}

/** All statements of a kind in this clone, by digest. */
export async function readSigned(archive: RefArchive, kind: SignedKind): Promise<SignedStatements> {
	const statements: SignedStatement[] = [];
	const faults: StatementFault[] = [];
	const isWanted = (name: string) => NAME.exec(name)?.[2] === kind;
	for await (const { name, content } of archive.readAll(STATEMENTS_REF, isWanted)) {
		const digest = NAME.exec(name)?.[1] ?? "";
		try {
			statements.push(parseSigned(digest, content));
		} catch (error) {
			if (!(error instanceof CountersignError)) throw error;
			faults.push({ digest, error });
		}
	}
	const byDigest = (a: { digest: string }, b: { digest: string }) => (a.digest < b.digest ? -1 : 1);
	return { statements: statements.sort(byDigest), faults: faults.sort(byDigest) };
}
