import {
	buildCheckStatement,
	type CheckFacts,
	createEvidenceEnvelope,
	storeEnvelope,
} from "../attest/index.ts";
import { CountersignError, type EvidenceReference, type RefStore } from "../model/index.ts";
import type { Ports } from "./ports.ts";

interface Recording {
	readonly facts: CheckFacts;
	readonly ports: Ports;
	readonly store: boolean;
}

const NOT_STORED: EvidenceReference = { digest: null, ref: null, signer: null, note: null };

type Stored = Pick<EvidenceReference, "digest" | "ref"> & { readonly refusal: string | null };

/** A repository that cannot be written costs the evidence, not the verdict; evidence that is corrupt costs both. */
async function tryStore(store: RefStore, envelope: Parameters<typeof storeEnvelope>[1]): Promise<Stored> {
	try {
		return { ...(await storeEnvelope(store, envelope)), refusal: null };
	} catch (thrown) {
		if (!(thrown instanceof CountersignError) || thrown.kind !== "fault") throw thrown;
		const why = thrown.message.split("\n")[0] ?? thrown.code;
		return { digest: null, ref: null, refusal: `not stored (${thrown.code}): ${why}` };
	}
}

/**
 * States what was checked and stores it, signed where there is a key.
 * @throws AttestError and ChangeError of kind `evidence`: what is stored already is not what it claims to be.
 */
export async function recordEvidence({ facts, ports, store }: Recording): Promise<EvidenceReference> {
	if (!store) return { ...NOT_STORED, note: "not stored, as --no-evidence asks" };
	const { envelope, signer, note } = await createEvidenceEnvelope(buildCheckStatement(facts), ports.config);
	const { digest, ref, refusal } = await tryStore(ports.store, envelope);
	const notes = [refusal, note].filter((one) => one !== null);
	return { digest, ref, signer, note: notes.length === 0 ? null : notes.join("; ") };
}

/** Stands in for evidence that could not be made. */
export function getMissingEvidence(): EvidenceReference {
	return { ...NOT_STORED, note: "could not be made" };
}
