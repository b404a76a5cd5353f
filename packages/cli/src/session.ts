import { resolve } from "node:path";
import { type FormatOption, parseFormatOption } from "@countersign/core";
import { CliError } from "./errors.ts";

/** The options that every command takes, as commander gives them. */
export interface GlobalOptions {
	readonly C?: string;
	readonly config?: string;
	readonly format?: readonly string[];
	readonly quiet?: boolean;
	readonly color?: boolean;
	readonly timing?: boolean;
}

/** One run of a command: where, for whom, and when. */
export interface Session {
	readonly directory: string;
	/** File of a policy that replaces the repository's, absolute. */
	readonly config: string | null;
	readonly formats: readonly FormatOption[];
	readonly quiet: boolean;
	readonly color: boolean;
	readonly width: number;
	/** Whether somebody watches standard error. */
	readonly interactive: boolean;
	readonly timing: boolean;
	readonly now: Date;
}

const WIDTH_OF_FILES = 100;

/** https://no-color.org; a dumb terminal cannot show colors, a file should not hold them. */
export function wantsColor(options: GlobalOptions, stream: { readonly isTTY?: boolean }): boolean {
	const { NO_COLOR, TERM } = process.env;
	return options.color !== false && !NO_COLOR && TERM !== "dumb" && stream.isTTY === true;
}

function parseFormats(options: readonly string[], directory: string): readonly FormatOption[] {
	const formats = options.map(parseFormatOption).map(({ format, path }) => ({
		format,
		path: path === null || path === "-" ? null : resolve(directory, path),
	}));
	const targets = formats.map(({ path }) => path);
	const twice = targets.find((path, index) => targets.indexOf(path) !== index);
	if (twice === undefined) return formats;
	const what = twice === null ? "the standard output" : twice;
	throw new CliError("CLI_FORMAT_CONFLICT", { message: `Two formats are to be written to ${what}.` });
}

/**
 * The session that the global options ask for.
 * @throws ReportError for an unknown format, CliError CLI_FORMAT_CONFLICT.
 */
export function openSession(options: GlobalOptions): Session {
	// As with git's -C, every relative path on the command line is relative to it.
	const directory = resolve(options.C ?? ".");
	return {
		directory,
		config: options.config === undefined ? null : resolve(directory, options.config),
		formats: parseFormats(options.format ?? [], directory),
		quiet: options.quiet === true,
		color: wantsColor(options, process.stdout),
		width: process.stdout.columns ?? WIDTH_OF_FILES,
		interactive: process.stderr.isTTY === true && process.env.TERM !== "dumb",
		timing: options.timing === true,
		now: new Date(),
	};
}
