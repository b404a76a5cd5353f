import { createColors } from "picocolors";
import { wrapText } from "./wrap-text.ts";

interface Look {
	readonly color: boolean;
	readonly width: number;
}

const WIDEST = 100;
const CODE_INDENT = "    ";

/** A paragraph, or one item of a list with the blanks its further lines hang under. */
interface Paragraph {
	readonly text: string;
	readonly hanging: string;
}

function openParagraph(line: string): Paragraph {
	const marker = /^\s*(?:[-*]|\d+\.|>)\s+/.exec(line)?.[0] ?? "";
	const isQuote = marker.trim() === ">";
	return { text: line, hanging: isQuote ? "> " : " ".repeat(marker.length) };
}

/** Whether a line goes on with the paragraph before it. */
function continues(paragraph: Paragraph, line: string): boolean {
	if (/^\s*(?:[-*]|\d+\.)\s/.test(line)) return false;
	return paragraph.hanging === "> " || !/^\s*>/.test(line);
}

/** Our own pages on a terminal: headings, paragraphs, lists, quotes and code, nothing else. */
export function renderMarkdown(markdown: string, { color, width }: Look): string {
	const paint = createColors(color);
	const out: string[] = [];
	let paragraph: Paragraph | null = null;
	let isCode = false;
	const flush = (): void => {
		const text = paragraph && wrapText(paragraph.text, Math.min(width, WIDEST), paragraph.hanging);
		if (text !== null) out.push(text.replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => paint.bold(strong)));
		paragraph = null;
	};
	for (const line of markdown.trimEnd().split(/\r?\n/)) {
		const current: Paragraph | null = paragraph;
		if (line.startsWith("```")) {
			flush();
			isCode = !isCode;
		} else if (isCode) out.push(paint.cyan(`${CODE_INDENT}${line}`.trimEnd()));
		else if (line.trim() === "" || line.startsWith("#")) {
			flush();
			out.push(line.startsWith("#") ? paint.bold(line.replace(/^#+\s*/, "")) : "");
		} else if (current && continues(current, line)) {
			const text = line.replace(/^\s*>\s*/, "").trim();
			paragraph = { ...(current as Paragraph), text: `${(current as Paragraph).text} ${text}` };
		} else {
			flush();
			paragraph = openParagraph(line);
		}
	}
	flush();
	return `${out.join("\n")}\n`;
}
