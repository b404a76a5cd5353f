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

/** `slices.Contains(allowed, x)`, by what the language's library says of its functions. */
function guardedByFunction(walk: Walk, callee: Node, args: readonly Node[]): Guarded | null {
	const places = walk.library.members?.get(walk.names.qualifiedName(callee) ?? "");
	const set = places && args[places.set];
	const item = places && args[places.item];
	if (!set || item?.kind !== "Name") return null;
	return isKnownSet(walk, set) ? { whenTrue: [item], whenFalse: [] } : null;
}

/** `pattern.MatchString(x)` with an expression that is made of a literal. */
function isAnchoredTest(walk: Walk, object: Node, method: string): boolean {
	const { regexes } = walk.library;
	const value = walk.names.bindingOf(object)?.value;
	const maker = value?.kind === "Call" ? value.kids[0] : undefined;
	const source = value?.kids[1]?.kids[0];
	if (!regexes?.tests.has(method) || !maker || source?.kind !== "String") return false;
	return regexes.makers.has(walk.names.qualifiedName(maker) ?? "") && isAnchored(`/${source.text}/`);
}

function guardedByCall(walk: Walk, test: Node): Guarded {
	const [callee, args] = test.kids;
	const [first] = args?.kids ?? [];
	const [object] = callee?.kids ?? [];
	const byFunction = callee && guardedByFunction(walk, callee, args?.kids ?? []);
	if (byFunction) return byFunction;
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
	return isAnchoredTest(walk, object, callee.text) ? { whenTrue: [first], whenFalse: [] } : NOTHING;
}

/** `allowed[x]` */
function guardedByIndex(walk: Walk, test: Node): Guarded {
	const [set, item] = test.kids;
	const proves = walk.traits.indexProvesMember && set !== undefined && item?.kind === "Name";
	return proves && isKnownSet(walk, set) ? { whenTrue: [item], whenFalse: [] } : NOTHING;
}

/** `_, ok := allowed[x]`: what `ok` proves where it is tested. */
export function rememberProof(walk: Walk, target: Node, value: Node): void {
	const [, status] = target.kind === "Tuple" ? target.kids : [];
	const binding = status && walk.names.bindingOf(status);
	if (!binding || value.kind !== "Index") return;
	const [proved] = guardedByIndex(walk, value).whenTrue;
	if (proved) walk.proofs.set(binding.id, proved);
	else walk.proofs.delete(binding.id);
}

function guardedByName(walk: Walk, test: Node): Guarded {
	const binding = walk.names.bindingOf(test);
	const proved = binding && walk.proofs.get(binding.id);
	return proved ? { whenTrue: [proved], whenFalse: [] } : NOTHING;
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
	if (test.kind === "Index") return guardedByIndex(walk, test);
	if (test.kind === "Name") return guardedByName(walk, test);
	if (test.kind === "Unary" && (test.text === "!" || test.text === "not") && test.kids[0]) {
		const inner = findGuarded(walk, test.kids[0]);
		return { whenTrue: inner.whenFalse, whenFalse: inner.whenTrue };
	}
	return NOTHING;
}

export function cleanNames(walk: Walk, names: readonly Node[]): void {
	for (const name of names) assignTarget(walk, name, CLEAN);
}
