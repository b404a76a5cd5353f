import { type FoundRecord, type StoredRecord, toPrintable } from "@countersign/core";
import type { ProvenanceRecord, RecordSignature } from "@countersign/core/model";
import { createColors } from "picocolors";
import { describeSignature } from "./describe-signature.ts";

const ID_LENGTH = 12;

function countLines({ runs }: ProvenanceRecord): number {
	return runs.reduce((sum, run) => sum + run.lines.length, 0);
}

function describeAuthor({ kind, tool, model, person, imported, proposalChanged }: ProvenanceRecord): string {
	if (kind === "human") return `human ${person?.name ?? "somebody"} (by ${tool.name})`;
	const origin = imported && proposalChanged ? "mixed" : "ai";
	return `${origin} ${[tool.name, model].filter(Boolean).join("/")}`;
}

/** One row a record. */
export function renderRecordRow({ id, record, snippetLines }: FoundRecord, color: boolean): string {
	const paint = createColors(color);
	const lines = record.gap === undefined ? `+${countLines(record)}` : `gap: ${record.gap}`;
	const snippet = snippetLines > 0 ? `  ${snippetLines} of the snippet` : "";
	const from = record.imported ? `  from ${record.imported.format}` : "";
	const what = toPrintable(`${describeAuthor(record)}  ${record.path}  ${lines}${snippet}${from}`);
	return `${paint.yellow(id.slice(0, ID_LENGTH))} ${toPrintable(record.at)}  ${what}`;
}

function describePrompt({ prompt }: ProvenanceRecord, text: string | null): string {
	if (prompt === null) return "none was recorded";
	if (prompt.object === null) return `not kept (${prompt.storage})`;
	if (text === null) return `erased, or not in this clone; digest ${prompt.object}`;
	const removed = prompt.redaction?.removed.reduce((sum, { count }) => sum + count, 0) ?? 0;
	const kept = `${prompt.storage}, ${removed} passages redacted, digest ${prompt.object}`;
	return `${kept}\n\n${text
		.split("\n")
		.map((line) => `    ${toPrintable(line)}`)
		.join("\n")}`;
}

/** What is known of a record besides itself. */
export interface RecordSides {
	/** The prompt's text, null where it is not kept. */
	readonly prompt: string | null;
	readonly signature: RecordSignature;
}

/** Everything a record says. */
export function renderRecordPage({ id, record }: StoredRecord, { prompt, signature }: RecordSides): string {
	const { tool, person, proposalChanged, imported } = record;
	const rows = [
		["record", id],
		["at", record.at],
		["author", describeAuthor(record)],
		["version", tool.version],
		["session", record.session],
		["person", person === null ? null : `${person.name} <${person.email}>`],
		["path", record.path],
		["lines", `${countLines(record)} in ${record.runs.length} runs`],
		["gap", record.gap ?? null],
		["permission", record.permissionMode],
		[
			"proposal",
			// An import says `mixed` by it; nobody saw a proposal.
			proposalChanged === null || imported
				? null
				: proposalChanged
					? "changed by a person"
					: "taken as it was",
		],
		["refinement", record.refinement > 0 ? String(record.refinement) : null],
		["command", record.command],
		["signature", describeSignature(signature)],
		["imported", imported ? `from ${imported.format}, ${imported.grade}` : null],
	] as const;
	const shown = rows.flatMap(([name, value]) =>
		value === null ? [] : [`${name.padEnd(11)}${toPrintable(value)}`],
	);
	return `${[...shown, `${"prompt".padEnd(11)}${describePrompt(record, prompt)}`].join("\n")}\n`;
}
