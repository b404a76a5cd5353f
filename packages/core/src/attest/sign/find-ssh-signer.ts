import type { ConfigReader } from "../../model/index.ts";
import { createSshSigner } from "./create-ssh-signer.ts";
import type { Signer, UnavailableSigner } from "./signer.ts";
import { findSigningKey } from "./signing-key.ts";

/**
 * The signer that git's own configuration asks for: `gpg.format` is `ssh` and `user.signingkey` names a key.
 * Null when none is configured, which is normal; `unavailable` when one is, but cannot be found.
 */
export async function findSshSigner(config: ConfigReader): Promise<Signer | UnavailableSigner | null> {
	const key = await findSigningKey(config);
	if (key === null || "unavailable" in key) return key;
	return createSshSigner(key);
}
