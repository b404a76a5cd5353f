import { compileNameGlobs, groupBy } from "../../kit/index.ts";
import { type ClauseAction, type NameList, type Reason, Tier } from "../../model/index.ts";
import { type CitedLines, citeLines, describeLines, showEvidence } from "../cited-lines.ts";
import { createReason } from "../create-reason.ts";
import type { Docket } from "../docket.ts";
import { list } from "../wording.ts";
import type { Clause } from "./clause.ts";

interface Ruling {
	readonly action: ClauseAction;
	readonly clause: string;
	readonly why: string;
}

type Judge = (name: string | null) => Ruling | null;

/**
 * Evidence that names nobody is refused where only some are allowed, and warned of where only some are denied: then the
 * policy lets strangers in, but this one could be on the list.
 */
function createJudge(key: string, { allow, deny, action }: NameList): Judge {
	const [isAllowed, isDenied] = [compileNameGlobs(allow), compileNameGlobs(deny)];
	const refuse = (clause: string, why: string): Ruling => ({ action, clause: `${key}.${clause}`, why });
	return (name) => {
		if (name === null) {
			if (!allow.includes("*")) return refuse("allow", "is not named by the evidence");
			const why = "is not named by the evidence and may be one that is denied";
			return deny.length > 0
				? { ...refuse("deny", why), action: action === "allow" ? "allow" : "warn" }
				: null;
		}
		if (isDenied(name) !== null) return refuse("deny", "is denied");
		return isAllowed(name) === null ? refuse("allow", "is not on the list of allowed ones") : null;
	};
}

type Kind = "tool" | "model";

function listWritten(docket: Docket, tiers: readonly Tier[]): readonly CitedLines[] {
	return [...docket.files.values()]
		.filter(({ tier }) => tiers.includes(tier))
		.flatMap((judged) => citeLines(docket, judged, ["ai", "mixed"]));
}

function toReason(
	docket: Docket,
	kind: Kind,
	found: Ruling & { readonly cited: readonly CitedLines[] },
): Reason[] {
	const { action, clause, why, cited } = found;
	if (action === "allow") return [];
	const name = cited[0]?.[kind] ?? null;
	const subject = name === null ? `the ${kind}` : `the ${kind} ${JSON.stringify(name)}`;
	const code = `${kind}-not-allowed` as const;
	const sorted = cited.toSorted((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
	const message = `${subject} that wrote ${list(sorted.map(describeLines))} ${why}`;
	const places = cited.map(({ path, lines }) => ({ path, lines }));
	const next = showEvidence(sorted, code);
	return [createReason(docket, { code, outcome: action, clause, message, places, next })];
}

/** What one pair of lists says of all code in the given tiers. */
function judgeTiers(docket: Docket, kind: Kind, tiers: readonly Tier[]): readonly Reason[] {
	const key = `${kind}s` as const;
	const [only] = tiers.length === 1 ? tiers : [];
	const judge = only
		? createJudge(`${key}.tiers.${only}`, docket.rules[key].tiers[only])
		: createJudge(key, docket.rules[key]);
	const byName = groupBy(listWritten(docket, tiers), (cited) => cited[kind]);
	return [...byName].flatMap(([name, cited]) => {
		const ruling = judge(name);
		return ruling ? toReason(docket, kind, { ...ruling, cited }) : [];
	});
}

/** `tools` and `models` differ in nothing but the field they read. */
export function createNameListClause(kind: Kind): Clause {
	return {
		name: `${kind}s`,
		evaluate: (docket) => [
			...judgeTiers(docket, kind, Tier.options),
			...Tier.options.flatMap((tier) => judgeTiers(docket, kind, [tier])),
		],
	};
}
