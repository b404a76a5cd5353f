import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { ConfigReader } from "../../model/index.ts";
import { parsePublicKeyLine, toFingerprint } from "../verify/index.ts";
import { type AllowedSigner, parseAllowedSigners } from "./parse-allowed-signers.ts";

/** Whose signatures count in this clone. */
export interface KnownSigners {
	readonly signers: readonly AllowedSigner[];
	/** Fingerprints of keys that no longer count. */
	readonly revoked: ReadonlySet<string>;
	/** Why nobody's signature counts, in one sentence without machine paths; null when the lists were read. */
	readonly unavailable: string | null;
}

const MAX_BYTES = 4 * 1024 * 1024;

class Unreadable extends Error {}

/** A relative path would be looked up in the repository under judgment, where a change could add its own key. */
async function readConfigured(config: ConfigReader, key: string): Promise<string | null> {
	const value = (await config.readConfig(key))?.trim();
	if (!value) return null;
	const path = value.startsWith("~/") ? join(homedir(), value.slice(2)) : value;
	if (!isAbsolute(path))
		throw new Unreadable(`git's ${key} is no absolute path, and relative ones are not looked up.`);
	try {
		const status = await stat(path);
		if (!status.isFile() || status.size > MAX_BYTES)
			throw new Unreadable(`What git's ${key} names is no list of keys.`);
		return await readFile(path, "utf8");
	} catch (error) {
		if (error instanceof Unreadable) throw error;
		throw new Unreadable(`The file that git's ${key} names cannot be read.`);
	}
}

function parseRevoked(text: string): ReadonlySet<string> {
	if (text.startsWith("SSHKRL\n")) {
		throw new Unreadable(
			"git's gpg.ssh.revocationFile is a binary list, which is not read; write public keys, one a line.",
		);
	}
	const lines = text.split("\n").map((line) => line.trim());
	return new Set(
		lines.flatMap((line) => {
			if (line === "" || line.startsWith("#")) return [];
			try {
				return [toFingerprint(parsePublicKeyLine(line))];
			} catch {
				throw new Unreadable("git's gpg.ssh.revocationFile has a line that is no public key.");
			}
		}),
	);
}

/**
 * Git's own lists of keys: `gpg.ssh.allowedSignersFile` and `gpg.ssh.revocationFile`. Where one of them cannot be read,
 * nobody's signature counts, and `unavailable` says why.
 */
export async function loadKnownSigners(config: ConfigReader): Promise<KnownSigners> {
	const none = { signers: [], revoked: new Set<string>() };
	try {
		const listed = await readConfigured(config, "gpg.ssh.allowedSignersFile");
		if (listed === null) return { ...none, unavailable: "git's gpg.ssh.allowedSignersFile is not set." };
		const revoked = parseRevoked((await readConfigured(config, "gpg.ssh.revocationFile")) ?? "");
		return { signers: parseAllowedSigners(listed), revoked, unavailable: null };
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		return { ...none, unavailable: error.message };
	}
}
