import type { Notification, ReportingDescriptor, Run, VersionControlDetails } from "sarif";
import type { CheckReport, ScanReport } from "../../model/index.ts";
import type { RenderContext } from "../render-context.ts";
import { isCheckReport, type ReportedFinding } from "../report-findings.ts";
import { SOURCE_ROOT } from "./location.ts";
import { toSarifResult } from "./result.ts";

export interface RunParts {
	readonly findings: readonly ReportedFinding[];
	readonly rules: readonly ReportingDescriptor[];
	readonly notifications: readonly Notification[];
}

export function toSarifRun(report: CheckReport | ScanReport, parts: RunParts, context: RenderContext): Run {
	const indexes = new Map(parts.rules.map((rule, index) => [rule.id, index]));
	const failed = isCheckReport(report) && report.verdict.outcome === "error";
	return {
		tool: {
			driver: {
				name: report.tool.name,
				semanticVersion: report.tool.version,
				informationUri: "https://countersign.dev",
				rules: [...parts.rules],
			},
		},
		columnKind: "utf16CodeUnits",
		originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: "The root of the repository." } } },
		invocations: [{ executionSuccessful: !failed, toolExecutionNotifications: [...parts.notifications] }],
		results: parts.findings.map((item) => {
			return toSarifResult(item, indexes.get(item.finding.ruleId.toWellFormed()) ?? -1);
		}),
		...(isCheckReport(report) ? describeCheck(report, context) : {}),
	};
}

function describeCheck(report: CheckReport, context: RenderContext): Partial<Run> {
	const { change, verdict, policy } = report;
	const reasons = verdict.reasons.map(({ outcome, code, clause, clauseAt, message, next }) => {
		return { outcome, code, clause, clauseAt, message, next };
	});
	const revision = { revisionId: change.head.commit, branch: change.branch };
	const provenance = findVersionControl(report, context);
	return {
		...(provenance === null ? {} : { versionControlProvenance: [provenance] }),
		properties: { outcome: verdict.outcome, reasons, policy: { ...policy }, revision },
	};
}

/** SARIF demands the repository's address here; without one, the revision stands in the run's properties only. */
function findVersionControl({ change }: CheckReport, context: RenderContext): VersionControlDetails | null {
	if (context.repositoryUri === undefined || !URL.canParse(context.repositoryUri)) return null;
	const uri = new URL(context.repositoryUri);
	if (!["https:", "http:", "ssh:", "git:"].includes(uri.protocol)) return null;
	uri.username = "";
	uri.password = "";
	uri.search = "";
	uri.hash = "";
	return {
		repositoryUri: uri.href,
		...(change.head.commit === null ? {} : { revisionId: change.head.commit }),
		...(change.branch === null ? {} : { branch: change.branch.toWellFormed() }),
		mappedTo: { uriBaseId: SOURCE_ROOT },
	};
}
