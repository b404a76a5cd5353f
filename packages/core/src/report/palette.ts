import { createColors } from "picocolors";
import type { Outcome, Severity } from "../model/index.ts";

export type Paint = (text: string) => string;

/** The colors of text output. Never the only carrier of a meaning: each goes with a word. */
export interface Palette {
	readonly bold: Paint;
	readonly dim: Paint;
	readonly path: Paint;
	readonly caret: Paint;
	readonly command: Paint;
	readonly outcome: Readonly<Record<Outcome, Paint>>;
	readonly severity: Readonly<Record<Severity, Paint>>;
}

export function createPalette(color: boolean): Palette {
	const colors = createColors(color);
	const alarm: Paint = (text) => colors.bold(colors.red(text));
	return {
		bold: (text) => colors.bold(text),
		dim: (text) => colors.dim(text),
		path: (text) => colors.cyan(text),
		caret: alarm,
		command: (text) => colors.bold(text),
		outcome: {
			pass: (text) => colors.bold(colors.green(text)),
			warn: (text) => colors.bold(colors.yellow(text)),
			block: alarm,
			error: (text) => colors.bold(colors.magenta(text)),
		},
		severity: {
			critical: alarm,
			high: (text) => colors.red(text),
			medium: (text) => colors.yellow(text),
			low: (text) => colors.blue(text),
		},
	};
}
