import { findAct, type ShownReview, showReview } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { parseRole } from "../people/parse-roles.ts";
import { warnProblems } from "../provenance/open-records.ts";
import { describeHunks, describePlace, describeReviewed, shortenId } from "../review/describe-acts.ts";
import { type ChangeOptions, openPlace } from "../review/open-place.ts";
import { type SigningOptions, signAndShow } from "../review/sign-and-show.ts";
import type { Session } from "../session.ts";

function describeOthers({ acts, report }: ShownReview): readonly string[] {
	const shown = new Set(report.acts.map(({ id }) => id));
	const others = acts.filter(({ id }) => !shown.has(id)).toSorted((a, b) => (a.act.at < b.act.at ? -1 : 1));
	if (others.length === 0) return [];
	return [
		"of other changes:",
		...others.map(({ id, act }) => `${shortenId(id)} ${act.kind} by ${act.person}, ${act.at}: ${act.reason}`),
	];
}

/** All acts of this clone: those of the change with what they are worth, then the others. */
export async function listReviews(session: Session, options: ChangeOptions): Promise<number> {
	const shown = await showReview(await openPlace(session, options));
	warnProblems(shown.report.problems);
	const here = shown.report.acts.flatMap(describeReviewed);
	const lines = [...here, ...describeOthers(shown)];
	const others = shown.acts.map(({ id, act }) => ({
		id,
		kind: act.kind,
		person: act.person,
		at: act.at,
		reason: act.reason,
	}));
	await writeResult(session, {
		text: () => `${(lines.length === 0 ? ["Nobody has signed anything here."] : lines).join("\n")}\n`,
		json: { change: shown.report.acts, all: others, problems: shown.report.problems },
	});
	return 0;
}

async function showOne(session: Session, shown: ShownReview, start: string): Promise<void> {
	const { id, act, signers } = findAct(shown, start);
	const here = shown.report.acts.find((one) => one.id === id);
	const { kind, person, at, reason, change, hunks } = act;
	const facts = [
		`${kind} ${id}`,
		`by      ${person}${"role" in act ? ` as ${act.role}` : ""}, with ${signers.join(", ")}`,
		`at      ${at}`,
		`reason  ${reason}`,
		`head    ${change.head.commit ?? "none"}, tree ${change.head.tree}`,
		`base    ${change.base.commit ?? "none"}`,
		`here    ${here ? `${here.state}${here.refusal ? `: ${here.refusal.code}: ${here.refusal.message}` : ""}` : "of another change"}`,
		...(act.kind === "approval"
			? act.comments.map(
					(one) => `comment ${one.path}${one.line === null ? "" : `:${one.line}`}: ${one.text}`,
				)
			: []),
		...hunks.map((hunk) => `  ${describePlace(hunk)}`),
	];
	await writeResult(session, {
		text: () => `${facts.join("\n")}\n`,
		json: { id, signers, ...act, here: here ?? null },
	});
}

/** The review of a change hunk by hunk, or one act in full. */
export async function showReviewOf(
	session: Session,
	start: string | undefined,
	options: ChangeOptions,
): Promise<number> {
	const shown = await showReview(await openPlace(session, options));
	warnProblems(shown.report.problems);
	if (start !== undefined) {
		await showOne(session, shown, start);
		return 0;
	}
	const { report, authors } = shown;
	await writeResult(session, {
		text: () => {
			const people =
				report.people === null ? "nobody is enrolled" : `list of people: version ${report.people.version}`;
			const by = authors.map(({ name, email }) => (email === "" ? name : `${name} <${email}>`)).join(", ");
			const acts = report.acts.flatMap(describeReviewed);
			return `${[people, ...report.notes, `written by: ${by}`, "hunks:", ...describeHunks(report), ...acts].join("\n")}\n`;
		},
		json: { ...report, authors },
	});
	return 0;
}

export interface RequestOptions extends SigningOptions {
	readonly role?: readonly string[];
	readonly reason: string;
}

/** Opens a case: asks people of some roles to read the change. */
export function requestReview(session: Session, options: RequestOptions): Promise<number> {
	const roles = (options.role ?? []).map(parseRole);
	return signAndShow(session, { kind: "request", roles, reason: options.reason }, options);
}
