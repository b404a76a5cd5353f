import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { ForeignFile } from "@countersign/core";
import { readInput } from "../capture/read-input.ts";
import { CliError } from "../errors.ts";
import type { Session } from "../session.ts";

/** Above what any format reads; what is between is refused by its parser, with a reason. */
const MAX_BYTES = 64_000_000;

function refuse(what: string): never {
	throw new CliError("CLI_FILE_TOO_LARGE", { message: `${what} has more than ${MAX_BYTES} bytes.` });
}

async function readDocument(session: Session, name: string): Promise<ForeignFile> {
	if (name === "-") {
		const bytes = await readInput(MAX_BYTES);
		return bytes.length > MAX_BYTES ? refuse("The standard input") : { name: "standard input", bytes };
	}
	const path = resolve(session.directory, name);
	try {
		if ((await stat(path)).size > MAX_BYTES) refuse(JSON.stringify(name));
		return { name, bytes: await readFile(path) };
	} catch (cause) {
		if (cause instanceof CliError) throw cause;
		throw new CliError("CLI_FILE_UNREADABLE", { message: `${JSON.stringify(name)} cannot be read.`, cause });
	}
}

/** Documents named on the command line; `-` is the standard input. */
export async function readDocuments(
	session: Session,
	names: readonly string[],
): Promise<readonly ForeignFile[]> {
	const files: ForeignFile[] = [];
	for (const name of names) files.push(await readDocument(session, name));
	return files;
}
