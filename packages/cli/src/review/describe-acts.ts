import type { Act, SignedAct } from "@countersign/core";
import type { ReviewedAct, ReviewReport } from "@countersign/core/model";

type Place = ReviewedAct["covers"][number];

export function shortenId(id: string): string {
	return id.slice(0, 12);
}

export function describePlace({ path, lines }: Place): string {
	if (lines === null) return path;
	return `${path}:${lines.start === lines.end ? lines.start : `${lines.start}-${lines.end}`}`;
}

function countFiles(hunks: Act["hunks"]): string {
	const files = new Set(hunks.map(({ path }) => path)).size;
	return `${hunks.length} hunk${hunks.length === 1 ? "" : "s"} in ${files} file${files === 1 ? "" : "s"}`;
}

const SAYINGS: Readonly<Record<Act["kind"], string>> = {
	approval: "Approved",
	veto: "Stopped",
	recall: "Took back what was said of",
	waiver: "Waived a clause for",
	request: "Asked for a review of",
};

function describeRole(act: Act): string {
	if (act.kind === "request") return act.roles.length === 0 ? "" : ` by ${act.roles.join(", ")}`;
	return "role" in act ? ` as ${act.role}` : "";
}

const MOST_PLACES = 20;

/** What was just signed, and for what. */
export function describeSigned({ id, act, key }: SignedAct): readonly string[] {
	const until = act.kind === "waiver" ? ` ${act.clause} until ${act.until}` : "";
	const rest = act.hunks.length - MOST_PLACES;
	return [
		`${SAYINGS[act.kind]} ${countFiles(act.hunks)}${describeRole(act)}${until}: ${act.person}, with ${key}.`,
		...act.hunks.slice(0, MOST_PLACES).map((hunk) => `  ${describePlace(hunk)}`),
		...(rest > 0 ? [`  … and ${rest} more`] : []),
		`Its id is ${shortenId(id)}; share it with \`countersign review push\`.`,
	];
}

const STATES: Readonly<Record<ReviewedAct["state"], string>> = {
	counts: "counts",
	void: "VOID",
	refused: "REFUSED",
	ended: "ended",
};

/** One act, and what it is worth for the change. */
export function describeReviewed(act: ReviewedAct): readonly string[] {
	const role = act.role === null ? "" : ` as ${act.role}`;
	const why = act.refusal === null ? [] : [`    ${act.refusal.code}: ${act.refusal.message}`];
	const voided = act.voided.map((place) => `    edited since: ${describePlace(place)}`);
	return [
		`${shortenId(act.id)} ${STATES[act.state].padEnd(7)} ${act.kind} by ${act.person ?? "nobody known"}${role}, ${act.at}: ${act.reason}`,
		...why,
		...voided.slice(0, MOST_PLACES),
	];
}

/** Every hunk of a change, and who approved it. */
export function describeHunks({ hunks, acts }: ReviewReport): readonly string[] {
	const approvals = acts.filter(({ kind, state }) => kind === "approval" && state === "counts");
	return hunks.map((hunk) => {
		const place = describePlace(hunk);
		const by = approvals
			.filter(({ covers }) => covers.some((one) => describePlace(one) === place))
			.map(({ person, role }) => `${person} (${role})`);
		return `  ${place}: ${by.length === 0 ? "nobody" : by.join(", ")}`;
	});
}
