import type { Node } from "../tree/node.ts";
import type { Taint, Value } from "./facts.ts";
import { extendPath } from "./property-path.ts";
import { CLEAN, joinValues, tainted } from "./value.ts";
import { readFieldOf, tokenId, type Walk, writeFieldOf } from "./walk.ts";

/** Taint of a property of something tainted: parameters and results are told apart by property, sources are not. */
function propertyTaint(walk: Walk, taint: Taint, name: string): Taint {
	const token = walk.tokens[taint.token];
	if (!token || (token.kind !== "param" && token.kind !== "result") || name.includes(".")) return taint;
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

/** What methods of the class at hand or of its bases in this file stored under the name. */
export function readField(walk: Walk, name: string): Value {
	const { owner } = walk.frame;
	return owner ? readFieldOf(walk, owner, name) : CLEAN;
}

export function writeField(walk: Walk, name: string, value: Value): void {
	const { owner } = walk.frame;
	if (owner) writeFieldOf(walk, owner, { name, value });
}
