import { groupBy } from "../../kit/index.ts";
import type { OriginRange } from "../../model/index.ts";
import { type AttributedCommit, countRangeLines, type RenderedExport } from "./attributed-commit.ts";
import { noteAutomation } from "./list-losses.ts";
import { LossLog } from "./loss.ts";

/** What our reader takes of a trailer (label.ts). */
const MAX_LENGTH = 250;

/** A blank would end the name, a line break the trailer. */
function toWord(text: string | null): string {
	return (text ?? "").trim().replace(/[\s\p{Cc}]+/gu, "-");
}

function renderTrailer({ tool, model }: OriginRange, tools: readonly string[]): string {
	const agent = toWord(tool) || "unknown";
	const named = model === null ? agent : `${agent}:${toWord(model)}`;
	return `Assisted-by: ${[named, ...tools].join(" ")}\n`;
}

function listLosses({ files }: AttributedCommit, assisted: readonly OriginRange[]) {
	const losses = new LossLog();
	const all = files.flatMap((file) => file.ranges);
	const count = (ranges: readonly OriginRange[]) => countRangeLines(ranges);
	const lose = (
		kind: "lines" | "origin" | "grade" | "session" | "person" | "model",
		ranges: readonly OriginRange[],
		reason: string,
	) => losses.add({ kind, unit: "lines", count: count(ranges), reason });
	lose("lines", assisted, "A trailer speaks of the whole commit, and names no file and no line.");
	const whole = assisted.filter(({ origin }) => origin === "ai");
	lose("origin", whole, "`Assisted-by` says that an assistant took part: who reads it back, reads `mixed`.");
	const captured = assisted.filter(({ grade }) => grade === "captured");
	lose("grade", captured, "Captured lines become declared ones, since anybody can write a trailer.");
	lose(
		"session",
		assisted.filter(({ session }) => session !== null),
		"A trailer has no session.",
	);
	lose(
		"person",
		assisted.filter(({ person }) => person !== null),
		"The trailer names no person.",
	);
	const changed = assisted.filter(
		({ tool, model }) =>
			toWord(tool) !== (tool ?? "") ||
			toWord(model) !== (model ?? "") ||
			`${tool}:${model}`.length > MAX_LENGTH,
	);
	lose(
		"model",
		changed,
		"Blanks in the name of a tool or model become `-`, and a long name is cut by who reads it.",
	);
	const human = all.filter(({ origin }) => origin === "human");
	lose(
		"origin",
		human,
		"That a person wrote lines has no trailer: it would lower scrutiny on nobody's word.",
	);
	noteAutomation(files, losses);
	return losses.list();
}

/**
 * `Assisted-by: AGENT:MODEL [TOOL…]` (Linux kernel, Documentation/process/coding-assistants.rst), a line for each
 * assistant and model, the one with most lines first, as `git interpret-trailers` reads it.
 */
export function renderTrailers(commit: AttributedCommit, tools: readonly string[] = []): RenderedExport {
	const ranges = commit.files.flatMap((file) => file.ranges);
	const assisted = ranges.filter(({ origin }) => origin === "ai" || origin === "mixed");
	const groups = [...groupBy(assisted, (range) => renderTrailer(range, tools))]
		.map(([line, own]) => ({ line, lines: countRangeLines(own) }))
		.sort((a, b) => b.lines - a.lines || (a.line < b.line ? -1 : 1));
	return { text: groups.map(({ line }) => line).join(""), lost: listLosses(commit, assisted) };
}
