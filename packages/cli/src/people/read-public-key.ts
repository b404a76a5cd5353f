import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { describeKey, type KeyFacts, PeopleError } from "@countersign/core";

/** A public key that the user named, and its file where it has one. */
export interface NamedPublicKey extends KeyFacts {
	readonly path: string | null;
}

const MAX_BYTES = 65_536;
const LITERAL = /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+ /;

function refuse(message: string, cause?: unknown): PeopleError {
	return new PeopleError("PEOPLE_KEY_REFUSED", { message, cause });
}

async function readText(path: string): Promise<string> {
	try {
		const status = await stat(path);
		if (status.isFile() && status.size <= MAX_BYTES) return await readFile(path, "utf8");
	} catch (cause) {
		const why = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
		throw refuse(`The key file ${path} cannot be read (${why}).`, cause);
	}
	throw refuse(`${path} is no key file.`);
}

/** The public half: what the user named, or what lies beside a private key. */
async function readLine(path: string): Promise<string> {
	const text = await readText(path);
	const isPrivate = text.startsWith("-----BEGIN");
	const lines = (isPrivate ? await readText(`${path}.pub`) : text)
		.split("\n")
		.filter((line) => line.trim() !== "");
	if (lines.length === 1) return lines[0] ?? "";
	throw refuse(`${path} holds ${lines.length} lines; name a file with one public key.`);
}

/**
 * Reads a public key from a file, or as it is written out on the command line.
 * @throws PeopleError PEOPLE_KEY_REFUSED
 */
export async function readPublicKey(name: string, directory: string): Promise<NamedPublicKey> {
	const path = name.startsWith("~/") ? join(homedir(), name.slice(2)) : resolve(directory, name);
	const isLiteral = LITERAL.test(name);
	const line = isLiteral ? name : await readLine(path);
	try {
		return { ...describeKey(line), path: isLiteral ? null : path };
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw refuse(`${isLiteral ? "What was written out" : path} is no public key to sign with: ${why}`, cause);
	}
}
