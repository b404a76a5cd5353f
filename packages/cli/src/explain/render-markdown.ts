import { createColors } from "picocolors";
import { type Block, parseBlocks } from "./markdown-blocks.ts";
import { wrapText } from "./wrap-text.ts";

interface Look {
	readonly color: boolean;
	readonly width: number;
}

const WIDEST = 100;

/** Our own pages on a terminal. */
export function renderMarkdown(markdown: string, { color, width }: Look): string {
	const paint = createColors(color);
	const room = Math.min(width, WIDEST);
	const strengthen = (text: string): string =>
		text.replace(/\*\*([^*]+)\*\*/g, (_match, strong: string) => paint.bold(strong));
	const draw = ({ kind, marker, text }: Block): string => {
		if (kind === "heading") return paint.bold(text);
		if (kind === "code") return paint.cyan(`    ${text}`.trimEnd());
		if (kind === "quote") return wrapText(`> ${text}`, room, "> ");
		return strengthen(wrapText(`${marker}${text}`, room, " ".repeat(marker.length)));
	};
	return `${parseBlocks(markdown).map(draw).join("\n")}\n`;
}
