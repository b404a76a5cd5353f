import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { INSTALLATION } from "../engine/installation.ts";
import { CliError } from "../errors.ts";

interface PageFile {
	readonly path: string;
	readonly text: string;
}

function readPages(place: string): readonly PageFile[] {
	if (statSync(place).isFile())
		return (JSON.parse(readFileSync(place, "utf8")) as { files: PageFile[] }).files;
	return readdirSync(place).map((path) => ({ path, text: readFileSync(join(place, path), "utf8") }));
}

/**
 * Markdown of every error code, by code.
 * @throws CliError CLI_FILE_UNREADABLE
 */
export function loadErrorPages(): ReadonlyMap<string, string> {
	try {
		const pages = readPages(INSTALLATION.errorPages).filter(({ path }) => /^[A-Z_]+\.md$/.test(path));
		return new Map(pages.map(({ path, text }) => [path.slice(0, -".md".length), text]));
	} catch (cause) {
		const message = "The pages of error codes cannot be read; the installation is damaged.";
		throw new CliError("CLI_FILE_UNREADABLE", { message, fix: "Install Countersign again.", cause });
	}
}
