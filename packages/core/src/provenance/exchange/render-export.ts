import { ProvenanceError } from "../errors.ts";
import type { AttributedCommit, RenderedExport } from "./attributed-commit.ts";
import { type ExportFormat, isExchangeFormat } from "./exchange-format.ts";
import { renderAgentTrace } from "./render-agent-trace.ts";
import { renderCycloneDx } from "./render-cyclonedx.ts";
import { renderGitAiNote } from "./render-git-ai-note.ts";
import { renderSpdx } from "./render-spdx.ts";
import { renderTrailers } from "./render-trailers.ts";

export interface ExportOptions {
	readonly format: ExportFormat;
	/** Analysis tools that a trailer names behind the model (`coccinelle`, `sparse`). */
	readonly tools?: readonly string[];
}

const RENDERERS: Readonly<
	Record<ExportFormat, (commit: AttributedCommit, tools: readonly string[]) => RenderedExport>
> = {
	"git-ai": renderGitAiNote,
	"agent-trace": renderAgentTrace,
	trailers: renderTrailers,
	cyclonedx: renderCycloneDx,
	spdx: renderSpdx,
};

const TOOL = /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,59}$/;

function refuse(message: string): never {
	throw new ProvenanceError("PROVENANCE_EXPORT_UNSUPPORTED", { message });
}

/**
 * The name of a format that can be written.
 * @throws ProvenanceError PROVENANCE_EXPORT_UNSUPPORTED
 */
export function parseExportFormat(name: string): ExportFormat {
	if (!isExchangeFormat(name)) return refuse(`There is no format ${JSON.stringify(name.slice(0, 80))}.`);
	if (name === "entire")
		return refuse("A checkpoint of Entire holds a transcript and no lines: it can only be imported.");
	return name;
}

/**
 * What a commit's lines are, in another format, and what that format loses.
 * @throws ProvenanceError PROVENANCE_EXPORT_UNSUPPORTED for what is staged, in formats that need a commit.
 */
export function renderExport(
	commit: AttributedCommit,
	{ format, tools = [] }: ExportOptions,
): RenderedExport {
	if (commit.commit === null && format !== "trailers") {
		return refuse(`What is staged has no commit for ${format} to name; only trailers can be made of it.`);
	}
	const odd = tools.find((tool) => !TOOL.test(tool));
	if (odd !== undefined)
		return refuse(`${JSON.stringify(odd.slice(0, 80))} is not the name of a tool: it has to be one word.`);
	if (tools.length > 0 && format !== "trailers") return refuse("Only trailers name analysis tools.");
	return RENDERERS[format](commit, tools);
}
