import type { CheckReport, ScanReport } from "../../model/index.ts";
import { isCheckReport } from "../report-findings.ts";
import { toMarkdownCode, toMarkdownText } from "./escape.ts";
import type { Section } from "./section.ts";

const MOST_OF_A_KIND = 20;

/** What could not be inspected, read or run. */
export function drawTroubleSections(report: CheckReport | ScanReport): readonly Section[] {
	const { skipped, rules } = report.inspection;
	const problems = isCheckReport(report) ? report.provenance.problems : [];
	return [
		drawSection(
			["Not inspected", "skipped file"],
			skipped.map(({ path, code, detail }) => drawRow(path, code, detail)),
		),
		drawSection(
			["Rules that did not run", "rule"],
			rules.problems.map(({ file, code, message }) => drawRow(file, code, message)),
		),
		drawSection(
			["Evidence of origin that could not be used", "evidence problem"],
			problems.map(({ where, code, message }) => drawRow(where, code, message)),
		),
	];
}

function drawRow(where: string, code: string, message: string): string {
	return `- ${toMarkdownCode(where)} ${toMarkdownText(`${code} ${message}`)}\n`;
}

function drawSection([title, noun]: readonly [string, string], rows: readonly string[]): Section {
	const rest = rows.length - MOST_OF_A_KIND;
	const more = rest > 0 ? [`- … and ${rest} more\n`] : [];
	return {
		head: `### ${title} (${rows.length})\n\n`,
		rows: [...rows.slice(0, MOST_OF_A_KIND), ...more],
		noun,
	};
}
