import type { Node } from "../tree/node.ts";
import { assignTarget } from "./assign.ts";
import { allTaints, CLEAN } from "./value.ts";
import { readVariable, type Walk } from "./walk.ts";

/** Names that a test proves to be one of known values, on its true and on its false side. */
export interface Guarded {
	readonly whenTrue: readonly Node[];
	readonly whenFalse: readonly Node[];
}

const NOTHING: Guarded = { whenTrue: [], whenFalse: [] };
const MEMBERSHIP = new Set(["includes", "has", "hasOwnProperty"]);

function isKnownSet(walk: Walk, node: Node): boolean {
	if (node.kind === "List" || node.kind === "Set" || node.kind === "Tuple" || node.kind === "Object")
		return true;
	if (node.kind !== "Name" && node.kind !== "Member") return false;
	return node.kind === "Member" || allTaints(walk.masks, readVariable(walk, node)).length === 0;
}

function isAnchored(regex: string): boolean {
	return /^\/\^[^|]*\$\/\w*$/.test(regex) && !regex.includes(".*");
}

const EQUALITY = new Set(["equals", "equalsIgnoreCase"]);
/** Nothing but characters of a class that has no sign of any language in it. */
const PLAIN_TEXT = /^\^?(?:\[[\w-]+\]|\\[dw])(?:[+*]|\{\d{0,4},?\d{0,4}\})?\$?$/;

/** `x.equals("a")`, `x.matches("[a-z]+")`, which in Java must match the whole text. */
function isProof(walk: Walk, method: string, arg: Node): boolean {
	const literal = walk.names.constantOf(arg);
	if (literal?.kind !== "String") return false;
	return EQUALITY.has(method) || (method === "matches" && PLAIN_TEXT.test(literal.text));
}

function guardedByCall(walk: Walk, test: Node): Guarded {
	const [callee, args] = test.kids;
	const [first] = args?.kids ?? [];
	const [object] = callee?.kids ?? [];
	if (callee?.kind !== "Member" || !first || !object) return NOTHING;
	if (object.kind === "Name" && isProof(walk, callee.text, first))
		return { whenTrue: [object], whenFalse: [] };
	if (first.kind !== "Name") return NOTHING;
	if (EQUALITY.has(callee.text) && walk.names.constantOf(object)) return { whenTrue: [first], whenFalse: [] };
	const isMembership = MEMBERSHIP.has(callee.text) || walk.library.membership?.has(callee.text);
	if (isMembership && isKnownSet(walk, object)) return { whenTrue: [first], whenFalse: [] };
	if (callee.text === "test" && object.kind === "Regex" && isAnchored(object.text)) {
		return { whenTrue: [first], whenFalse: [] };
	}
	return NOTHING;
}

function guardedByBinary(walk: Walk, test: Node): Guarded {
	const [left, right] = test.kids;
	if (!left || !right) return NOTHING;
	if (test.text === "&&" || test.text === "and") {
		return {
			whenTrue: [...findGuarded(walk, left).whenTrue, ...findGuarded(walk, right).whenTrue],
			whenFalse: [],
		};
	}
	if (test.text === "||" || test.text === "or") {
		return {
			whenTrue: [],
			whenFalse: [...findGuarded(walk, left).whenFalse, ...findGuarded(walk, right).whenFalse],
		};
	}
	if (left.kind !== "Name") return NOTHING;
	const isSet = isKnownSet(walk, right);
	if (test.text === "in" && isSet) return { whenTrue: [left], whenFalse: [] };
	if (test.text === "not in" && isSet) return { whenTrue: [], whenFalse: [left] };
	const equal = walk.names.constantOf(right) !== null && right.kind !== "Null";
	if (equal && (test.text === "===" || test.text === "==")) return { whenTrue: [left], whenFalse: [] };
	if (equal && (test.text === "!==" || test.text === "!=")) return { whenTrue: [], whenFalse: [left] };
	return NOTHING;
}

/** What a test proves. Only membership in a set of known values, equality and anchored expressions count. */
export function findGuarded(walk: Walk, test: Node): Guarded {
	if (test.kind === "Call") return guardedByCall(walk, test);
	if (test.kind === "Binary") return guardedByBinary(walk, test);
	if (test.kind === "Unary" && (test.text === "!" || test.text === "not") && test.kids[0]) {
		const inner = findGuarded(walk, test.kids[0]);
		return { whenTrue: inner.whenFalse, whenFalse: inner.whenTrue };
	}
	return NOTHING;
}

export function cleanNames(walk: Walk, names: readonly Node[]): void {
	for (const name of names) assignTarget(walk, name, CLEAN);
}
