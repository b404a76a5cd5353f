import { generateKeyPairSync } from "node:crypto";
import { describeKey } from "../../attest/index.ts";
import { sha256Hex } from "../../kit/index.ts";
import type { People, PersonKey } from "../../model/index.ts";
import { beginPeople, beginVersion } from "../begin-people.ts";
import { renderPeople } from "../render-people.ts";
import type { SignedText } from "../version-shelf.ts";

/** A real ed25519 key as OpenSSH writes it; nothing is signed with it. */
export function makeKey(): PersonKey {
	const { publicKey } = generateKeyPairSync("ed25519");
	const point = Buffer.from(String(publicKey.export({ format: "jwk" }).x), "base64url");
	const field = (bytes: Buffer) => Buffer.concat([Buffer.of(0, 0, 0, bytes.length), bytes]);
	const blob = Buffer.concat([field(Buffer.from("ssh-ed25519")), field(point)]);
	const { line, fingerprint, isToken } = describeKey(`ssh-ed25519 ${blob.toString("base64")}`);
	return { line, fingerprint, isToken, from: null, until: null, revoked: null };
}

export const REPOSITORY = "0123456789abcdef0123456789abcdef";

/** A first version under these keys. */
export function beginWith(keys: readonly PersonKey[], threshold = 1): People {
	return beginPeople(
		{ threshold, keys: keys.map(({ line, fingerprint }) => ({ line, fingerprint })) },
		REPOSITORY,
	);
}

/** The next version of a text, changed. */
export function follow(before: People, change: (list: People) => People = (list) => list): People {
	return change(beginVersion(before, sha256Hex(renderPeople(before))));
}

/** A version with the signatures of some keys, as the store gives it. */
export function sign(list: People, ...keys: readonly PersonKey[]): SignedText {
	return { text: renderPeople(list), signers: keys.map(({ fingerprint }) => fingerprint) };
}
