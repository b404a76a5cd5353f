import type { ChangedFile, CheckReport, FileTier, Tier } from "../../model/index.ts";
import { countOf, displayWidth, padEnd } from "../layout.ts";
import { compareText } from "../report-findings.ts";
import type { Lines, Style } from "./style.ts";

const MOST_ROWS = 15;
const RANKS: Readonly<Record<Tier, number>> = { critical: 0, trusted: 1, experimental: 2 };
const LETTERS: Readonly<Record<ChangedFile["status"], string>> = {
	added: "A",
	modified: "M",
	deleted: "D",
	renamed: "R",
	copied: "C",
	"type-changed": "T",
};

interface Row {
	readonly file: ChangedFile;
	readonly tier: FileTier | undefined;
}

/** Touched files with tier and areas, the most trusted first. Letters are those of `git diff --name-status`. */
export function drawFileTable(report: CheckReport, style: Style): Lines {
	const rows = sortRows(report);
	if (rows.length === 0) return [];
	const shown = rows.slice(0, MOST_ROWS);
	const widths = shown.map(({ file }) => displayWidth(file.path));
	const pathWidth = Math.min(Math.max(...widths), Math.max(20, style.width - 45));
	const lines = shown.map((row) => drawRow(row, pathWidth, style));
	return [style.paint.bold("Files"), ...lines, ...drawRest(rows.slice(MOST_ROWS), style)];
}

function sortRows({ change, tiers }: CheckReport): readonly Row[] {
	const byPath = new Map(tiers.map((tier) => [tier.path, tier]));
	const rows = change.files.map((file) => ({ file, tier: byPath.get(file.path) }));
	return rows.sort((a, b) => rank(a) - rank(b) || compareText(a.file.path, b.file.path));
}

function rank({ tier }: Row): number {
	return tier === undefined ? 3 : RANKS[tier.tier];
}

function drawRow({ file, tier }: Row, pathWidth: number, { paint }: Style): string {
	const lines = file.kind === "text" ? `+${file.addedLines} −${file.deletedLines}` : file.kind;
	const tierWord = (tier?.tier ?? "no tier").padEnd(12);
	const areas = tier === undefined ? "" : tier.areas.join(", ");
	const cells = [LETTERS[file.status], paint.bold(tierWord), padEnd(file.path, pathWidth), padEnd(lines, 10)];
	return `  ${cells.join(" ")} ${areas}`.trimEnd();
}

function drawRest(rest: readonly Row[], { paint }: Style): Lines {
	if (rest.length === 0) return [];
	const tiers = new Map<string, number>();
	for (const { tier } of rest) {
		const word = tier?.tier ?? "no tier";
		tiers.set(word, (tiers.get(word) ?? 0) + 1);
	}
	const counts = [...tiers].map(([word, count]) => `${count} ${word}`);
	return [paint.dim(`  … and ${countOf(rest.length, "more file")} (${counts.join(", ")})`)];
}
