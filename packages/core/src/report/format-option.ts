import { ReportError } from "./errors.ts";

export const REPORT_FORMATS = ["text", "json", "sarif", "gitlab", "junit", "markdown"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** One `--format` of the command line: `path` is null for standard output. */
export interface FormatOption {
	readonly format: ReportFormat;
	readonly path: string | null;
}

/**
 * Reads `FMT` or `FMT=PATH`.
 * @throws ReportError REPORT_UNKNOWN_FORMAT, REPORT_EMPTY_PATH
 */
export function parseFormatOption(option: string): FormatOption {
	const separator = option.indexOf("=");
	const name = separator < 0 ? option : option.slice(0, separator);
	const format = REPORT_FORMATS.find((known) => known === name);
	if (format === undefined) throw unknownFormat(name);
	if (separator < 0) return { format, path: null };
	const path = option.slice(separator + 1);
	if (path === "") {
		throw new ReportError("REPORT_EMPTY_PATH", {
			message: `"--format ${option}" names no file after "=".`,
			fix: `Write --format ${format}=FILE, or --format ${format} for standard output.`,
		});
	}
	return { format, path };
}

function unknownFormat(name: string): ReportError {
	const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
	const near = findNearest(name);
	const guess = near === null ? "" : ` Did you mean "${near}"?`;
	return new ReportError("REPORT_UNKNOWN_FORMAT", {
		message: `"${shown}" is not an output format.${guess}`,
		fix: `Use one of ${REPORT_FORMATS.join(", ")}.`,
	});
}

const ALIASES: Readonly<Record<string, ReportFormat>> = { md: "markdown", xml: "junit", txt: "text" };

function findNearest(name: string): ReportFormat | null {
	const wanted = name.trim().toLowerCase().slice(0, 20);
	const alias = Object.hasOwn(ALIASES, wanted) ? ALIASES[wanted] : undefined;
	if (alias !== undefined) return alias;
	const ranked = REPORT_FORMATS.map((format) => ({ format, distance: editDistance(wanted, format) }));
	ranked.sort((a, b) => a.distance - b.distance);
	const best = ranked[0];
	return best !== undefined && best.distance <= 2 ? best.format : null;
}

function editDistance(left: string, right: string): number {
	let row = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let i = 1; i <= left.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= right.length; j += 1) {
			const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
			next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[right.length] ?? 0;
}
