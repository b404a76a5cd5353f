import { toPrintable } from "@countersign/core";
import type { Approver, BlamedLine, BlameReport, Origin } from "@countersign/core/model";
import { createColors } from "picocolors";

type Colors = ReturnType<typeof createColors>;

/** One column of the table; left out where no line has anything to say in it. */
interface Column {
	readonly most: number;
	readonly text: (line: BlamedLine) => string;
	readonly paint: (colors: Colors, text: string, line: BlamedLine) => string;
}

function describeWho({ origin, grade, tool, model, person }: BlamedLine): string {
	const who = origin === "human" ? person : tool === null ? null : [tool, model].filter(Boolean).join("/");
	const how = grade === "none" ? "" : `${grade}`;
	return [how, who].filter(Boolean).join(" ");
}

/** A trailer is no signature, and must not look like one. */
function describeApprover([first, ...others]: readonly Approver[]): string {
	if (!first) return "";
	const more = others.length === 0 ? "" : ` +${others.length}`;
	return first.grade === "declared" ? `(${first.name}?)${more}` : `${first.name}${more}`;
}

function paintOrigin(colors: Colors, text: string, { origin }: BlamedLine): string {
	const paints = { ai: colors.magenta, human: colors.green, mixed: colors.yellow, unknown: colors.dim };
	return paints[origin](text);
}

const dim: Column["paint"] = (colors, text) => colors.dim(text);
const plain: Column["paint"] = (_colors, text) => text;

function listColumns({ version }: BlameReport): readonly Column[] {
	const uncommitted = version === "staged" ? "staged" : "worktree";
	return [
		{
			most: 8,
			text: ({ commit }) => commit?.slice(0, 8) ?? uncommitted,
			paint: (colors, text, { commit }) => (commit === null ? colors.yellow(text) : colors.dim(text)),
		},
		{ most: 7, text: ({ origin }) => origin, paint: paintOrigin },
		{ most: 34, text: describeWho, paint: plain },
		{ most: 10, text: ({ session }) => session ?? "", paint: dim },
		{ most: 8, text: ({ prompt }) => prompt?.id?.slice(0, 8) ?? "", paint: dim },
		{ most: 20, text: ({ approvers }) => describeApprover(approvers), paint: plain },
	];
}

function fit(text: string, width: number): string {
	return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

/** Columns as wide as what stands in them. */
function measureColumns(report: BlameReport) {
	return listColumns(report).flatMap((column) => {
		const longest = report.lines.reduce(
			(most, line) => Math.max(most, toPrintable(column.text(line)).length),
			0,
		);
		const width = Math.min(column.most, longest);
		return width === 0 ? [] : [{ ...column, width }];
	});
}

function countOrigins(lines: readonly BlamedLine[]): string {
	const count = (origin: Origin) => lines.filter((line) => line.origin === origin).length;
	const origins = ["ai", "human", "mixed", "unknown"] as const;
	return origins.map((origin) => `${origin} ${count(origin)}`).join(", ");
}

/** Who vouches for the records behind the lines, each record counted once. */
function describeSignatures(lines: readonly BlamedLine[]): readonly string[] {
	const states = new Map(
		lines.flatMap(({ record, signature }) => (record && signature ? [[record, signature]] : [])),
	);
	if (states.size === 0) return [];
	const words = [...states.values()].map(({ state, principal, note }) => {
		if (state === "signed") return `signed by ${principal}`;
		if (state === "none") return "unsigned";
		return `${state === "bad" ? "FORGED OR ALTERED signature" : "signature that does not count"}: ${note}`;
	});
	const counts = [...new Set(words)].map((word) => `${words.filter((one) => one === word).length} ${word}`);
	return [`records: ${counts.join(", ")}`];
}

function describeApprovals(lines: readonly BlamedLine[]): readonly string[] {
	const isDeclared = lines.some(({ approvers }) => approvers.some(({ grade }) => grade === "declared"));
	return isDeclared
		? ["approvers in (…?) are declared by the commit's own trailers; nobody verified them"]
		: [];
}

/** One row a line: commit, origin, how it is known and by whom, session, prompt, approver, text. */
export function renderBlame(report: BlameReport, color: boolean): string {
	const { lines, path, measured } = report;
	const colors = createColors(color);
	const columns = measureColumns(report);
	const width = String(lines.at(-1)?.line ?? 0).length;
	const rows = lines.map((line) => {
		const cells = columns.map(({ text, width: wide, paint }) =>
			paint(colors, fit(toPrintable(text(line)), wide), line),
		);
		const code = toPrintable(line.text.replaceAll("\t", "  "));
		return [...cells, colors.dim(String(line.line).padStart(width)), code].join(" ");
	});
	const note = measured ? "" : "; this repository measures no origin yet, so unknown says nothing";
	const footer = [`${toPrintable(path)}: ${countOrigins(lines)}${note}`];
	footer.push(...describeSignatures(lines).map(toPrintable), ...describeApprovals(lines));
	return `${[...rows, "", ...footer].join("\n")}\n`;
}
