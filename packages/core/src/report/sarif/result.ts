import type { CodeFlow, Fix, Result, ThreadFlowLocation } from "sarif";
import type { Finding, FlowStep } from "../../model/index.ts";
import type { ReportedFinding } from "../report-findings.ts";
import { toArtifactLocation, toPhysicalLocation, toRegion } from "./location.ts";
import { SARIF_LEVELS } from "./rule-list.ts";
import { toSarifText } from "./text.ts";

/** GitHub refuses a file in which one result has more steps. */
const MOST_STEPS = 10_000;

export function toSarifResult({ finding, origin }: ReportedFinding, ruleIndex: number): Result {
	const { ruleId, path, range, snippet, category, confidence, severity } = finding;
	return {
		ruleId: ruleId.toWellFormed(),
		ruleIndex,
		level: SARIF_LEVELS[severity],
		message: { text: toSarifText(finding.message) },
		locations: [{ physicalLocation: toPhysicalLocation(path, range, snippet) }],
		partialFingerprints: { "countersign/v1": finding.fingerprint },
		...(finding.flow.length === 0 ? {} : { codeFlows: [toCodeFlow(finding.flow)] }),
		...(finding.fix === null ? {} : { fixes: [toFix(finding, finding.fix)] }),
		properties: { severity, confidence, category, ...(origin === null ? {} : { origin: { ...origin } }) },
	};
}

/** Beyond the limit the middle is left out: source and sink are what a reader needs. */
function toCodeFlow(flow: Finding["flow"]): CodeFlow {
	const steps = flow.length <= MOST_STEPS ? flow : [...flow.slice(0, MOST_STEPS - 1), ...flow.slice(-1)];
	return { threadFlows: [{ locations: steps.map(toFlowLocation) }] };
}

function toFlowLocation(step: FlowStep): ThreadFlowLocation {
	return {
		location: {
			physicalLocation: toPhysicalLocation(step.path, step.range, step.snippet),
			message: { text: toSarifText(step.note) },
		},
		kinds: [step.role],
		importance: step.role === "step" ? "important" : "essential",
	};
}

function toFix({ path, range }: Finding, text: string): Fix {
	return {
		description: { text: "Replacement that the rule offers." },
		artifactChanges: [
			{
				artifactLocation: toArtifactLocation(path),
				replacements: [{ deletedRegion: toRegion(range), insertedContent: { text: text.toWellFormed() } }],
			},
		],
	};
}
