import { sha256Hex, toCanonicalJson } from "../kit/index.ts";
import type { Policy } from "../model/index.ts";

/** SHA-256 of the effective rules: comments, order of keys and the file's name do not count. */
export function policyDigest(policy: Policy): string {
	return sha256Hex(toCanonicalJson(policy.rules));
}
