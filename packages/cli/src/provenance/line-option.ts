import { CliError } from "../errors.ts";

/** The lines of `-L`, with an end that may be open. */
export interface LineOption {
	readonly start: number;
	readonly end: number;
}

const ALL: LineOption = { start: 1, end: Infinity };

function refuse(text: string, why: string): CliError {
	return new CliError("CLI_USAGE", {
		message: `-L ${JSON.stringify(text.slice(0, 60))} ${why}.`,
		fix: "Name lines as -L 10,20, -L 10,+5, -L 10, or -L ,20.",
	});
}

/**
 * Lines as `git blame -L` takes them: `10,20`, `10,+5` (five of them), `10,` (to the end), `,20` and `10` (that line).
 * @throws CliError CLI_USAGE
 */
export function parseLineOption(text: string | undefined): LineOption {
	if (text === undefined) return ALL;
	const match = /^(\d{0,9})(?:(,)(\+?)(\d{0,9}))?$/.exec(text.trim());
	if (!match || text.trim() === "" || text.trim() === ",") throw refuse(text, "names no lines");
	const [, first = "", comma, plus, last = ""] = match;
	const start = first === "" ? 1 : Number(first);
	const given = Number(last);
	const open = comma === undefined ? start : Infinity;
	const end = last === "" ? open : plus === "+" ? start + given - 1 : given;
	if (start < 1 || (plus === "+" && given < 1)) throw refuse(text, "begins before the first line");
	if (end < start) throw refuse(text, "ends before it begins");
	return { start, end };
}
