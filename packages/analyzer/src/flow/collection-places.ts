import type { Node } from "../tree/node.ts";
import { addToTarget, replaceTarget } from "./assign.ts";
import type { CallParts } from "./callee.ts";
import type { Value } from "./facts.ts";
import { constantKey, readElement, readProperty } from "./properties.ts";
import { allTaints, CLEAN, joinValues, MAX_FIELDS, tainted, withField } from "./value.ts";
import type { Walk } from "./walk.ts";

/** How many elements a list has whose places are all known; null for anything else. */
function knownLength(value: Value): number | null {
	if (!value.fields || value.taints.length > 0) return null;
	let length = 0;
	for (const key of value.fields.keys()) {
		if (key !== String(length)) return null;
		length += 1;
	}
	return length;
}

function listOf(base: Value, elements: readonly Value[]): Value {
	return { ...base, fields: new Map(elements.map((element, index) => [String(index), element])) };
}

interface Change {
	readonly walk: Walk;
	readonly target: Node;
	readonly held: Value;
}

/** Somewhere in it: the places of what comes later are not known any more. */
function addAnywhere({ walk, target }: Change, value: Value): void {
	const taints = allTaints(walk.masks, value);
	if (taints.length > 0) addToTarget(walk, target, tainted(taints));
}

function append(change: Change, value: Value): void {
	const { walk, target, held } = change;
	const length = knownLength(held);
	const fits = length !== null && length < MAX_FIELDS && walk.loops === 0;
	if (fits) replaceTarget(walk, target, withField(held, String(length), value));
	else addAnywhere(change, value);
}

/** Under a key, or at an index of a list, before which others may move. */
function put(
	change: Change,
	at: { readonly key: string | null; readonly inserts: boolean },
	value: Value,
): void {
	const { walk, target, held } = change;
	const { key, inserts } = at;
	const length = knownLength(held);
	if (key === null || (inserts && length === null)) {
		addAnywhere(change, value);
		return;
	}
	if (inserts && held.fields) {
		const elements = [...held.fields.values()];
		elements.splice(Number(key), 0, value);
		replaceTarget(walk, target, listOf(held, elements));
		return;
	}
	const isFull = (held.fields?.size ?? 0) >= MAX_FIELDS && !held.fields?.has(key);
	if (isFull) addAnywhere(change, value);
	else replaceTarget(walk, target, withField(held, key, value));
}

/** What was there; the elements behind it move up. */
function remove({ walk, target, held }: Change, key: string | null): Value {
	if (key === null || !held.fields) return readElement(walk, held);
	const found = held.fields.get(key) ?? CLEAN;
	if (knownLength(held) === null) {
		const fields = new Map(held.fields);
		fields.delete(key);
		replaceTarget(walk, target, { ...held, fields });
	} else {
		const elements = [...held.fields.values()];
		elements.splice(Number(key), 1);
		replaceTarget(walk, target, listOf(held, elements));
	}
	return joinValues(walk.masks, found, tainted(held.taints));
}

function read(walk: Walk, held: Value, key: string | null): Value {
	if (key === null) return readElement(walk, held);
	const own = held.fields?.get(key);
	return own
		? joinValues(walk.masks, own, tainted(held.taints))
		: readProperty(walk, { ...held, fields: null }, key);
}

/** A new collection whose places can be followed. */
export function makeCollection(walk: Walk, parts: CallParts): Value | null {
	const isMade = parts.node.kind === "New" && parts.args.length === 0;
	if (!isMade || !walk.library.places?.made.test(parts.name)) return null;
	return { ...CLEAN, fields: new Map(), instance: parts.name };
}

/**
 * Follows a list or map place by place, as far as its keys and indexes are constant.
 * @returns what the call gives; null when it is none of these, or not of something followed.
 */
export function followPlaces(walk: Walk, parts: CallParts, args: readonly Value[]): Value | null {
	const { places } = walk.library;
	const [target] = parts.callee.kids;
	const held = parts.receiver;
	if (!places || !held?.fields || !target) return null;
	const [first, second] = args;
	const [index] = parts.args;
	const { name } = parts;
	const key = index ? constantKey(walk, index) : null;
	const change: Change = { walk, target, held };
	if (places.clear.has(name) && args.length === 0)
		replaceTarget(walk, target, { ...held, taints: [], fields: new Map() });
	else if (places.append.has(name) && first && args.length === 1) append(change, first);
	else if (places.put.has(name) && second && args.length === 2)
		put(change, { key, inserts: places.append.has(name) }, second);
	else if (places.remove.has(name) && args.length === 1) return remove(change, key);
	else if (places.get.has(name) && args.length > 0)
		return joinValues(walk.masks, read(walk, held, key), second ?? CLEAN);
	else return null;
	return CLEAN;
}
