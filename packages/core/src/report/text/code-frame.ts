import type { Finding } from "../../model/index.ts";
import { cutText, displayWidth } from "../layout.ts";
import { toPrintable } from "../printable.ts";
import type { Lines, Style } from "./style.ts";

const MOST_LINES = 5;
const TAB = "    ";

interface FrameLine {
	readonly number: number;
	/** As it stands in the file, unescaped: columns count in it. */
	readonly raw: string;
	readonly hit: boolean;
}

/**
 * The finding's lines with numbers and a caret, and one line around where the caller can read it. The finding's own
 * lines always come from its snippet, because only there secrets are masked.
 */
export function drawCodeFrame(finding: Finding, masked: ReadonlySet<string>, style: Style): Lines {
	const lines = collectLines(finding, masked, style);
	const gutter = Math.max(...lines.map((line) => String(line.number).length));
	const room = Math.max(20, style.width - gutter - 11);
	return lines.flatMap((line) => drawLine(line, { finding, gutter, room }, style));
}

function collectLines(
	finding: Finding,
	masked: ReadonlySet<string>,
	{ context }: Style,
): readonly FrameLine[] {
	const { startLine } = finding.range;
	const own = finding.snippet
		.replace(/\r?\n$/, "")
		.split(/\r?\n/)
		.slice(0, MOST_LINES);
	const around = (number: number): readonly FrameLine[] => {
		if (number < 1 || masked.has(`${finding.path}:${number}`)) return [];
		const raw = context.sourceLine?.(finding.path, number) ?? null;
		return raw === null || raw.trim() === "" ? [] : [{ number, raw, hit: false }];
	};
	return [
		...around(startLine - 1),
		...own.map((raw, index) => ({ number: startLine + index, raw, hit: true })),
		...around(startLine + own.length),
	];
}

interface Frame {
	readonly finding: Finding;
	readonly gutter: number;
	readonly room: number;
}

function drawLine(line: FrameLine, { finding, gutter, room }: Frame, { paint }: Style): Lines {
	const number = String(line.number).padStart(gutter);
	const { text, start, width } = clipLine(line, finding, room);
	const mark = line.hit ? paint.caret(">") : " ";
	const drawn = `    ${mark} ${paint.dim(`${number} │`)} ${text}`.trimEnd();
	if (line.number !== finding.range.startLine || width === 0) return [drawn];
	const caret = paint.caret("^".repeat(width));
	return [drawn, `      ${paint.dim(`${" ".repeat(gutter)} │`)} ${" ".repeat(start)}${caret}`];
}

interface ClippedLine {
	readonly text: string;
	/** Columns before the caret. */
	readonly start: number;
	readonly width: number;
}

/** Very long lines (minified code) show only the part around the finding. */
function clipLine(line: FrameLine, { range }: Finding, room: number): ClippedLine {
	const from = line.number === range.startLine ? Math.min(range.startColumn - 1, line.raw.length) : 0;
	const to = line.number === range.endLine ? range.endColumn - 1 : line.raw.length;
	const lead = draw(line.raw.slice(Math.max(0, from - room), from));
	const body = draw(line.raw.slice(from, Math.min(to, from + room)));
	const tail = draw(line.raw.slice(Math.min(to, from + room), from + room * 2));
	const fits = from <= room && displayWidth(lead + body + tail) <= room;
	const spare = Math.max(16, room - displayWidth(body));
	const before = fits ? lead : keepEnd(lead, Math.floor(spare / 2));
	const text = cutText(before + body + tail, room);
	const start = displayWidth(before);
	const width = Math.max(0, Math.min(Math.max(1, displayWidth(body)), room - start));
	return { text, start, width };
}

function keepEnd(text: string, width: number): string {
	return displayWidth(text) < width ? text : `…${[...text].slice(1 - width).join("")}`;
}

function draw(raw: string): string {
	return toPrintable(raw.replaceAll("\t", TAB));
}
