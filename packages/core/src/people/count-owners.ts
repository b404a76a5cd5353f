import type { People } from "../model/index.ts";
import { findHolder } from "./find-holder.ts";

/**
 * How many different root signers these keys stand for: two keys of one person are one signer, a revoked key is none, and
 * so is one that is no root key.
 */
export function countOwners(list: People, fingerprints: readonly string[]): number {
	const root = new Set(list.root.keys.map(({ fingerprint }) => fingerprint));
	const owners = new Set<string>();
	for (const fingerprint of fingerprints) {
		const holder = findHolder(list, fingerprint);
		if (!root.has(fingerprint) || (holder && holder.key.revoked !== null)) continue;
		owners.add(holder ? `person ${holder.person.name}` : `key ${fingerprint}`);
	}
	return owners.size;
}
