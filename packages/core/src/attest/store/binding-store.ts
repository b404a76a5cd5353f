import { sha256Hex } from "../../kit/index.ts";
import { CountersignError, type Envelope, type RefArchive, type RefStore } from "../../model/index.ts";
import { parseEnvelope, parseStatement, renderEnvelope } from "../envelope/index.ts";
import { AttestError } from "../errors.ts";
import { type BindingFacts, parseBindingStatement } from "../statement/index.ts";
import { STATEMENTS_REF } from "./statement-store.ts";

/**
 * A binding's name says what it is, so that nobody has to read the statements of all checks to find it. Foreign to
 * `listEnvelopes`, which lists those.
 */
const NAME = /^([0-9a-f]{64})\.binding\.json$/;

/** A stored binding. Nothing is known yet of its signatures. */
export interface Binding extends Omit<BindingFacts, "tool"> {
	readonly digest: string;
	readonly envelope: Envelope;
}

/** What is stored as a binding and cannot be used as one. */
export interface BindingFault {
	readonly where: string;
	readonly error: CountersignError;
	/** Records that it speaks of all the same, as far as can be told: what was altered is worse than what is absent. */
	readonly records: readonly string[];
}

export interface StoredBindings {
	readonly bindings: readonly Binding[];
	readonly faults: readonly BindingFault[];
}

function malformed(message: string): AttestError {
	return new AttestError("ATTEST_ENVELOPE_MALFORMED", { message });
}

function parseBinding(digest: string, content: Uint8Array): Binding {
	const actual = sha256Hex(content);
	if (actual !== digest) {
		throw new AttestError("ATTEST_ENVELOPE_ALTERED", { message: `Its content has the digest ${actual}.` });
	}
	const envelope = parseEnvelope(content);
	const facts = parseBindingStatement(parseStatement(envelope));
	if (!facts) throw malformed("It states nothing about provenance records.");
	if (envelope.signatures.length === 0) throw malformed("A binding that nobody signed binds nothing.");
	return { digest, envelope, ...facts };
}

/** What a damaged binding spoke of; nothing where not even that can be read. */
function listMentioned(content: Uint8Array): readonly string[] {
	try {
		return parseBindingStatement(parseStatement(parseEnvelope(content)))?.records ?? [];
	} catch (error) {
		if (!(error instanceof CountersignError)) throw error;
		return [];
	}
}

/** Stores a binding under the SHA-256 of its canonical text. Storing it twice changes nothing. */
export async function storeBinding(store: RefStore, envelope: Envelope): Promise<string> {
	const content = renderEnvelope(envelope);
	const digest = sha256Hex(content);
	await store.put(STATEMENTS_REF, [{ name: `${digest}.binding.json`, content }]);
	return digest;
}

/** All bindings of this clone, by digest. */
export async function readBindings(archive: RefArchive): Promise<StoredBindings> {
	const bindings: Binding[] = [];
	const faults: BindingFault[] = [];
	for await (const { name, content } of archive.readAll(STATEMENTS_REF, (one) => NAME.test(one))) {
		const digest = NAME.exec(name)?.[1] ?? "";
		try {
			bindings.push(parseBinding(digest, content));
		} catch (error) {
			if (!(error instanceof CountersignError)) throw error;
			faults.push({ where: `${STATEMENTS_REF} ${digest}`, error, records: listMentioned(content) });
		}
	}
	bindings.sort((a, b) => (a.digest < b.digest ? -1 : 1));
	return { bindings, faults };
}
