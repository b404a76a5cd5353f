import { ProvenanceError } from "../errors.ts";
import type { AttributedCommit, RenderedExport } from "./attributed-commit.ts";
import { type ExportFormat, isExchangeFormat } from "./exchange-format.ts";
import { LossLog } from "./loss.ts";
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

/** @throws ProvenanceError PROVENANCE_EXPORT_UNSUPPORTED */
function assertPossible(commits: readonly AttributedCommit[], { format, tools = [] }: ExportOptions): void {
	const [first, ...others] = commits;
	if (first?.commit === null && format !== "trailers") {
		refuse(`What is staged has no commit for ${format} to name; only trailers can be made of it.`);
	}
	if (others.length > 0 && format !== "agent-trace") {
		refuse(`${format} speaks of one commit; only agent-trace takes a range.`);
	}
	const odd = tools.find((tool) => !TOOL.test(tool));
	if (odd !== undefined)
		refuse(`${JSON.stringify(odd.slice(0, 80))} is no name of a tool: it has to be one word.`);
	if (tools.length > 0 && format !== "trailers") refuse("Only trailers name analysis tools.");
}

/**
 * What the lines of commits are, in another format, and what that format loses. Only Agent Trace, which is a log, takes
 * more than one commit.
 * @throws ProvenanceError PROVENANCE_EXPORT_UNSUPPORTED, for what is staged too, in formats that need a commit.
 */
export function renderExport(commits: readonly AttributedCommit[], options: ExportOptions): RenderedExport {
	assertPossible(commits, options);
	const rendered = commits.map((commit) => RENDERERS[options.format](commit, options.tools ?? []));
	const losses = new LossLog();
	for (const loss of rendered.flatMap(({ lost }) => lost)) losses.add(loss);
	return { text: rendered.map(({ text }) => text).join(""), lost: losses.list() };
}
