/** How a file is written, for what is put into it to look alike. */
export interface Layout {
	/** One level of indentation. */
	readonly unit: string;
	readonly newline: string;
}

/** The layout of a text; two blanks and a line feed where it shows none. */
export function findLayout(text: string): Layout {
	const unit = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
	return { unit: unit.startsWith("\t") ? "\t" : unit, newline: text.includes("\r\n") ? "\r\n" : "\n" };
}

/** The blanks that the line of an offset begins with. */
export function findIndent(text: string, offset: number): string {
	const start = text.lastIndexOf("\n", offset - 1) + 1;
	return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}
