import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { AttestError } from "../errors.ts";
import { createSshSigner } from "./create-ssh-signer.ts";
import type { Signer } from "./signer.ts";
import { findNamedKey } from "./signing-key.ts";

/**
 * A signer for a key that the user named: a file, its private or public half, or a public key written out (`ssh-…`,
 * `key::…`) whose private half is in the agent.
 * @param folder what a relative path starts from
 * @throws AttestError ATTEST_NO_SIGNING_KEY when it is none of these.
 */
export async function openSshSigner(name: string, folder: string): Promise<Signer> {
	const isLiteral = /^(?:key::|(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+ )/.test(name);
	const path = name.startsWith("~/") ? join(homedir(), name.slice(2)) : name;
	const key = await findNamedKey(isLiteral || isAbsolute(path) ? path : join(folder, path));
	if (!("unavailable" in key)) return createSshSigner(key, "The key that was named");
	throw new AttestError("ATTEST_NO_SIGNING_KEY", {
		message: `${JSON.stringify(name.slice(0, 200))} cannot sign. ${key.unavailable}`,
		fix: "Name the file of an SSH key with --key, such as ~/.ssh/id_ed25519.",
	});
}
