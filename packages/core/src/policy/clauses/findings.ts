import { groupBy } from "../../kit/index.ts";
import type { Origin, Reason } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import { type Docket, type JudgedCase, linesOf } from "../docket.ts";
import { ORIGINS_BY_SUSPICION, reachesConfidence, reachesThreshold } from "../strictness.ts";
import { count, explainRule, list } from "../wording.ts";
import type { Clause } from "./clause.ts";
import { isSecret } from "./secrets.ts";

interface Judgment {
	readonly judged: JudgedCase;
	readonly origin: Origin;
	readonly outcome: "block" | "warn";
	readonly clause: string;
}

function judge(docket: Docket, judged: JudgedCase, origin: Origin): Judgment | null {
	const { finding, tier } = judged;
	const demand = docket.rules.require[tier];
	const isUnmeasured = origin === "unknown" && !docket.input.provenance.measured;
	const column = isUnmeasured ? "human" : origin;
	const decide = (outcome: "block" | "warn", clause: string): Judgment => ({
		judged,
		origin,
		outcome,
		clause,
	});
	if (reachesThreshold(finding.severity, demand.block[column])) {
		if (reachesConfidence(finding.confidence, demand.confidence)) {
			return decide("block", `require.${tier}.block.${column}`);
		}
		return decide("warn", `require.${tier}.confidence`);
	}
	if (reachesThreshold(finding.severity, demand.warn[column])) {
		return decide("warn", `require.${tier}.warn.${column}`);
	}
	// Fairness may soften a refusal, but it must not hide what the policy wants to see of unknown lines.
	const wanted = (["block", "warn"] as const).find((kind) =>
		reachesThreshold(finding.severity, demand[kind][origin]),
	);
	return isUnmeasured && wanted ? decide("warn", `require.${tier}.${wanted}.${origin}`) : null;
}

/** Lines of several origins may take part: the worst judgment counts, whatever order the policy gives to origins. */
function judgeWorst(docket: Docket, judged: JudgedCase): Judgment | null {
	const judgments = ORIGINS_BY_SUSPICION.filter((origin) => judged.origins.has(origin)).flatMap(
		(origin) => judge(docket, judged, origin) ?? [],
	);
	return judgments.find(({ outcome }) => outcome === "block") ?? judgments[0] ?? null;
}

function describe({ finding }: JudgedCase): string {
	return `${finding.category} (${finding.severity}) at ${finding.path}:${finding.range.startLine}`;
}

function explainOutcome(judgment: Judgment): string {
	const { outcome, clause, judged, origin } = judgment;
	if (clause.endsWith(".confidence")) return `would block, but the engine is not sure enough`;
	const verb = outcome === "block" ? "does not accept this" : "warns of this";
	return `${judged.tier} code ${verb} in ${origin} lines`;
}

function toReason(docket: Docket, group: readonly [Judgment, ...Judgment[]]): Reason {
	const [first] = group;
	const cases = group.map(({ judged }) => judged);
	const descriptions = cases.map(describe);
	const message = `${count(group.length, "finding")}: ${list(descriptions)}; ${explainOutcome(first)}`;
	return createReason(docket, {
		code: "finding-threshold",
		outcome: first.outcome,
		clause: first.clause,
		message,
		places: cases.map(({ finding }) => ({ path: finding.path, lines: linesOf(finding.range) })),
		findings: cases.map(({ finding }) => finding.fingerprint),
		next: explainRule(first.judged.finding.ruleId),
	});
}

export const findingsClause: Clause = {
	name: "require",
	evaluate: (docket) => {
		const judgments = docket.cases
			.filter((judged) => !isSecret(judged.finding))
			.flatMap((judged) => judgeWorst(docket, judged) ?? []);
		const groups = groupBy(judgments, ({ clause, outcome, origin }) => `${clause} ${outcome} ${origin}`);
		return [...groups.values()].flatMap(([first, ...rest]) =>
			first ? [toReason(docket, [first, ...rest])] : [],
		);
	},
};
