/** A piece of a page. The text of paragraphs, items and quotes is on one line, without its marker. */
export interface Block {
	readonly kind: "heading" | "paragraph" | "item" | "quote" | "code" | "blank";
	/** `- ` or `1. ` of an item, empty for others. */
	readonly marker: string;
	readonly text: string;
}

const ITEM = /^\s*(?:[-*]|\d+\.)\s+/;
const QUOTE = /^\s*>\s*/;

function openBlock(line: string): Block {
	if (line.trim() === "") return { kind: "blank", marker: "", text: "" };
	if (line.startsWith("#")) return { kind: "heading", marker: "", text: line.replace(/^#+\s*/, "") };
	if (QUOTE.test(line)) return { kind: "quote", marker: "", text: line.replace(QUOTE, "").trim() };
	const marker = ITEM.exec(line)?.[0] ?? "";
	return { kind: marker === "" ? "paragraph" : "item", marker, text: line.slice(marker.length).trim() };
}

/** Prose goes on over line ends; an item goes on with any line that begins nothing new. */
function continues(last: Block | undefined, next: Block): last is Block {
	if (last === undefined || (next.kind !== "paragraph" && next.kind !== "quote")) return false;
	return (
		next.kind === last.kind || (next.kind === "paragraph" && (last.kind === "item" || last.kind === "quote"))
	);
}

/** The blocks of our own pages: headings, paragraphs, lists, quotes and fenced code, nothing else. */
export function parseBlocks(markdown: string): readonly Block[] {
	const blocks: Block[] = [];
	let isCode = false;
	for (const line of markdown.trimEnd().split(/\r?\n/)) {
		const last = blocks.at(-1);
		const next = openBlock(line);
		if (line.startsWith("```")) isCode = !isCode;
		else if (isCode) blocks.push({ kind: "code", marker: "", text: line });
		else if (continues(last, next)) blocks.splice(-1, 1, { ...last, text: `${last.text} ${next.text}` });
		else blocks.push(next);
	}
	return blocks;
}
