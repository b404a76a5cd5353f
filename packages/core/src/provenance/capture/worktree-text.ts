import { lstatSync, readFileSync } from "node:fs";
import { sha256Hex } from "../../kit/index.ts";

/** Larger files are not written by an assistant line by line. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** A file's text with line ends as `\n`, and the digest of its bytes. */
export interface FileText {
	readonly text: string;
	readonly digest: string;
	readonly bytes: Uint8Array;
	readonly hasReturns: boolean;
}

export function toFileText(bytes: Uint8Array): FileText {
	const raw = new TextDecoder("utf-8").decode(bytes);
	const hasReturns = raw.includes("\r\n");
	return {
		text: hasReturns ? raw.replaceAll("\r\n", "\n") : raw,
		digest: sha256Hex(bytes),
		bytes,
		hasReturns,
	};
}

/** Null when there is no file, undefined when it is no text that we read: a link, a folder, binary, or too large. */
export function readWorktreeText(file: string): FileText | null | undefined {
	try {
		const entry = lstatSync(file, { throwIfNoEntry: false });
		if (!entry) return null;
		if (!entry.isFile() || entry.size > MAX_FILE_BYTES) return undefined;
		const bytes = readFileSync(file);
		return bytes.includes(0) ? undefined : toFileText(bytes);
	} catch {
		return undefined;
	}
}
