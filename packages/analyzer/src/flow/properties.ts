import type { Node } from "../tree/node.ts";
import type { Taint, Value } from "./facts.ts";
import { CLEAN, joinValues, tainted } from "./value.ts";
import { tokenId, type Walk } from "./walk.ts";

const MAX_PATH = 3;
const MAX_BASES = 6;

function extendPath(path: string, name: string): string | null {
	if (path === "") return name;
	return path.split(".").length >= MAX_PATH ? null : `${path}.${name}`;
}

/** Taint of a property of something tainted: parameters and results are told apart by property, sources are not. */
function propertyTaint(walk: Walk, taint: Taint, name: string): Taint {
	const token = walk.tokens[taint.token];
	if (!token || token.kind === "source" || name.includes(".")) return taint;
	const path = extendPath(token.path, name);
	return path === null ? taint : { ...taint, token: tokenId(walk, { ...token, path }) };
}

export function readProperty(walk: Walk, object: Value, name: string): Value {
	const own = object.fields?.get(name);
	if (own) return own;
	if (object.taints.length === 0) return CLEAN;
	return tainted(object.taints.map((taint) => propertyTaint(walk, taint, name)));
}

/** An element under an unknown key: the whole, and anything that was written to it. */
export function readElement(walk: Walk, object: Value): Value {
	if (!object.fields) return tainted(object.taints);
	let value = tainted(object.taints);
	for (const field of object.fields.values()) value = joinValues(walk.masks, value, field);
	return value;
}

/** The key of an index expression when it is known. */
export function constantKey(walk: Walk, index: Node): string | null {
	const literal = walk.names.constantOf(index);
	return literal && (literal.kind === "String" || literal.kind === "Number") ? literal.text : null;
}

export function isSelf(walk: Walk, node: Node): boolean {
	return walk.frame.owner !== null && node.kind === "Name" && node.text === walk.frame.self;
}

/** What methods of the class or of its bases in this file stored under the name. */
export function readField(walk: Walk, name: string): Value {
	let value = CLEAN;
	let owner: Node | null | undefined = walk.frame.owner;
	for (let depth = 0; owner && depth < MAX_BASES; depth += 1) {
		const own = walk.classFields.get(owner)?.get(name);
		if (own) value = joinValues(walk.masks, value, own);
		const base: string = owner.kids[0]?.kids[0]?.text ?? "";
		owner = walk.classesByName.get(base);
	}
	return value;
}

export function writeField(walk: Walk, name: string, value: Value): void {
	const owner = walk.frame.owner;
	if (!owner) return;
	const fields = walk.classFields.get(owner) ?? new Map<string, Value>();
	const known = fields.get(name);
	fields.set(name, known ? joinValues(walk.masks, known, value) : value);
	walk.classFields.set(owner, fields);
}
