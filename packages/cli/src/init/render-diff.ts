import { toPrintable } from "@countersign/core";
import { createColors } from "picocolors";
import type { Edit } from "./edit.ts";

const CONTEXT = 3;

function splitLines(text: string): readonly string[] {
	const lines = text.split("\n");
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** A unified diff of one edit. An edit only ever adds whole lines at one place, so no differ is needed. */
export function renderDiff(edit: Edit, shown: string, color: boolean): string {
	const paint = createColors(color);
	const before = edit.before?.toString("utf8") ?? "";
	const at = edit.before?.subarray(0, edit.offset).toString("utf8") ?? "";
	const above = splitLines(at);
	const below = splitLines(before.slice(at.length));
	const added = splitLines(edit.block.replace(/^\n/, ""));
	const [lead, trail] = [above.slice(-CONTEXT), below.slice(0, CONTEXT)];
	const start = above.length - lead.length + 1;
	const kept = lead.length + trail.length;
	const from = edit.before === null ? "0,0" : `${kept === 0 ? 0 : start},${kept}`;
	const lines = [
		paint.bold(edit.before === null ? "--- /dev/null" : `--- a/${shown}`),
		paint.bold(`+++ b/${shown}`),
		paint.cyan(`@@ -${from} +${start},${kept + added.length} @@`),
		...lead.map((line) => ` ${toPrintableLine(line)}`),
		...added.map((line) => paint.green(`+${toPrintableLine(line)}`)),
		...trail.map((line) => ` ${toPrintableLine(line)}`),
	];
	return `${lines.join("\n")}\n`;
}

/** Tabs are as they are in every diff; what else steers a terminal is spelled out. */
function toPrintableLine(line: string): string {
	return line.split("\t").map(toPrintable).join("\t");
}
