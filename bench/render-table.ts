import { isBarMet, type Measurement, type Unit } from "./measurement.ts";

const COLUMNS = ["what", "who", "median", "min – max", "runs", "bar", "met", "ours ÷ theirs", "note"];

function renderNumber(value: number): string {
	const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return value.toFixed(digits).replace(/\B(?=(?:\d{3})+(?:\.|$))/g, ",");
}

function renderFigure(value: number, unit: Unit): string {
	return unit === "×" ? `${renderNumber(value)}×` : `${renderNumber(value)} ${unit}`;
}

function renderMet(measurement: Measurement): string {
	const met = isBarMet(measurement);
	return met === null ? "" : met ? "yes" : "**no**";
}

function renderRow(measurement: Measurement): readonly string[] {
	const { topic, subject, unit, summary, bar, ratioToPeer, note } = measurement;
	return [
		topic,
		subject,
		summary ? renderFigure(summary.median, unit) : "not measured",
		summary ? `${renderNumber(summary.min)} – ${renderNumber(summary.max)}` : "",
		summary ? String(summary.n) : "",
		bar ? `${bar.relation} ${renderFigure(bar.limit, unit)}` : "",
		renderMet(measurement),
		ratioToPeer === null ? "" : `${renderNumber(ratioToPeer)}×`,
		note,
	];
}

function renderLine(cells: readonly string[]): string {
	const escaped = cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s+/g, " "));
	return `| ${escaped.join(" | ")} |`;
}

/** The measurements as a Markdown table. */
export function renderTable(measurements: readonly Measurement[]): string {
	const rule = `|${COLUMNS.map(() => "---").join("|")}|`;
	return [renderLine(COLUMNS), rule, ...measurements.map((one) => renderLine(renderRow(one)))].join("\n");
}
