import { CliError } from "./errors.ts";

/**
 * A whole number of an option, from 1 on.
 * @throws CliError CLI_USAGE
 */
export function parseCount(option: string, text: string): number {
	if (/^[1-9][0-9]{0,5}$/.test(text)) return Number(text);
	throw new CliError("CLI_USAGE", {
		message: `${option} wants a whole number, not ${JSON.stringify(text.slice(0, 50))}.`,
	});
}
