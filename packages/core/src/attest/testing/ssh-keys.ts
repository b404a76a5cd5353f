import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface TestKey {
	readonly path: string;
	/** The `.pub` line. */
	readonly line: string;
}

/** A real key made by `ssh-keygen -t <type>`, e.g. `createKey(folder, "rsa -b 3072")`. */
export function createKey(folder: string, kind: string, passphrase = ""): TestKey {
	const path = join(folder, `key ${kind}`);
	const args = ["-q", "-t", ...kind.split(" "), "-N", passphrase, "-C", "someone@example.com", "-f", path];
	const made = spawnSync("ssh-keygen", args, { encoding: "utf8" });
	if (made.status !== 0) throw new Error(made.stderr);
	return { path, line: readFileSync(`${path}.pub`, "utf8").trim() };
}

/** SSHSIG blob by the real `ssh-keygen -Y sign`. */
export function signByOpenSsh(key: TestKey, message: Uint8Array, namespace: string): Buffer {
	const args = ["-Y", "sign", "-q", "-n", namespace, "-f", key.path];
	const signed = spawnSync("ssh-keygen", args, { input: message });
	if (signed.status !== 0) throw new Error(signed.stderr.toString());
	return Buffer.from(signed.stdout.toString().replaceAll(/-----[^-]+-----|\s/g, ""), "base64");
}

/** Whether the real `ssh-keygen -Y verify` accepts a blob for a key; `folder` takes its input files. */
export function isAcceptedByOpenSsh(
	folder: string,
	key: TestKey,
	signed: { readonly message: Uint8Array; readonly blob: Uint8Array; readonly namespace: string },
): boolean {
	const signers = join(folder, "allowed");
	const signature = join(folder, "signature");
	const lines =
		Buffer.from(signed.blob)
			.toString("base64")
			.match(/.{1,70}/g) ?? [];
	writeFileSync(signers, `someone@example.com ${key.line}\n`);
	writeFileSync(
		signature,
		["-----BEGIN SSH SIGNATURE-----", ...lines, "-----END SSH SIGNATURE-----", ""].join("\n"),
	);
	const args = [
		"-Y",
		"verify",
		"-f",
		signers,
		"-I",
		"someone@example.com",
		"-n",
		signed.namespace,
		"-s",
		signature,
	];
	return spawnSync("ssh-keygen", args, { input: signed.message }).status === 0;
}
