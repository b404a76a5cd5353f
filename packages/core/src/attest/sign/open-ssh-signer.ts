import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { AttestError } from "../errors.ts";
import { parsePublicKeyLine, toFingerprint } from "../verify/index.ts";
import { createSshSigner } from "./create-ssh-signer.ts";
import type { Signer } from "./signer.ts";
import { findNamedKey } from "./signing-key.ts";

/** A signer, and which key it signs with. */
export interface KnownSigner {
	readonly signer: Signer;
	readonly fingerprint: string;
}

/** What is signed to learn which key signs, where no public half lies beside it; no envelope looks like this. */
const PROBE = Buffer.from("Which key is this?\n");

async function readFingerprint(path: string): Promise<string | null> {
	for (const candidate of path.endsWith(".pub") ? [path] : [`${path}.pub`]) {
		const line = await readFile(candidate, "latin1").catch(() => null);
		if (line !== null) return toFingerprint(parsePublicKeyLine(line));
	}
	return null;
}

/**
 * As `openSshSigner`, with the key's fingerprint, so that it can be said who signs before anybody does.
 * @throws AttestError ATTEST_NO_SIGNING_KEY, ATTEST_SIGNING_FAILED
 */
export async function openKnownSigner(name: string, folder: string): Promise<KnownSigner> {
	const signer = await openSshSigner(name, folder);
	const path = resolve(folder, name.startsWith("~/") ? join(homedir(), name.slice(2)) : name);
	const fingerprint = await readFingerprint(path);
	return { signer, fingerprint: fingerprint ?? (await signer.sign(PROBE)).keyid };
}

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
