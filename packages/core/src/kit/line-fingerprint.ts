import { createHash } from "node:crypto";

/** 12 hexadecimal digits: enough that two lines of one file never meet by chance, and small enough to keep for each line. */
const LENGTH = 12;

/** The line without what formatters change: blanks, quote style, a trailing comma or semicolon. */
export function normalizeLine(line: string): string {
	return line
		.replace(/\s+/g, "")
		.replace(/['`]/g, '"')
		.replace(/[,;]+$/, "");
}

/** Whether the line says too little to be recognized alone: blank, or nothing but brackets and punctuation. */
export function isTrivialLine(line: string): boolean {
	return !/[\p{L}\p{N}]{2}/u.test(line);
}

/** Identity of a line's content across moves, rewrites of history and formatting. */
export function lineFingerprint(line: string): string {
	return createHash("sha256").update(normalizeLine(line)).digest("hex").slice(0, LENGTH);
}
