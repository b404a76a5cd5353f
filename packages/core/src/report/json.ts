import { CheckReport, ScanReport } from "../model/index.ts";
import { ReportError } from "./errors.ts";
import { isCheckReport } from "./report-findings.ts";
import { toSafeJson } from "./safe-json.ts";

/**
 * The report itself. Passing it through its schema puts the keys in the schema's order, whatever order the report was
 * built in, and keeps a report that breaks the published schema from getting out.
 * @throws ReportError REPORT_NOT_VALID
 */
export function renderJson(report: CheckReport | ScanReport): string {
	const result = isCheckReport(report) ? CheckReport.safeParse(report) : ScanReport.safeParse(report);
	if (result.success) return toSafeJson(result.data);
	const issue = result.error.issues[0];
	throw new ReportError("REPORT_NOT_VALID", {
		message: `The report breaks ${report.$schema} at ${issue?.path.join(".") ?? "?"}: ${issue?.message ?? "?"}.`,
		cause: result.error,
	});
}
