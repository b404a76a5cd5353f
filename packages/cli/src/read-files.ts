import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
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

function readBounded(path: string): Uint8Array {
	const { size } = statSync(path);
	if (size <= MAX_BYTES) return readFileSync(path);
	throw new CliError("CLI_FILE_TOO_LARGE", { message: `${size} bytes; the limit is ${MAX_BYTES}.` });
}

/** Contents are kept up to this many bytes, so that most files are read once and not for every look at them. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

/** Small files by the thousand: asking for each in turn costs a fraction of waiting for each. */
class WorktreeFiles implements FileSource {
	readonly #kept = new Map<string, Uint8Array>();
	#bytes = 0;

	async read(path: string): Promise<Uint8Array> {
		const known = this.#kept.get(path);
		if (known) return known;
		const bytes = readBounded(path);
		if (this.#bytes + bytes.length <= MAX_KEPT_BYTES) {
			this.#bytes += bytes.length;
			this.#kept.set(path, bytes);
		}
		return bytes;
	}

	async digest(path: string): Promise<string> {
		const bytes = await this.read(path).catch(() => null);
		return bytes === null ? `unread:${path}` : createHash("sha256").update(bytes).digest("hex");
	}
}

/** Files of the work tree as one scan reads them. */
export function createFileSource(): FileSource {
	return new WorktreeFiles();
}
