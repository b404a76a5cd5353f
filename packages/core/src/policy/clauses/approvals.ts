import {
	type Approval,
	type ApprovalRule,
	type ClauseAction,
	type Origin,
	type Reason,
	Tier,
} from "../../model/index.ts";
import { BUILT_IN_SOURCE } from "../built-in-policy.ts";
import { createReason } from "../create-reason.ts";
import type { Docket, JudgedFile } from "../docket.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

/** Distinct people, because one person with two keys is still one signature. */
function countPeople(approvals: readonly Approval[], role: string, now: string): number {
	const time = Date.parse(now);
	if (Number.isNaN(time)) throw new Error(`The time of evaluation ${JSON.stringify(now)} is no date.`);
	const isInForce = ({ expiresAt }: Approval) => expiresAt === null || Date.parse(expiresAt) > time;
	return new Set(
		approvals.filter((approval) => approval.role === role && isInForce(approval)).map(({ person }) => person),
	).size;
}

/**
 * Whose change it is. Content without lines (binary, link, submodule) has no known author; a deletion has none at all,
 * so only rules that ask for approval whoever wrote it speak of it.
 */
function originsOf({ file, origins }: JudgedFile): readonly (Origin | null)[] {
	if (origins.length > 0) return origins.map(({ origin }) => origin);
	return file.status !== "deleted" && file.kind !== "text" ? ["unknown"] : [null];
}

function isFor(rule: ApprovalRule, origin: Origin | null): boolean {
	return rule.for.includes(origin ?? "human");
}

function concerns(rule: ApprovalRule, judged: JudgedFile): boolean {
	return originsOf(judged).some((origin) => isFor(rule, origin));
}

/**
 * Unmeasured or without a policy of its own, a repository never agreed to signatures: ask, but do not refuse. What would
 * only be asked anyhow, and only because nothing measures origin, is not asked: it would say the same of every change.
 * People sign for commits, so before there is one nobody could have signed.
 */
function decide({ input }: Docket, rule: ApprovalRule, files: readonly JudgedFile[]): ClauseAction {
	const { measured } = input.provenance;
	const isKnown = (judged: JudgedFile) =>
		originsOf(judged).some((origin) => origin !== "unknown" && isFor(rule, origin));
	if (!measured && rule.missing === "warn" && !files.some(isKnown)) return "allow";
	const isAdvice = !measured || input.policy.source === BUILT_IN_SOURCE || input.change.kind === "staged";
	return isAdvice && rule.missing === "block" ? "warn" : rule.missing;
}

interface Demand {
	readonly tier: Tier;
	readonly index: number;
	readonly rule: ApprovalRule;
}

function askFor(docket: Docket, { tier, index, rule }: Demand): readonly Reason[] {
	const files = [...docket.files.values()].filter((judged) => judged.tier === tier && concerns(rule, judged));
	const signed = countPeople(docket.input.approvals, rule.role, docket.input.now);
	const outcome = decide(docket, rule, files);
	if (files.length === 0 || signed >= rule.count || outcome === "allow") return [];
	const paths = files.map(({ file }) => file.path).sort();
	const wanted = `${rule.count} ${rule.role} ${rule.count === 1 ? "approval" : "approvals"}`;
	return [
		createReason(docket, {
			code: "missing-approval",
			outcome,
			clause: `require.${tier}.approvals[${index}]`,
			message: `${tier} code needs ${wanted}, ${signed} given: ${count(paths.length, "file")} (${list(paths)})`,
			places: paths.map((path) => ({ path, lines: null })),
			next: `countersign approve --role ${rule.role}`,
		}),
	];
}

export const approvalsClause: Clause = {
	name: "require",
	evaluate: (docket) =>
		Tier.options.flatMap((tier) =>
			docket.rules.require[tier].approvals.flatMap((rule, index) => askFor(docket, { tier, index, rule })),
		),
};
