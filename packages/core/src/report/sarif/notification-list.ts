import type { Notification } from "sarif";
import type { CheckReport, RuleProblem, ScanReport, SkippedFile } from "../../model/index.ts";
import { formatCount } from "../layout.ts";
import { isCheckReport } from "../report-findings.ts";
import { toArtifactLocation } from "./location.ts";
import { toSarifText } from "./text.ts";

const MOST_OF_A_KIND = 1000;

/** What kept the run from seeing everything: skipped files, rules that did not run, evidence that could not be used. */
export function listSarifNotifications(report: CheckReport | ScanReport): readonly Notification[] {
	const { skipped, rules } = report.inspection;
	const check = isCheckReport(report) ? report : null;
	const errors = (check?.verdict.reasons ?? []).filter((reason) => reason.outcome === "error");
	const problems = check?.provenance.problems ?? [];
	return [
		...cut(errors.map(({ code, message }) => toNotification(`verdict/${code}`, "error", message))),
		...cut(skipped.map(fromSkipped)),
		...cut(rules.problems.map(fromRuleProblem)),
		...cut(
			problems.map(({ code, where, message }) => {
				return toNotification(`provenance/${code}`, "note", `${where}: ${message}`);
			}),
		),
	];
}

export function toNotification(
	id: string,
	level: NonNullable<Notification["level"]>,
	message: string,
): Notification {
	return { descriptor: { id: id.toWellFormed() }, level, message: { text: toSarifText(message) } };
}

function cut(notifications: readonly Notification[]): readonly Notification[] {
	const rest = notifications.length - MOST_OF_A_KIND;
	if (rest <= 0) return notifications;
	const more = toNotification(
		"notifications-cut",
		"warning",
		`${formatCount(rest)} more like these were left out.`,
	);
	return [...notifications.slice(0, MOST_OF_A_KIND), more];
}

function fromSkipped({ path, code, detail }: SkippedFile): Notification {
	const message = `${path} was not inspected: ${code}${detail === "" ? "" : `, ${detail}`}.`;
	return {
		...toNotification(`file-skipped/${code}`, "warning", message),
		locations: [{ physicalLocation: { artifactLocation: toArtifactLocation(path) } }],
	};
}

function fromRuleProblem({ code, ruleId, file, line, column, message }: RuleProblem): Notification {
	const region =
		line === null ? {} : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } };
	return {
		...toNotification(`rule-problem/${code}`, "warning", `${ruleId ?? file}: ${message}`),
		locations: [{ physicalLocation: { artifactLocation: toArtifactLocation(file), ...region } }],
	};
}
