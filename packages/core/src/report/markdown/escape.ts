import { cutText } from "../layout.ts";
import { toPrintable, toPrintableProse } from "../printable.ts";

const LONGEST_TEXT = 600;
const LONGEST_CODE = 300;
const STRUCTURE = /[&<>`*_[\]{}#|~\\@!$^]/g;

/**
 * A character reference is never Markdown structure (CommonMark 0.31 §6.2), so this holds in tables, in HTML and in text
 * alike. Repository text must not start a line of its own: `#`, `-` and GitLab's `/commands` have a meaning there.
 */
function toReferences(text: string): string {
	return text.replace(STRUCTURE, (character) => `&#${character.charCodeAt(0)};`);
}

/** Repository prose inside a line: no markup, and no mention, issue reference or link is made of it. */
export function toMarkdownText(text: string): string {
	// Forges look for these in the rendered text, where a reference is a character again: a zero-width space stops them.
	return toReferences(cutText(toPrintableProse(text), LONGEST_TEXT))
		.replace(/&#(?:33|35|36|38|64|126);/g, "$&&#8203;")
		.replaceAll("://", ":&#8203;//")
		.replace(/\bwww\./gi, "www&#8203;.");
}

/** Repository text as code inside a line; forges make no mentions and links in code. */
export function toMarkdownCode(text: string): string {
	return `<code>${toReferences(cutText(toPrintable(text), LONGEST_CODE))}</code>`;
}

const MOST_LINES = 5;
const LONGEST_LINE = 200;

/** A fenced block whose fence is longer than any run of backticks in it. */
export function toMarkdownBlock(snippet: string): string {
	const lines = snippet
		.replace(/\r?\n$/, "")
		.split(/\r?\n/)
		.slice(0, MOST_LINES);
	const body = lines
		.map((line) => cutText(toPrintable(line.replaceAll("\t", "    ")), LONGEST_LINE))
		.join("\n");
	const runs = body.match(/`+/g) ?? [];
	const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
	return `${fence}\n${body}\n${fence}`;
}
