export { REPORT_ERRORS, ReportError, type ReportErrorCode } from "./errors.ts";
export { type FormatOption, parseFormatOption, REPORT_FORMATS, type ReportFormat } from "./format-option.ts";
export type { RenderContext } from "./render-context.ts";
export { renderSummaryLine } from "./summary-line.ts";
