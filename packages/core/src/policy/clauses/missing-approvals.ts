import type { Approval, ApprovalRule, Hunk, Origin, Tier } from "../../model/index.ts";
import type { Docket, JudgedFile } from "../docket.ts";
import { fillDemands } from "../fill-demands.ts";

/** What one rule of a tier still lacks. */
export interface Lack {
	readonly tier: Tier;
	readonly index: number;
	readonly rule: ApprovalRule;
	/** Files with a hunk that too few have signed for. */
	readonly files: readonly JudgedFile[];
	/** The fewest that have signed for any hunk. */
	readonly signed: number;
}

interface NumberedRule {
	readonly rule: ApprovalRule;
	readonly index: number;
}

/**
 * Whose change it is. Content without lines (binary, link, submodule) has no known author; a deletion has none at all,
 * so only rules that ask for approval whoever wrote it speak of it.
 */
export function originsOf({ file, origins }: JudgedFile): readonly (Origin | null)[] {
	if (origins.length > 0) return origins.map(({ origin }) => origin);
	return file.status !== "deleted" && file.kind !== "text" ? ["unknown"] : [null];
}

export function isFor(rule: ApprovalRule, origin: Origin | null): boolean {
	return rule.for.includes(origin ?? "human");
}

function listInForce({ approvals, now }: Docket["input"]): readonly Approval[] {
	const time = Date.parse(now);
	if (Number.isNaN(time)) throw new Error(`The time of evaluation ${JSON.stringify(now)} is no date.`);
	return approvals.filter(({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > time);
}

/** Who has signed for a hunk. Where hunks are not known, only approvals of a change as a whole count. */
function createFinder(docket: Docket) {
	const inForce = listInForce(docket.input);
	const whole = inForce.filter(({ hunks }) => hunks === null);
	const byHunk = new Map<string, Approval[]>();
	for (const approval of inForce) {
		for (const id of approval.hunks ?? []) byHunk.set(id, [...(byHunk.get(id) ?? []), approval]);
	}
	return (hunk: Hunk | null) => [...whole, ...(hunk === null ? [] : (byHunk.get(hunk.id) ?? []))];
}

/** Rules that refuse are met first, so that nobody's signature is spent on one that only asks. */
function orderRules(rules: readonly ApprovalRule[]): readonly NumberedRule[] {
	const numbered = rules.map((rule, index) => ({ rule, index }));
	return numbered.toSorted((a, b) => Number(a.rule.missing !== "block") - Number(b.rule.missing !== "block"));
}

function listHunks(docket: Docket, { file }: JudgedFile): readonly (Hunk | null)[] {
	const hunks = docket.hunksByPath.get(file.path) ?? [];
	return hunks.length === 0 ? [null] : hunks;
}

/** What the rules of one tier lack; every hunk of every file that a rule speaks of needs its own signatures. */
export function findLacks(docket: Docket, tier: Tier): readonly Lack[] {
	const rules = orderRules(docket.rules.require[tier].approvals);
	const approvalsOf = createFinder(docket);
	const lacks = new Map<number, Lack & { readonly files: JudgedFile[] }>();
	for (const judged of docket.files.values()) {
		const here = rules.filter(({ rule }) => originsOf(judged).some((origin) => isFor(rule, origin)));
		if (judged.tier !== tier || here.length === 0) continue;
		for (const hunk of listHunks(docket, judged)) {
			const filled = fillDemands(
				here.map(({ rule }) => rule),
				approvalsOf(hunk),
			);
			for (const [place, { rule, index }] of here.entries()) {
				const signed = filled[place] ?? 0;
				if (signed >= rule.count) continue;
				const known = lacks.get(index);
				const files = known?.files ?? [];
				if (files.at(-1) !== judged) files.push(judged);
				lacks.set(index, { tier, index, rule, files, signed: Math.min(signed, known?.signed ?? signed) });
			}
		}
	}
	return [...lacks.values()].sort((a, b) => a.index - b.index);
}
