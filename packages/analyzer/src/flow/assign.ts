import type { Node } from "../tree/node.ts";
import type { Value } from "./facts.ts";
import { withDeclared } from "./named-class.ts";
import { constantKey, isSelf, readElement, readProperty, writeField } from "./properties.ts";
import { CLEAN, joinValues, withField, withStep } from "./value.ts";
import { readVariable, type Walk, writeVariable } from "./walk.ts";

function named(value: Value, target: Node): Value {
	return withStep(value, {
		at: { start: target.start, end: target.end },
		note: `assigned to \`${target.text}\``,
	});
}

/** The variable at the root of `a.b.c`, with the path to what is written; null for anything else. */
function rootOf(walk: Walk, target: Node): { name: Node; path: readonly string[] } | null {
	const path: string[] = [];
	let at: Node | undefined = target;
	while (at && at.kind !== "Name") {
		if (at.kind === "Member") path.unshift(at.text);
		else if (at.kind === "Index" && at.kids[1]) path.unshift(constantKey(walk, at.kids[1]) ?? "*");
		else if (!isPointer(at)) return null;
		at = at.kids[0];
	}
	return at ? { name: at, path } : null;
}

function writeInto(walk: Walk, base: Value, write: { path: readonly string[]; value: Value }): Value {
	const [first, ...rest] = write.path;
	if (first === undefined) return write.value;
	if (first === "*") return joinValues(walk.masks, base, { ...write.value, callable: null, instance: null });
	const inner =
		rest.length === 0
			? write.value
			: writeInto(walk, readProperty(walk, base, first), { path: rest, value: write.value });
	return withField(base, first, inner);
}

/** What a pointer points to is not told from the pointer. */
function isPointer(node: Node): boolean {
	return node.kind === "Unary" && (node.text === "*" || node.text === "&");
}

/** Expressions that give a value and, if asked, whether there is one. */
const MAYBE: ReadonlySet<Node["kind"]> = new Set(["Index", "Cast", "Unary"]);

/** What several targets get of one value: a last one that says how it went carries nothing. */
export function withoutStatus(
	walk: Walk,
	{ target, value }: { readonly target: Node; readonly value: Node },
	held: Value,
): Value {
	const { statusResults } = walk.traits;
	const last = target.kind === "Tuple" ? target.kids.at(-1) : undefined;
	if (!statusResults || !last || value.kind === "Tuple") return held;
	if (MAYBE.has(value.kind)) return { ...CLEAN, fields: new Map([["0", held]]) };
	if (last.kind !== "Name" || !statusResults.has(last.text)) return held;
	const index = target.kids.length - 1;
	const fields = new Map(held.fields ?? []);
	fields.set(String(index), CLEAN);
	return { ...held, fields };
}

function assignPlace(walk: Walk, target: Node, value: Value): void {
	const root = rootOf(walk, target);
	if (!root) return;
	if (isSelf(walk, root.name)) {
		const [field] = root.path;
		if (field !== undefined) writeField(walk, field, named(value, target));
		return;
	}
	const base = readVariable(walk, root.name);
	writeVariable(walk, root.name, writeInto(walk, base, { path: root.path, value: named(value, target) }));
}

function assignObject(walk: Walk, target: Node, value: Value): void {
	for (const pair of target.kids) {
		const [key, inner] = pair.kids;
		if (pair.kind === "Spread" && key) assignTarget(walk, key, value);
		else if (key && inner) {
			assignTarget(
				walk,
				inner,
				key.kind === "Key" ? readProperty(walk, value, key.text) : readElement(walk, value),
			);
		}
	}
}

function assignElements(walk: Walk, target: Node, value: Value): void {
	for (const [index, element] of target.kids.entries()) {
		const isRest = element.kind === "Spread";
		assignTarget(walk, element, isRest ? readElement(walk, value) : readProperty(walk, value, String(index)));
	}
}

/** Gives `value` to a target: a name, a place in an object, or a pattern of these. */
export function assignTarget(walk: Walk, target: Node, value: Value): void {
	switch (target.kind) {
		case "Name":
			writeVariable(walk, target, named(value, target));
			return;
		case "Member":
		case "Index":
			for (const part of target.kids) walk.evaluate(walk, part);
			assignPlace(walk, target, value);
			return;
		case "Object":
			assignObject(walk, target, value);
			return;
		case "List":
		case "Tuple":
			assignElements(walk, target, value);
			return;
		case "Default": {
			const [inner, fallback] = target.kids;
			const other = fallback ? walk.evaluate(walk, fallback) : CLEAN;
			if (inner) assignTarget(walk, inner, joinValues(walk.masks, value, other));
			return;
		}
		case "Unary":
			if (isPointer(target) && target.kids[0]) assignTarget(walk, target.kids[0], value);
			return;
		case "Cast":
			if (target.kids[0]) assignTarget(walk, target.kids[0], withDeclared(walk, value, target.kids[1]));
			return;
		case "Spread":
			if (target.kids[0]) assignTarget(walk, target.kids[0], value);
			return;
		default:
	}
}

/** Gives a variable, or a place in one, a value that is no news: nothing was assigned. */
export function replaceTarget(walk: Walk, target: Node, value: Value): void {
	const root = rootOf(walk, target);
	if (!root) return;
	if (!isSelf(walk, root.name)) {
		writeVariable(
			walk,
			root.name,
			writeInto(walk, readVariable(walk, root.name), { path: root.path, value }),
		);
		return;
	}
	const [field] = root.path;
	if (field !== undefined) writeField(walk, field, value);
}

/** Adds taint to a variable without forgetting what it held, as `list.push(x)` does. */
export function addToTarget(walk: Walk, target: Node, value: Value): void {
	const plain: Value = { ...value, callable: null, instance: null };
	const root = rootOf(walk, target);
	if (!root) return;
	if (isSelf(walk, root.name)) {
		const [field] = root.path;
		if (field !== undefined) writeField(walk, field, plain);
		return;
	}
	const base = readVariable(walk, root.name);
	let held = base;
	for (const step of root.path)
		held = step === "*" ? readElement(walk, held) : readProperty(walk, held, step);
	const joined = joinValues(walk.masks, held, named(plain, target));
	writeVariable(walk, root.name, writeInto(walk, base, { path: root.path, value: joined }));
}
