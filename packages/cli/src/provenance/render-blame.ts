import { type FileBlame, toPrintable } from "@countersign/core";
import type { Origin, OriginRange } from "@countersign/core/model";
import { createColors } from "picocolors";

/** One line of a file and everything known about its origin. */
export interface BlamedLine {
	readonly line: number;
	readonly origin: Origin;
	readonly grade: OriginRange["grade"];
	readonly source: OriginRange["source"];
	readonly tool: string | null;
	readonly model: string | null;
	readonly session: string | null;
	readonly person: string | null;
	readonly commit: string | null;
	/** The record and the prompt that it refers to, for `provenance show`. */
	readonly record: string | null;
	readonly text: string;
}

/** The blame of a file line by line. */
export function listBlamedLines({ content, ranges, recorded }: FileBlame): readonly BlamedLine[] {
	const texts = new TextDecoder().decode(content).split("\n");
	const records = new Map<number, string>();
	for (const { start, end, author } of recorded) {
		for (let line = start; line <= end; line += 1) records.set(line, records.get(line) ?? author.id);
	}
	return ranges.flatMap(({ range, ...facts }) =>
		Array.from({ length: range.end - range.start + 1 }, (_, index) => {
			const line = range.start + index;
			const text = (texts[line - 1] ?? "").replace(/\r$/, "");
			return { line, ...facts, record: records.get(line) ?? null, text };
		}),
	);
}

function describeWho({ origin, grade, tool, model, person }: BlamedLine): string {
	const who = origin === "human" ? person : tool === null ? null : [tool, model].filter(Boolean).join("/");
	const how = grade === "none" ? "" : `${grade}`;
	return [how, who].filter(Boolean).join(" ");
}

function fit(text: string, width: number): string {
	const printable = toPrintable(text);
	return printable.length > width ? `${printable.slice(0, width - 1)}…` : printable.padEnd(width);
}

function countOrigins(lines: readonly BlamedLine[]): string {
	const count = (origin: Origin) => lines.filter((line) => line.origin === origin).length;
	const origins = ["ai", "human", "mixed", "unknown"] as const;
	return origins.map((origin) => `${origin} ${count(origin)}`).join(", ");
}

const WHO_WIDTH = 34;

/** One row a line: commit, origin, how it is known and by whom, session, text. */
export function renderBlame(blame: FileBlame, lines: readonly BlamedLine[], color: boolean): string {
	const paint = createColors(color);
	const paints = { ai: paint.magenta, human: paint.green, mixed: paint.yellow, unknown: paint.dim };
	const width = String(lines.length).length;
	const rows = lines.map((line) => {
		const commit = paint.dim((line.commit ?? "").slice(0, 8).padEnd(8));
		const origin = paints[line.origin](line.origin.padEnd(7));
		const session = paint.dim(fit(line.session ?? "", 10));
		const number = String(line.line).padStart(width);
		const text = toPrintable(line.text.replaceAll("\t", "  "));
		return `${commit} ${origin} ${fit(describeWho(line), WHO_WIDTH)} ${session} ${paint.dim(number)} ${text}`;
	});
	const note = blame.measured ? "" : "; this repository measures no origin yet, so unknown says nothing";
	return `${[...rows, "", `${toPrintable(blame.path)}: ${countOrigins(lines)}${note}`].join("\n")}\n`;
}
