import { afterAll, describe, expect, it } from "vitest";
import { createSecurityKey } from "../testing/security-key.ts";
import { isAcceptedByOpenSsh } from "../testing/ssh-keys.ts";
import { createTemporaryFolder } from "../testing/temporary-folder.ts";
import { describeKey } from "./describe-key.ts";
import { Refusal } from "./refusal.ts";
import { verifySshSignature } from "./verify-ssh-signature.ts";

const NAMESPACE = "countersign@v1";
const message = Buffer.from("what is signed\n");
const folder = createTemporaryFolder();
afterAll(() => folder[Symbol.dispose]());

describe.each(["ed25519", "ecdsa"] as const)("a signature by a security key (%s)", (kind) => {
	const key = createSecurityKey(kind);

	it.each([
		[0x01, "touched"],
		[0x05, "verified"],
	])("with flags %i is accepted by ssh-keygen and by us, as %s", (flags, presence) => {
		const blob = key.signBlob(message, NAMESPACE, flags);
		expect(isAcceptedByOpenSsh(folder.path, key, { message, blob, namespace: NAMESPACE })).toBe(true);
		const signer = verifySshSignature({ message, signature: blob, namespace: NAMESPACE });
		expect(signer).toMatchObject({ keyid: describeKey(key.line).fingerprint, presence });
	});

	it.each([0x00, 0x04])("with flags %i proves no presence", (flags) => {
		const signature = key.signBlob(message, NAMESPACE, flags);
		expect(verifySshSignature({ message, signature, namespace: NAMESPACE }).presence).toBe("none");
	});

	it("is refused with any one bit changed, the flags included", () => {
		const blob = key.signBlob(message, NAMESPACE, 0x01);
		for (let index = 0; index < blob.length; index += 1) {
			const altered = Buffer.from(blob);
			altered[index] = (altered[index] ?? 0) ^ (1 << (index % 8));
			const verify = () => verifySshSignature({ message, signature: altered, namespace: NAMESPACE });
			expect(verify, `byte ${index}`).toThrow(Refusal);
		}
	});

	it("is told from one by a key on disk", () => {
		expect(describeKey(key.line)).toMatchObject({ isToken: true, comment: "token" });
	});
});

it("was made for SSH, and not for a web login", () => {
	const blob = Buffer.from(createSecurityKey("ed25519").line.split(" ")[1] ?? "", "base64");
	blob.write("web:", blob.length - 4);
	expect(() => describeKey(`sk-ssh-ed25519@openssh.com ${blob.toString("base64")}`)).toThrow(
		"not made for SSH",
	);
});
