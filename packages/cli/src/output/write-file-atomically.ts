import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { open, realpath, rename, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CliError } from "../errors.ts";

const unfinished = new Set<string>();

/** Takes away what an interrupted write has left; safe in an exit handler. */
export function removeUnfinishedFiles(): void {
	for (const file of unfinished) rmSync(file, { force: true });
	unfinished.clear();
}

interface Content {
	readonly bytes: string | Uint8Array;
	readonly mode: number;
}

async function writeAll(file: string, flags: string, content: Content): Promise<void> {
	const handle = await open(file, flags, content.mode);
	try {
		await handle.writeFile(content.bytes);
		// The disk may be full only when the pages reach it. Devices and pipes cannot be synced.
		if (flags === "wx") await handle.sync();
	} finally {
		await handle.close();
	}
}

async function replace(target: string, content: Content): Promise<void> {
	const name = `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`;
	const temporary = join(dirname(target), name);
	unfinished.add(temporary);
	try {
		await writeAll(temporary, "wx", content);
		await rename(temporary, target);
	} finally {
		rmSync(temporary, { force: true });
		unfinished.delete(temporary);
	}
}

/**
 * Writes a file so that it holds either all of the text or what it held before. Devices and pipes are written as they
 * are, links are followed.
 * @param mode permissions of a file that is new; an existing one keeps its own.
 * @throws CliError CLI_OUTPUT_FAILED
 */
export async function writeFileAtomically(
	path: string,
	bytes: string | Uint8Array,
	mode = 0o666,
): Promise<void> {
	try {
		const target = await realpath(path).catch(() => path);
		const existing = await stat(target).catch(() => null);
		if (existing && !existing.isFile()) return await writeAll(target, "w", { bytes, mode });
		await replace(target, { bytes, mode: existing ? existing.mode & 0o777 : mode });
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new CliError("CLI_OUTPUT_FAILED", { message: `${path} could not be written: ${why}`, cause });
	}
}
