import type { Node } from "../tree/node.ts";
import { addToTarget } from "./assign.ts";
import { mappedResult, presetCallbacks } from "./callbacks.ts";
import { type CallParts, calleeOf } from "./callee.ts";
import { followPlaces, makeCollection } from "./collection-places.ts";
import { COMMON_METHODS } from "./common-methods.ts";
import type { Callee, Value } from "./facts.ts";
import { NO_RULES } from "./masks.ts";
import { classOfType } from "./named-class.ts";
import { allTaints, CLEAN, isClean, joinValues, tainted, trimDepth } from "./value.ts";
import { newSourceTaint, newTaint, recordHits, type Walk } from "./walk.ts";

function checkSink(walk: Walk, node: Node, values: readonly Value[]): void {
	const mark = walk.marks.at(node);
	if (!mark || mark.callSink === NO_RULES) return;
	for (const value of values) recordHits(walk, value, { index: mark.sinkIndex, mask: mark.callSink });
}

function isLookup({ library, names }: Walk, { name, callee }: CallParts): boolean {
	if (library.lookups.has(name)) return true;
	// A function of a package is no method.
	const [object] = callee.kids;
	const isPackage = object !== undefined && names.bindingOf(object)?.kind === "import";
	return !isPackage && library.lookupNames?.test(name) === true;
}

function opaqueResult(walk: Walk, parts: CallParts, args: readonly Value[]): Value {
	const { library } = walk;
	const qualified = walk.names.qualifiedName(parts.callee);
	if (qualified !== null && library.clean.has(qualified)) return CLEAN;
	if (parts.receiver && library.cleanMethods.has(parts.name)) return CLEAN;
	if (parts.receiver && isLookup(walk, parts)) return tainted(parts.receiver.taints);
	let taints = parts.receiver ? allTaints(walk.masks, parts.receiver) : [];
	const { keyed } = library;
	const isKeyed = keyed.names.has(parts.name) && args.length > 0 && args.length <= keyed.mostArguments;
	const given = parts.receiver && isKeyed ? args.slice(1) : args;
	if (parts.receiver && library.selecting.has(parts.name)) return parts.receiver;
	for (const arg of given) taints = [...taints, ...allTaints(walk.masks, arg)];
	return joinValues(walk.masks, CLEAN, tainted(dedupe(walk, taints)));
}

function dedupe(walk: Walk, taints: Value["taints"]): Value["taints"] {
	return joinValues(walk.masks, tainted(taints.slice(0, 1)), tainted(taints.slice(1))).taints;
}

/** `s.append(a).append(b)` stores both in `s`. */
function findStored(walk: Walk, object: Node | undefined): Node | undefined {
	let at = object;
	while (at?.kind === "Call" && at.kids[0]?.kind === "Member" && walk.library.storing.has(at.kids[0].text)) {
		at = at.kids[0].kids[0];
	}
	return at;
}

function storeInReceiver(walk: Walk, parts: CallParts, args: readonly Value[]): void {
	const [object] = parts.callee.kids;
	const [first] = parts.args;
	const isMerge = parts.name === "assign" && object?.text === "Object";
	const target = isMerge ? first : findStored(walk, object);
	if (!target || (!isMerge && !walk.library.storing.has(parts.name))) return;
	for (const arg of isMerge ? args.slice(1) : args) {
		if (allTaints(walk.masks, arg).length > 0) addToTarget(walk, target, tainted(allTaints(walk.masks, arg)));
	}
}

/** What is handed over by its address is written to by the call; some calls write to whatever they are given. */
function fillArguments(walk: Walk, parts: CallParts, args: readonly Value[]): void {
	const { addressOperator } = walk.traits;
	if (addressOperator === undefined) return;
	const isFilling = walk.library.filling?.has(parts.name) ?? false;
	const asks = parts.receiver !== null && isLookup(walk, parts);
	for (const [index, arg] of parts.args.entries()) {
		const isAddress = arg.kind === "Unary" && arg.text === addressOperator;
		const target = isAddress ? arg.kids[0] : arg;
		if (!target || !(isAddress || (isFilling && arg.kind === "Name"))) continue;
		// What it holds already includes what a rule says of this very place; a store gives what it was not asked with.
		const given = asks ? args.slice(index, index + 1) : parts.receiver ? [parts.receiver, ...args] : args;
		const taints = given.flatMap((value) => allTaints(walk.masks, value));
		if (taints.length > 0) addToTarget(walk, target, tainted(dedupe(walk, taints)));
	}
}

/** Results of called functions of this project are resolved when files are linked. */
function recordCall(
	walk: Walk,
	parts: CallParts,
	at: { callee: Callee; args: readonly Value[]; opaque: Value },
): Value {
	const trimmed = at.args.map((arg) => trimDepth(walk.masks, arg));
	const nothingFlows = trimmed.every(isClean) && (!parts.receiver || isClean(parts.receiver));
	const hasCallback = trimmed.some((arg) => arg.callable !== null);
	const isAnyones = at.callee.kind === "method" && at.callee.className === null;
	if (isAnyones && ((nothingFlows && !hasCallback) || COMMON_METHODS.has(parts.name))) return at.opaque;
	const known = walk.calls.get(parts.node);
	const id = known?.id ?? walk.callFacts.length;
	walk.calls.set(parts.node, { id });
	const previous = walk.callFacts[id];
	walk.callFacts[id] = {
		callee: at.callee,
		args: previous
			? trimmed.map((arg, index) => joinValues(walk.masks, previous.args[index] ?? CLEAN, arg))
			: trimmed,
		keywords: parts.args.map((arg) => (arg.kind === "KeywordArg" ? arg.text : null)),
		receiver: parts.receiver ? trimDepth(walk.masks, parts.receiver) : null,
		at: { start: parts.node.start, end: parts.node.end },
		opaque: previous ? joinValues(walk.masks, previous.opaque, at.opaque) : at.opaque,
		isNew: parts.node.kind === "New",
	};
	const instance = instanceOf(walk, parts, at.callee);
	return { ...tainted([newTaint(walk, { kind: "result", call: id, path: "" })]), instance };
}

/** `new C()`, or calling a class in Python. */
function instanceOf(walk: Walk, parts: CallParts, callee: Callee): string | null {
	if (callee.kind === "method" && callee.name === "constructor") return callee.className;
	if (parts.node.kind === "New" && walk.traits.classScoped) return parts.name;
	const declared = walk.names.bindingOf(parts.callee)?.declaration;
	if (declared?.kind === "Function" && walk.traits.classOfType) return classOfType(walk, declared.kids[3]);
	const looksLikeClass = parts.node.kind === "New" || /^[A-Z][a-z]/.test(parts.name);
	return looksLikeClass && parts.callee.kind === "Name" && walk.names.bindingOf(parts.callee)
		? parts.callee.text
		: null;
}

/** A rule may take the called function itself for a source: then what it gives is one. */
function withSource(walk: Walk, callee: Node, value: Value): Value {
	const mark = walk.marks.at(callee);
	if (!mark || mark.source === NO_RULES) return value;
	return joinValues(walk.masks, tainted([newSourceTaint(walk, mark, callee)]), value);
}

/** The value of a call; records what it passes where, and whether it is a sink. */
export function evaluateCall(walk: Walk, node: Node): Value {
	const [callee, list] = node.kids;
	if (!callee || !list) return CLEAN;
	const object = callee.kind === "Member" ? callee.kids[0] : undefined;
	const receiver = object && callee.kind === "Member" ? walk.evaluate(walk, object) : null;
	if (!receiver && callee.kind !== "Name") walk.evaluate(walk, callee);
	const parts: CallParts = { node, callee, args: list.kids, name: callee.text, receiver };
	presetCallbacks(walk, parts);
	const args = parts.args.map((arg) => walk.evaluate(walk, arg));
	checkSink(walk, node, receiver ? [receiver, ...args] : args);
	const placed = makeCollection(walk, parts) ?? followPlaces(walk, parts, args);
	if (placed) return placed;
	storeInReceiver(walk, parts, args);
	fillArguments(walk, parts, args);
	const mapped = mappedResult(walk, parts);
	if (mapped) return mapped;
	const opaque = withSource(walk, callee, opaqueResult(walk, parts, args));
	const target = calleeOf(walk, parts);
	const isCleaner = opaque === CLEAN && walk.library.clean.has(walk.names.qualifiedName(callee) ?? "");
	if (target && !isCleaner) return recordCall(walk, parts, { callee: target, args, opaque });
	const isMade = node.kind === "New" && walk.traits.classScoped;
	return isMade ? { ...opaque, instance: parts.name } : opaque;
}
