import { sha256Hex } from "../kit/index.ts";
import type { People } from "../model/index.ts";
import { countOwners } from "./count-owners.ts";
import { PeopleError } from "./errors.ts";
import { parsePeople } from "./parse-people.ts";
import type { KeyReader } from "./read-key.ts";

/** One version of the list of people, and the keys whose signatures of it are sound. */
export interface SignedText {
	readonly text: string;
	/** Fingerprints. */
	readonly signers: readonly string[];
}

export interface PeopleVersion {
	readonly text: string;
	/** SHA-256 of the text. */
	readonly digest: string;
	readonly people: People;
}

/** How far the signing of a version is. */
export interface Signing {
	readonly signed: number;
	readonly needed: number;
}

/** All versions that are known, and who signed them. */
export interface Shelf {
	readonly byDigest: ReadonlyMap<string, PeopleVersion>;
	readonly signersOf: (digest: string) => readonly string[];
}

export function toVersion(text: string, readKey: KeyReader): PeopleVersion {
	return { text, digest: sha256Hex(text), people: parsePeople(text, readKey) };
}

/** What cannot be read was signed by nobody whom it could concern. */
export function fillShelf(signed: readonly SignedText[], readKey: KeyReader): Shelf {
	const byDigest = new Map<string, PeopleVersion>();
	const signers = new Map<string, Set<string>>();
	for (const { text, signers: keys } of signed) {
		const digest = sha256Hex(text);
		signers.set(digest, new Set([...(signers.get(digest) ?? []), ...keys]));
		if (byDigest.has(digest)) continue;
		try {
			byDigest.set(digest, toVersion(text, readKey));
		} catch (error) {
			if (!(error instanceof PeopleError)) throw error;
		}
	}
	return { byDigest, signersOf: (digest) => [...(signers.get(digest) ?? [])] };
}

function haveSameKeys(a: People["root"], b: People["root"]): boolean {
	const list = ({ threshold, keys }: People["root"]) =>
		[threshold, ...keys.map(({ fingerprint }) => fingerprint).sort()].join(" ");
	return list(a) === list(b);
}

/**
 * How many root signers have signed a version, and how many it takes: those of the version before. A first version, and
 * one that changes the root, must also be signed by its own, so that nobody is locked out.
 */
export function countSignatures(
	version: PeopleVersion,
	before: PeopleVersion | null,
	signers: readonly string[],
): Signing {
	const count = ({ people }: PeopleVersion): Signing => ({
		signed: countOwners(people, signers),
		needed: people.root.threshold,
	});
	if (before === null) return count(version);
	const [old, own] = [count(before), count(version)];
	if (old.signed < old.needed || haveSameKeys(before.people.root, version.people.root)) return old;
	return own.signed < own.needed ? own : old;
}

export function isSigned({ signed, needed }: Signing): boolean {
	return signed >= needed;
}
