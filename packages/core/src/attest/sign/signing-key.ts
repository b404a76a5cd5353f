import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { ConfigReader } from "../../model/index.ts";
import type { UnavailableSigner } from "./signer.ts";

/** `file`: a key on disk. `literal`: a public key whose private half is in the agent. */
export type SigningKey =
	| { readonly kind: "file"; readonly path: string }
	| { readonly kind: "literal"; readonly line: string };

const MAXIMUM_KEY_BYTES = 65_536;
const PUBLIC_KEY_LINE =
	/^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]{1,64} [A-Za-z0-9+/]{16,16000}={0,2}(?: [^\r\n]{0,400})?$/;

/**
 * The key git would sign with, read as git reads it (git-config(1), `user.signingKey`): a path, or a public key
 * written out as `key::…` or `ssh-…`. Null when git does not sign with SSH keys.
 *
 * Two settings are left out on purpose. `gpg.ssh.program` and `gpg.ssh.defaultKeyCommand` name programs to run, and a
 * check must not start a program of someone's choosing. A relative path is refused, because it would be looked up in
 * the repository under judgment.
 */
export async function findSigningKey(config: ConfigReader): Promise<SigningKey | UnavailableSigner | null> {
	if ((await config.readConfig("gpg.format")) !== "ssh") return null;
	const value = (await config.readConfig("user.signingkey"))?.trim();
	if (!value) return null;
	return findKey(value, "git's user.signingkey");
}

/** As `findSigningKey`, for a key that the user named: an absolute path, or a public key written out. */
export async function findNamedKey(value: string): Promise<SigningKey | UnavailableSigner> {
	const line = PUBLIC_KEY_LINE.test(value) ? `key::${value}` : value;
	return findKey(line, "the option --key");
}

function findKey(value: string, source: string): Promise<SigningKey | UnavailableSigner> {
	const literal = value.startsWith("key::") ? value.slice(5) : value.startsWith("ssh-") ? value : null;
	return literal === null ? findKeyFile(value, source) : parseLiteral(literal, source);
}

async function parseLiteral(line: string, source: string): Promise<SigningKey | UnavailableSigner> {
	if (PUBLIC_KEY_LINE.test(line)) return { kind: "literal", line };
	return { unavailable: `The public key written in ${source} is not one.` };
}

async function findKeyFile(value: string, source: string): Promise<SigningKey | UnavailableSigner> {
	const path = value.startsWith("~/") ? join(homedir(), value.slice(2)) : value;
	if (!isAbsolute(path)) {
		return {
			unavailable: `${source} is not an absolute path, and relative ones are not looked up.`,
		};
	}
	try {
		const status = await stat(path);
		if (status.isFile() && status.size <= MAXIMUM_KEY_BYTES) return { kind: "file", path };
		return { unavailable: `What ${source} names is not a key file.` };
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		return { unavailable: `The key file that ${source} names cannot be read (${code}).` };
	}
}
