import { resolve } from "node:path";
import { CliError } from "../errors.ts";
import { readNamedFile } from "../read-files.ts";
import type { Session } from "../session.ts";

const MAX_LENGTH = 10_000_000;

async function readStdin(): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of process.stdin) {
		const bytes = Buffer.from(chunk);
		size += bytes.length;
		if (size > MAX_LENGTH) {
			throw new CliError("CLI_FILE_TOO_LARGE", {
				message: `The snippet is larger than ${MAX_LENGTH} bytes.`,
			});
		}
		chunks.push(bytes);
	}
	return Buffer.concat(chunks).toString("utf8");
}

/**
 * Code from a file, or from standard input where the name is `-`.
 * @throws CliError CLI_FILE_UNREADABLE, CLI_FILE_TOO_LARGE
 */
export function readSnippet({ directory }: Session, file: string): Promise<string> {
	return file === "-" ? readStdin() : readNamedFile(resolve(directory, file));
}
