/** Breaks text at blanks so that no line is longer than `width`, where words allow it; further lines hang under the first. */
export function wrapText(text: string, width: number, hanging: string): string {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(/\s+/).filter((one) => one !== "")) {
		const start = lines.length === 0 ? "" : hanging;
		const longer = line === "" ? `${start}${word}` : `${line} ${word}`;
		if (line !== "" && longer.length > width) {
			lines.push(line);
			line = `${hanging}${word}`;
		} else line = longer;
	}
	return [...lines, line].join("\n");
}
