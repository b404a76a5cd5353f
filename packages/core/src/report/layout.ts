const WIDE =
	/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;
const WIDE_ALL = new RegExp(WIDE, "gu");
const ZERO_ALL = /[\p{Mn}\p{Me}]/gu;
const ASCII = /^[\x20-\x7e]*$/;

/** How many terminal columns a printable text takes. Approximates UAX #11 by script. */
export function displayWidth(text: string): number {
	if (ASCII.test(text)) return text.length;
	const characters = [...text].length;
	const wide = text.match(WIDE_ALL)?.length ?? 0;
	const zero = text.match(ZERO_ALL)?.length ?? 0;
	return characters + wide - zero;
}

export function padEnd(text: string, width: number): string {
	return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** Breaks at spaces. A word longer than the line stays whole, so that paths can still be clicked and copied. */
export function wrapText(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		if (word === "") continue;
		const longer = line === "" ? word : `${line} ${word}`;
		if (line !== "" && displayWidth(longer) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return line === "" ? lines : [...lines, line];
}

/** At most `max` characters, the last one an ellipsis when something was cut; never half a surrogate pair. */
export function cutText(text: string, max: number): string {
	if (text.length <= max) return text;
	return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** `1 file`, `2 files`. */
export function countOf(count: number, noun: string): string {
	return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Digits in groups of three: `25,000`. */
export function formatCount(count: number): string {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
