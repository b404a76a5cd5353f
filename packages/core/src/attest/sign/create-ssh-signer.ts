import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Envelope } from "../../model/index.ts";
import { AttestError } from "../errors.ts";
import { SIGNATURE_NAMESPACE, verifySshSignature } from "../verify/index.ts";
import { parseArmor } from "./parse-armor.ts";
import { type KeygenResult, runSshKeygen } from "./run-ssh-keygen.ts";
import type { Signer } from "./signer.ts";
import type { SigningKey } from "./signing-key.ts";

/** A signer over the real `ssh-keygen`, which alone reads the private key or speaks with the agent. */
export function createSshSigner(key: SigningKey, name = "The key of git's user.signingkey"): Signer {
	return {
		sign: (message) =>
			key.kind === "file"
				? signWithFile(key.path, { message, name })
				: signWithAgent(key.line, { message, name }),
	};
}

interface Wish {
	readonly message: Uint8Array;
	/** What messages call the key. */
	readonly name: string;
}

async function signWithFile(path: string, wish: Wish): Promise<Envelope["signatures"][number]> {
	const result = await runSshKeygen(["-Y", "sign", "-n", SIGNATURE_NAMESPACE, "-f", path], wish.message);
	return toSignature(result, { ...wish, path });
}

/** As git does it: the public key goes to a file, and `-U` says that the private half must be in the agent. */
async function signWithAgent(line: string, wish: Wish): Promise<Envelope["signatures"][number]> {
	const folder = await mkdtemp(join(tmpdir(), "countersign-key-"));
	try {
		const path = join(folder, "key.pub");
		await writeFile(path, `${line}\n`, { mode: 0o600 });
		const result = await runSshKeygen(
			["-Y", "sign", "-U", "-n", SIGNATURE_NAMESPACE, "-f", path],
			wish.message,
		);
		return toSignature(result, { ...wish, path });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Checks what came back before anyone relies on it, and names the key by what really signed. */
function toSignature(
	result: KeygenResult,
	asked: Wish & { readonly path: string },
): Envelope["signatures"][number] {
	const { message, name } = asked;
	if (result.exitCode !== 0) throw toFailure(name, describe(result.stderr, asked.path));
	try {
		const signature = parseArmor(result.stdout.toString("latin1"));
		const { keyid } = verifySshSignature({ message, signature, namespace: SIGNATURE_NAMESPACE });
		return { keyid, sig: signature.toString("base64") };
	} catch (error) {
		throw toFailure(name, error instanceof Error ? error.message : String(error), error);
	}
}

function toFailure(name: string, reason: string, cause?: unknown): AttestError {
	return new AttestError("ATTEST_SIGNING_FAILED", {
		message: `${name} could not sign: ${reason}`,
		cause,
	});
}

/** The program's own words on one line, without the place of the key on this machine. */
function describe(stderr: string, path: string): string {
	const printable = stderr
		.replaceAll(path, "the key")
		.replaceAll(/[^\x20-\x7e]+/g, " ")
		.trim();
	if (printable === "") return "ssh-keygen gave no reason.";
	return printable.slice(0, 300);
}
