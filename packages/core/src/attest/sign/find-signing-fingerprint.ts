import { readFile } from "node:fs/promises";
import type { ConfigReader } from "../../model/index.ts";
import { parsePublicKeyLine, Refusal, toFingerprint } from "../verify/index.ts";
import { findSigningKey, type SigningKey } from "./signing-key.ts";

async function readPublicLine(key: SigningKey): Promise<string | null> {
	if (key.kind === "literal") return key.line;
	const path = key.path.endsWith(".pub") ? key.path : `${key.path}.pub`;
	return readFile(path, "latin1").catch(() => null);
}

/**
 * The fingerprint of the key that git would sign with, from its public half: asking costs no passphrase and no touch.
 * Null when there is no such key, or its public half does not lie beside it.
 */
export async function findSigningFingerprint(config: ConfigReader): Promise<string | null> {
	const key = await findSigningKey(config);
	if (key === null || "unavailable" in key) return null;
	const line = await readPublicLine(key);
	try {
		return line === null ? null : toFingerprint(parsePublicKeyLine(line));
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return null;
	}
}
