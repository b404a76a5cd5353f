import type { Node } from "../tree/node.ts";
import { type CallParts, calleeOfName } from "./callee.ts";
import type { Value } from "./facts.ts";
import { readElement } from "./properties.ts";
import { CLEAN, joinValues, tainted, trimDepth } from "./value.ts";
import { newTaint, type Walk } from "./walk.ts";

/** A callback that goes by its name is a call of that function with the elements; found again when files are linked. */
function recordCallback(walk: Walk, callback: Node, args: readonly Value[]): void {
	const callee = calleeOfName(walk, callback);
	if (!callee) return;
	const id = walk.calls.get(callback)?.id ?? walk.callFacts.length;
	walk.calls.set(callback, { id });
	const previous = walk.callFacts[id];
	walk.callFacts[id] = {
		callee,
		args: args.map((arg, index) =>
			joinValues(walk.masks, previous?.args[index] ?? CLEAN, trimDepth(walk.masks, arg)),
		),
		keywords: args.map(() => null),
		receiver: null,
		at: { start: callback.start, end: callback.end },
		opaque: args[0] ?? CLEAN,
		isNew: false,
	};
}

/** Gives callbacks of `map`, `then`, … the elements they will be called with. */
export function presetCallbacks(walk: Walk, parts: CallParts): void {
	const calls = walk.library.mapping.has(parts.name) || walk.library.selecting.has(parts.name);
	if (!calls || !parts.receiver) return;
	const element = readElement(walk, parts.receiver);
	const given = parts.name.startsWith("reduce") ? [element, element] : [element];
	for (const arg of parts.args) {
		if (arg.kind === "Function") walk.presets.set(arg, given);
		else if (arg.kind === "Name") recordCallback(walk, arg, given);
	}
}

/** What `map`, `then`, … make of the receiver; null when that is not known from the callback. */
export function mappedResult(walk: Walk, parts: CallParts): Value | null {
	if (!parts.receiver || !walk.library.mapping.has(parts.name)) return null;
	const [callback] = parts.args;
	if (!callback) return null;
	const call = walk.calls.get(callback);
	if (call && callback.kind === "Name") {
		return tainted([newTaint(walk, { kind: "result", call: call.id, path: "" })]);
	}
	const fn = callback.kind === "Function" ? walk.functionIds.get(callback) : undefined;
	return fn === undefined ? null : (walk.functions[fn]?.returns ?? null);
}
