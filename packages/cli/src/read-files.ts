import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileSource, Repository } from "@countersign/core";
import { CliError } from "./errors.ts";

/** As the reader of git blobs: larger than any source, smaller than what hurts. */
const MAX_BYTES = 25 * 1024 * 1024;

function isAbsent(error: unknown): boolean {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/**
 * A file that the user named.
 * @throws CliError CLI_FILE_UNREADABLE
 */
export async function readNamedFile(path: string): Promise<string> {
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new CliError("CLI_FILE_UNREADABLE", { message: `${path} cannot be read: ${why}`, cause });
	}
}

/**
 * Reads files of a repository's work tree by their repository path; null when absent, or where there is none. What it
 * gives throws CliError CLI_FILE_UNREADABLE.
 */
export function createWorktreeReader(repository: Repository): (path: string) => Promise<Uint8Array | null> {
	return async (path) => {
		if (repository.bare) return null;
		try {
			return await readFile(join(repository.root, path));
		} catch (cause) {
			if (isAbsent(cause)) return null;
			const why = cause instanceof Error ? cause.message : String(cause);
			throw new CliError("CLI_FILE_UNREADABLE", {
				message: `${path} cannot be read: ${why}.`,
				location: { path },
				cause,
			});
		}
	};
}

async function readBounded(path: string): Promise<Uint8Array> {
	const { size } = await stat(path);
	if (size <= MAX_BYTES) return readFile(path);
	throw new CliError("CLI_FILE_TOO_LARGE", { message: `${size} bytes; the limit is ${MAX_BYTES}.` });
}

/** Files of the work tree as a scan reads them. */
export const FILE_SOURCE: FileSource = {
	digest: async (path) => {
		const bytes = await readBounded(path).catch(() => null);
		return bytes === null ? `unread:${path}` : createHash("sha256").update(bytes).digest("hex");
	},
	read: readBounded,
};
