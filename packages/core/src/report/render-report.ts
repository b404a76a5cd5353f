import type { CheckReport, ScanReport } from "../model/index.ts";
import type { ReportFormat } from "./format-option.ts";
import { renderGitlab } from "./gitlab.ts";
import { renderJson } from "./json.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import type { RenderContext } from "./render-context.ts";
import { renderSarif } from "./sarif.ts";
import { renderText } from "./text.ts";

type Renderer = (report: CheckReport | ScanReport, context: RenderContext) => string;

const RENDERERS: Readonly<Record<ReportFormat, Renderer>> = {
	text: renderText,
	json: renderJson,
	sarif: renderSarif,
	gitlab: renderGitlab,
	junit: renderJunit,
	markdown: renderMarkdown,
};

/**
 * A report in one format, ending in a newline.
 * @throws ReportError REPORT_NOT_VALID (json only)
 */
export function renderReport(
	format: ReportFormat,
	report: CheckReport | ScanReport,
	context: RenderContext,
): string {
	return RENDERERS[format](report, context);
}
