import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { toWireString } from "../verify/wire-string.ts";
import type { TestKey } from "./ssh-keys.ts";

/** A FIDO token in software: it signs what PROTOCOL.u2f says, with the flags that the test wants. */
export interface TestSecurityKey extends TestKey {
	/** SSHSIG blob, as `ssh-keygen -Y sign` would get it from a real token. */
	signBlob(message: Uint8Array, namespace: string, flags: number): Buffer;
}

const APPLICATION = "ssh:";

function sha(algorithm: string, bytes: string | Uint8Array): Buffer {
	return createHash(algorithm).update(bytes).digest();
}

function toInteger(bytes: Buffer): Buffer {
	const start = bytes.findIndex((byte) => byte !== 0);
	const short = bytes.subarray(start === -1 ? bytes.length : start);
	return (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), short]) : short;
}

function describePublicKey(kind: "ed25519" | "ecdsa", key: KeyObject): { type: string; fields: Buffer[] } {
	const jwk = key.export({ format: "jwk" });
	const x = Buffer.from(String(jwk.x), "base64url");
	if (kind === "ed25519") return { type: "sk-ssh-ed25519@openssh.com", fields: [toWireString(x)] };
	const point = Buffer.concat([Buffer.of(4), x, Buffer.from(String(jwk.y), "base64url")]);
	return {
		type: "sk-ecdsa-sha2-nistp256@openssh.com",
		fields: [toWireString("nistp256"), toWireString(point)],
	};
}

function signRaw(kind: "ed25519" | "ecdsa", key: KeyObject, token: Buffer): Buffer {
	if (kind === "ed25519") return sign(null, token, key);
	const fixed = sign("sha256", token, { key, dsaEncoding: "ieee-p1363" });
	const halves = [fixed.subarray(0, 32), fixed.subarray(32)];
	return Buffer.concat(halves.map((half) => toWireString(toInteger(half))));
}

/** Path is empty: there is no private half that ssh-keygen could read. */
export function createSecurityKey(kind: "ed25519" | "ecdsa"): TestSecurityKey {
	const pair =
		kind === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ec", { namedCurve: "P-256" });
	const { type, fields } = describePublicKey(kind, pair.publicKey);
	const blob = Buffer.concat([toWireString(type), ...fields, toWireString(APPLICATION)]);
	return {
		path: "",
		line: `${type} ${blob.toString("base64")} token`,
		signBlob(message, namespace, flags) {
			const head = [toWireString(namespace), toWireString(""), toWireString("sha512")];
			const asked = Buffer.concat([Buffer.from("SSHSIG"), ...head, toWireString(sha("sha512", message))]);
			const facts = Buffer.of(flags, 0, 0, 0, 7);
			const token = Buffer.concat([sha("sha256", APPLICATION), facts, sha("sha256", asked)]);
			const raw = toWireString(signRaw(kind, pair.privateKey, token));
			const signature = Buffer.concat([toWireString(type), raw, facts]);
			const version = Buffer.of(0, 0, 0, 1);
			return Buffer.concat([
				Buffer.from("SSHSIG"),
				version,
				toWireString(blob),
				...head,
				toWireString(signature),
			]);
		},
	};
}
