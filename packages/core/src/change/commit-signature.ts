import type { SignatureReader, SignedCommit } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { openObjects } from "./open-objects.ts";
import type { Repository } from "./repository.ts";

/** A commit whose message is larger was written by no person; cut, its signature could not fit. */
const MAX_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;
const SPACE = 0x20;

function findHeaderEnd(commit: Buffer): number {
	const end = commit.indexOf("\n\n");
	return end === -1 ? commit.length : end + 1;
}

/**
 * A raw commit cut as git cuts it to check its signature: `gpgsig` (SHA-1 repositories) or `gpgsig-sha256` holds it,
 * and neither header is part of what was signed. https://git-scm.com/docs/signature-format
 */
export function splitSignedCommit(commit: Buffer, idLength: number): SignedCommit {
	const wanted = idLength === 64 ? "gpgsig-sha256 " : "gpgsig ";
	const headerEnd = findHeaderEnd(commit);
	const [payload, signature]: [Buffer[], string[]] = [[], []];
	let inside: "signature" | "other" | null = null;
	for (let start = 0; start < headerEnd; ) {
		const end = commit.indexOf(NEWLINE, start);
		const line = commit.subarray(start, end === -1 ? commit.length : end + 1);
		start += line.length;
		const text = line.subarray(0, 32).toString("latin1");
		const continues = line[0] === SPACE && inside !== null;
		if (!continues)
			inside = text.startsWith(wanted) ? "signature" : text.startsWith("gpgsig") ? "other" : null;
		if (inside === null) payload.push(line);
		else if (inside === "signature")
			signature.push(line.subarray(continues ? 1 : wanted.length).toString("latin1"));
	}
	payload.push(commit.subarray(headerEnd));
	return { signature: signature.length === 0 ? null : signature.join(""), payload: Buffer.concat(payload) };
}

/** Reads signatures of commits from one `git cat-file`; whoever opens it must close it. */
export function createSignatureReader(repository: Repository): SignatureReader & { close(): Promise<void> } {
	const objects = openObjects(repository);
	return {
		close: () => objects.close(),
		async readSignature(id) {
			const chunks: Buffer[] = [];
			let size = 0;
			const header = await objects.visit(id, {
				onChunk: (chunk) => {
					size += chunk.length;
					if (size <= MAX_BYTES) chunks.push(Buffer.from(chunk));
				},
			});
			if (header === null) return null;
			if (header.type !== "commit") {
				throw new ChangeError("CHANGE_UNEXPECTED_OUTPUT", { message: `Object ${id} is no commit.` });
			}
			if (size > MAX_BYTES) return { signature: null, payload: Buffer.alloc(0) };
			return splitSignedCommit(Buffer.concat(chunks), id.length);
		},
	};
}
