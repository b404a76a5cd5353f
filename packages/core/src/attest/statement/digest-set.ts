import { sha256Hex, toCanonicalJson } from "../../kit/index.ts";

/**
 * SHA-256 of the canonical JSON array of the items, sorted by their own canonical text (UTF-16 code units). The order
 * in which a room happened to list them therefore does not matter.
 */
export function digestSet(items: readonly unknown[]): string {
	return sha256Hex(`[${items.map(toCanonicalJson).sort().join(",")}]`);
}
