import type { Node } from "../tree/node.ts";
import { cleanNames } from "./guards.ts";
import type { State } from "./state.ts";
import type { Walk } from "./walk.ts";

/** How statements run on branches of the state; handed in, because a switch is one of them. */
export interface Branching {
	readonly branch: (walk: Walk, from: State, run: () => void) => State | null;
	readonly continueWith: (walk: Walk, states: readonly (State | null)[]) => void;
	readonly run: (walk: Walk, node: Node) => void;
}

const JUMPS = new Set(["Break", "Return", "Throw", "Continue"]);

function fallsThrough(walk: Walk, one: Node): boolean {
	const last = one.kids[1]?.kids.at(-1);
	return (walk.traits.casesFallThrough ?? false) && !(last && JUMPS.has(last.kind));
}

/** The case that a constant subject chooses, -1 for none of them; null when that is not known. */
function findChosen(walk: Walk, subject: Node | undefined, cases: readonly Node[]): number | null {
	const known = subject ? walk.names.constantOf(subject) : null;
	if (!known) return null;
	let otherwise = -1;
	for (const [index, { kids }] of cases.entries()) {
		const values = kids[0]?.kids ?? [];
		if (values.length === 0) otherwise = index;
		for (const value of values) {
			const literal = walk.names.constantOf(value);
			if (!literal) return null;
			if (literal.kind === known.kind && literal.text === known.text) return index;
		}
	}
	return otherwise;
}

/** Only the chosen case and those it runs on into. */
function runChosen(walk: Walk, cases: readonly Node[], branching: Branching): void {
	const end = cases.findIndex((one) => !fallsThrough(walk, one));
	const chosen = end < 0 ? cases : cases.slice(0, end + 1);
	const after = branching.branch(walk, walk.state, () => {
		for (const one of chosen) if (one.kids[1] && !walk.dead) branching.run(walk, one.kids[1]);
	});
	branching.continueWith(walk, [after]);
}

export function runSwitch(walk: Walk, node: Node, branching: Branching): void {
	const [subject, list] = node.kids;
	if (subject) walk.evaluate(walk, subject);
	const cases = list?.kids ?? [];
	const index = findChosen(walk, subject, cases);
	if (index !== null) {
		if (index >= 0) runChosen(walk, cases.slice(index), branching);
		return;
	}
	const from = walk.state;
	const states: (State | null)[] = [];
	let through: State | null = null;
	for (const one of cases) {
		const [values, block] = one.kids;
		const isConstant = subject?.kind === "Name" && (values?.kids ?? []).length > 0;
		const start: State = through ? from.join(walk.masks, through) : from;
		const after = branching.branch(walk, start, () => {
			if (isConstant && subject) cleanNames(walk, [subject]);
			if (block) branching.run(walk, block);
		});
		through = fallsThrough(walk, one) ? after : null;
		if (!through) states.push(after);
	}
	const hasDefault = cases.some(({ kids }) => kids[0]?.kids.length === 0);
	branching.continueWith(walk, [...(hasDefault ? [] : [from]), ...states, through]);
}
