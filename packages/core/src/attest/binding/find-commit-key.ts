import type { SignedCommit } from "../../model/index.ts";
import { parseArmor } from "../sign/index.ts";
import { Refusal, verifySshSignature } from "../verify/index.ts";

/** What git signs commits for. */
const GIT_NAMESPACE = "git";

/** Which key signed a commit, or why none is known to have. */
export type CommitKey =
	| { readonly key: string }
	| { readonly key: null; readonly why: "unsigned" | "unsupported" | "forged" };

/** Checks the SSH signature that git put into a commit. Signatures by OpenPGP or X.509 are told apart, and not checked. */
export function findCommitKey({ signature, payload }: SignedCommit): CommitKey {
	if (signature === null) return { key: null, why: "unsigned" };
	if (!signature.startsWith("-----BEGIN SSH SIGNATURE-----")) return { key: null, why: "unsupported" };
	try {
		const blob = parseArmor(signature);
		return { key: verifySshSignature({ message: payload, signature: blob, namespace: GIT_NAMESPACE }).keyid };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { key: null, why: error.code === "ATTEST_KEY_UNSUPPORTED" ? "unsupported" : "forged" };
	}
}
