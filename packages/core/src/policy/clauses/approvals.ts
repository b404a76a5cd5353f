import { type ClauseAction, type Reason, Tier } from "../../model/index.ts";
import { BUILT_IN_SOURCE } from "../built-in-policy.ts";
import { locateLines } from "../cited-lines.ts";
import { createReason } from "../create-reason.ts";
import type { Docket, JudgedFile } from "../docket.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";
import { findLacks, isFor, type Lack, originsOf } from "./missing-approvals.ts";

/**
 * Unmeasured or without a policy of its own, a repository never agreed to signatures: ask, but do not refuse. What would
 * only be asked anyhow, and only because nothing measures origin, is not asked: it would say the same of every change.
 * People sign for commits, so before there is one nobody could have signed.
 */
function decide({ input }: Docket, { rule, files }: Lack): ClauseAction {
	const { measured } = input.provenance;
	const isKnown = (judged: JudgedFile) =>
		originsOf(judged).some((origin) => origin !== "unknown" && isFor(rule, origin));
	if (!measured && rule.missing === "warn" && !files.some(isKnown)) return "allow";
	const isAdvice = !measured || input.policy.source === BUILT_IN_SOURCE || input.change.kind === "staged";
	return isAdvice && rule.missing === "block" ? "warn" : rule.missing;
}

/** Approvals in the role that are there and do not count, and why: whoever asks again should know. */
function describeUnfit({ input }: Docket, { rule, files }: Lack): string {
	const paths = new Set(files.map(({ file }) => file.path));
	const acts = (input.review?.acts ?? []).filter(
		({ kind, role }) => kind === "approval" && role === rule.role,
	);
	const unfit = acts.flatMap(({ id, person, refusal, voided }) => {
		const whose = `${person ?? "somebody"}'s ${id.slice(0, 12)}`;
		if (refusal) return [`${whose}: ${refusal.message.replace(/\.$/, "")}`];
		const edited = voided.filter(({ path }) => paths.has(path));
		const places = edited.map(({ path, lines }) => (lines ? locateLines({ path, lines }) : path));
		return edited.length === 0 ? [] : [`${whose}: edited since are ${list(places)}`];
	});
	return unfit.length === 0 ? "" : `; not counted: ${list(unfit)}`;
}

/** A base that `check` would not choose by itself has to be named again. */
function renderBase({ input: { change } }: Docket): string {
	const { label } = change.base;
	const isUsual =
		change.kind !== "range" || label === change.defaultBranch || label.endsWith(`/${change.defaultBranch}`);
	return isUsual || !/^[A-Za-z0-9][\w./-]{0,200}$/.test(label) ? "" : ` --base ${label}`;
}

function askFor(docket: Docket, lack: Lack): readonly Reason[] {
	const { tier, index, rule, files, signed } = lack;
	const outcome = decide(docket, lack);
	if (outcome === "allow") return [];
	const paths = files.map(({ file }) => file.path).sort();
	const wanted = `${rule.count} ${rule.role} ${rule.count === 1 ? "approval" : "approvals"}`;
	return [
		createReason(docket, {
			code: "missing-approval",
			outcome,
			clause: `require.${tier}.approvals[${index}]`,
			message: `${tier} code needs ${wanted}, ${signed} given: ${count(paths.length, "file")} (${list(paths)})${describeUnfit(docket, lack)}`,
			places: paths.map((path) => ({ path, lines: null })),
			next: `countersign approve --role ${rule.role} --key KEY --reason TEXT${renderBase(docket)}`,
		}),
	];
}

/** One reason for every rule that too few have signed for. */
export function askForApprovals(docket: Docket): readonly Reason[] {
	return Tier.options.flatMap((tier) => findLacks(docket, tier).flatMap((lack) => askFor(docket, lack)));
}

export const approvalsClause: Clause = { name: "require", evaluate: askForApprovals };
