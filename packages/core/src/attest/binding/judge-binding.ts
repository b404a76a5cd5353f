import type { ObjectId, RecordSignature } from "../../model/index.ts";
import type { KnownSigners } from "../signers/index.ts";
import type { Binding } from "../store/index.ts";
import { Refusal, type RefusalCode, verifyEnvelope } from "../verify/index.ts";
import type { CommitKey } from "./find-commit-key.ts";

export interface BindingGround {
	readonly known: KnownSigners;
	/** Which key signed a commit; null when the commit is not in this clone. */
	readonly findKey: (commit: ObjectId) => Promise<CommitKey | null>;
}

/** Nobody's word, but no lie either. */
const NOT_FORGED: ReadonlySet<RefusalCode> = new Set(["ATTEST_KEY_NOT_ALLOWED", "ATTEST_KEY_UNSUPPORTED"]);

function bad(key: string | null, note: string): RecordSignature {
	return { state: "bad", key, principal: null, note };
}

/** Every signature of the envelope on its own; of a binding there is one, and each further one must hold as well. */
function verifySignatures({ envelope }: Binding, { signers, revoked }: KnownSigners): RecordSignature {
	const allowed = signers.filter(({ fingerprint }) => !revoked.has(fingerprint));
	try {
		const { accepted, refused } = verifyEnvelope(
			envelope,
			allowed.map(({ line }) => line),
		);
		const forged = refused.find(({ code }) => !NOT_FORGED.has(code));
		if (forged) return bad(forged.keyid, forged.message);
		const [key = refused[0]?.keyid ?? null] = accepted;
		const state = accepted.length > 0 ? "signed" : "unlisted";
		return { state, key, principal: null, note: null };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return bad(null, error.message);
	}
}

/** A binding speaks for commits that its own key signed; of one that is not in this clone there is nothing to compare. */
async function findForeignCommit(
	{ commits }: Binding,
	key: string | null,
	{ findKey }: BindingGround,
): Promise<ObjectId | null> {
	for (const commit of commits) {
		const found = await findKey(commit);
		if (found !== null && found.key !== key) return commit;
	}
	return null;
}

function findPrincipal({ now }: Binding, key: string | null, known: KnownSigners) {
	const at = Date.parse(now);
	const entries = known.signers.filter(({ fingerprint }) => fingerprint === key);
	const entry = entries.find(({ validAfter, validBefore }) => validAfter <= at && at <= validBefore);
	return { listed: entries.length > 0, principal: entry?.principal ?? null };
}

/** Why a sound signature counts for nothing here. */
function explainUnlisted(key: string | null, known: KnownSigners, listed: boolean): string {
	if (known.unavailable !== null) return known.unavailable;
	if (known.revoked.has(key ?? "")) return "The key is revoked.";
	return listed
		? "The key was not valid at the time of signing."
		: "The key is not among git's allowed signers.";
}

/**
 * Who vouches for the records of a binding: the signature must fit the statement, the key must be one that git's allowed
 * signers list, and every commit it names that is in this clone must be signed by the same key.
 */
export async function judgeBinding(binding: Binding, ground: BindingGround): Promise<RecordSignature> {
	const { known } = ground;
	const signature = verifySignatures(binding, known);
	if (signature.state === "bad") return signature;
	const foreign = await findForeignCommit(binding, signature.key, ground);
	if (foreign !== null) {
		return bad(
			signature.key,
			`It binds records to commit ${foreign.slice(0, 12)}, which its key did not sign.`,
		);
	}
	const { listed, principal } = findPrincipal(binding, signature.key, known);
	if (signature.state === "signed" && principal !== null) return { ...signature, principal };
	return { ...signature, state: "unlisted", note: explainUnlisted(signature.key, known, listed) };
}
