import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createSignatureReader, splitSignedCommit } from "./commit-signature.ts";
import { openRepository } from "./repository.ts";
import { createTestFolder, createTestRepository } from "./testing/test-repository.ts";

function createKey(folder: string): { readonly path: string; readonly line: string } {
	const path = join(folder, "key");
	const made = spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "ada", "-f", path]);
	expect(made.status).toBe(0);
	return { path, line: spawnSync("ssh-keygen", ["-y", "-f", path]).stdout.toString() };
}

/** As git does it: signature to a file, payload on standard input. */
function isAccepted(
	folder: string,
	line: string,
	signed: { signature: string | null; payload: Uint8Array },
): boolean {
	writeFileSync(join(folder, "allowed"), `ada ${line}`);
	writeFileSync(join(folder, "sig"), signed.signature ?? "");
	const files = ["-f", join(folder, "allowed"), "-s", join(folder, "sig")];
	const args = ["-Y", "verify", "-I", "ada", "-n", "git", ...files];
	return spawnSync("ssh-keygen", args, { input: signed.payload }).status === 0;
}

it.each(["sha1", "sha256"] as const)(
	"cuts a signed commit of a %s repository as git does",
	async (objectFormat) => {
		const repo = createTestRepository({ objectFormat });
		const folder = createTestFolder();
		const key = createKey(folder.path);
		repo.git("config", "gpg.format", "ssh");
		repo.git("config", "user.signingkey", key.path);
		const plain = repo.commit("Plain", { a: "1\n" });
		repo.git("config", "commit.gpgsign", "true");
		const signed = repo.commit("Sign\n\ngpgsig in the message is no header\n gpgsig ", { a: "2\n" });
		const reader = createSignatureReader(await openRepository(repo.root));
		try {
			const found = await reader.readSignature(signed);
			expect(found && isAccepted(folder.path, key.line, found)).toBe(true);
			const forged = found && { ...found, payload: Buffer.concat([found.payload, Buffer.from("x")]) };
			expect(forged && isAccepted(folder.path, key.line, forged)).toBe(false);
			expect((await reader.readSignature(plain))?.signature).toBeNull();
			expect(await reader.readSignature("0".repeat(plain.length))).toBeNull();
			const tree = repo.git("rev-parse", "HEAD^{tree}");
			await expect(reader.readSignature(tree)).rejects.toMatchObject({ code: "CHANGE_UNEXPECTED_OUTPUT" });
		} finally {
			await reader.close();
			repo.remove();
			folder.remove();
		}
	},
);

it("leaves headers alone that only look continued, and takes both kinds of signature out", () => {
	const commit =
		"tree 1\nmergetag object 2\n part of the tag\ngpgsig A\n B\n \ngpgsig-sha256 C\n D\nencoding x\n\ntext\n";
	const { signature, payload } = splitSignedCommit(Buffer.from(commit), 40);
	expect(signature).toBe("A\nB\n\n");
	expect(Buffer.from(payload).toString()).toBe(
		"tree 1\nmergetag object 2\n part of the tag\nencoding x\n\ntext\n",
	);
	expect(splitSignedCommit(Buffer.from(commit), 64).signature).toBe("C\nD\n");
	expect(splitSignedCommit(Buffer.from("tree 1"), 40)).toEqual({
		signature: null,
		payload: Buffer.from("tree 1"),
	});
});
