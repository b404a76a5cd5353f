import { lstatSync } from "node:fs";
import { dirname } from "node:path";
import { CliError } from "../../errors.ts";
import type { Ground } from "../ground.ts";
import { JsonTextError } from "../json/json-text-error.ts";

/** Larger than any configuration that people write. */
const MAX_BYTES = 1_000_000;

function refuse(path: string, why: string): CliError {
	return new CliError("CLI_HOOKS_MALFORMED", { message: `${path} ${why}, so it was left alone.` });
}

/** Cline's `.clinerules` may be a file, for one. */
function assertFolders(ground: Ground, path: string): void {
	const names = dirname(path).split("/");
	for (const folder of names.map((_name, index) => names.slice(0, index + 1).join("/"))) {
		const stats = lstatSync(ground.locate("worktree", folder), { throwIfNoEntry: false });
		if (stats?.isFile()) throw refuse(folder, "is a file, not a folder");
	}
}

export interface AgentFileText {
	readonly bytes: Buffer;
	readonly text: string;
}

/**
 * A configuration file of an assistant, null when there is none.
 * @throws CliError CLI_HOOKS_MALFORMED, ChangeError CHANGE_PATH_OUTSIDE
 */
export async function findAgentFile(ground: Ground, path: string): Promise<AgentFileText | null> {
	// First, because what lies behind a link is not looked at.
	const bytes = await ground.read("worktree", path);
	assertFolders(ground, path);
	if (bytes === null) return null;
	if (bytes.length > MAX_BYTES) throw refuse(path, `has ${bytes.length} bytes, more than ${MAX_BYTES}`);
	try {
		return { bytes, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
	} catch (cause) {
		throw new CliError("CLI_HOOKS_MALFORMED", {
			message: `${path} is not UTF-8, so it was left alone.`,
			cause,
		});
	}
}

/** Runs what reads a JSON text; what is wrong with it becomes an error that names file, line and column. */
export function locateJsonError<T>(path: string, text: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof JsonTextError)) throw error;
		const above = text.slice(0, error.offset).split("\n");
		const location = { path, line: above.length, column: (above.at(-1)?.length ?? 0) + 1 };
		throw new CliError("CLI_HOOKS_MALFORMED", {
			message: `${path} is not as its assistant reads it (${error.message}), so it was left alone.`,
			location,
		});
	}
}
