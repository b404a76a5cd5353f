import type { Node } from "../tree/node.ts";
import { addToTarget } from "./assign.ts";
import type { Callee, Value } from "./facts.ts";
import { NO_RULES } from "./masks.ts";
import { isSelf, readElement } from "./properties.ts";
import { allTaints, CLEAN, isClean, joinValues, tainted, trimDepth } from "./value.ts";
import { newTaint, recordHits, type Walk } from "./walk.ts";

interface CallParts {
	readonly node: Node;
	readonly callee: Node;
	readonly args: readonly Node[];
	/** Name of the method or function called. */
	readonly name: string;
	readonly receiver: Value | null;
}

function classNamed(walk: Walk, name: string): boolean {
	return walk.classesByName.has(name);
}

function calleeOfName(walk: Walk, callee: Node): Callee | null {
	const binding = walk.names.bindingOf(callee);
	if (!binding) return null;
	if (binding.kind === "import" && binding.module !== null) {
		const whole = binding.imported === "*";
		return { kind: "import", module: binding.module, path: whole ? [] : [binding.imported ?? "default"] };
	}
	const declared =
		binding.declaration ?? (binding.writes === 1 && binding.via?.length === 0 ? binding.value : null);
	if (declared?.kind === "Class") return { kind: "method", name: "constructor", className: declared.text };
	if (declared?.kind !== "Function") return null;
	const fn = walk.functionIds.get(declared);
	return fn === undefined ? null : { kind: "local", fn };
}

function calleeOfMember(walk: Walk, callee: Node, receiver: Value | null): Callee | null {
	const [object] = callee.kids;
	if (!object) return null;
	if (isSelf(walk, object))
		return { kind: "method", name: callee.text, className: walk.frame.owner?.text ?? null };
	if (object.kind === "Name") {
		const binding = walk.names.bindingOf(object);
		if (binding?.kind === "import" && binding.module !== null) {
			const base = binding.imported === "*" ? [] : [binding.imported ?? "default"];
			return { kind: "import", module: binding.module, path: [...base, callee.text] };
		}
		if (classNamed(walk, object.text)) return { kind: "method", name: callee.text, className: object.text };
	}
	return { kind: "method", name: callee.text, className: receiver?.instance ?? null };
}

function calleeOf(walk: Walk, parts: CallParts): Callee | null {
	if (parts.callee.kind === "Name") return calleeOfName(walk, parts.callee);
	if (parts.callee.kind === "Member") return calleeOfMember(walk, parts.callee, parts.receiver);
	if (parts.callee.kind === "Function") {
		const fn = walk.functionIds.get(parts.callee);
		return fn === undefined ? null : { kind: "local", fn };
	}
	return null;
}

/** Gives callbacks of `map`, `then`, … the elements they will be called with. */
function presetCallbacks(walk: Walk, parts: CallParts): void {
	const calls = walk.library.mapping.has(parts.name) || walk.library.selecting.has(parts.name);
	if (!calls || !parts.receiver) return;
	const element = readElement(walk, parts.receiver);
	const isFold = parts.name.startsWith("reduce");
	for (const arg of parts.args)
		if (arg.kind === "Function") walk.presets.set(arg, isFold ? [element, element] : [element]);
}

function checkSink(walk: Walk, node: Node, values: readonly Value[]): void {
	const mark = walk.marks.at(node);
	if (!mark || mark.callSink === NO_RULES) return;
	for (const value of values) recordHits(walk, value, { index: mark.sinkIndex, mask: mark.callSink });
}

function opaqueResult(walk: Walk, parts: CallParts, args: readonly Value[]): Value {
	const { library } = walk;
	const qualified = walk.names.qualifiedName(parts.callee);
	if (qualified !== null && library.clean.has(qualified)) return CLEAN;
	if (parts.receiver && library.cleanMethods.has(parts.name)) return CLEAN;
	if (parts.receiver && library.lookups.has(parts.name)) return tainted(parts.receiver.taints);
	let taints = parts.receiver ? allTaints(walk.masks, parts.receiver) : [];
	if (parts.receiver && library.selecting.has(parts.name)) return parts.receiver;
	for (const arg of args) taints = [...taints, ...allTaints(walk.masks, arg)];
	return joinValues(walk.masks, CLEAN, tainted(dedupe(walk, taints)));
}

function dedupe(walk: Walk, taints: Value["taints"]): Value["taints"] {
	return joinValues(walk.masks, tainted(taints.slice(0, 1)), tainted(taints.slice(1))).taints;
}

function storeInReceiver(walk: Walk, parts: CallParts, args: readonly Value[]): void {
	const [object] = parts.callee.kids;
	const [first] = parts.args;
	const isMerge = parts.name === "assign" && object?.text === "Object";
	const target = isMerge ? first : object;
	if (!target || (!isMerge && !walk.library.storing.has(parts.name))) return;
	for (const arg of isMerge ? args.slice(1) : args) {
		if (allTaints(walk.masks, arg).length > 0) addToTarget(walk, target, tainted(allTaints(walk.masks, arg)));
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
	if (at.callee.kind === "method" && at.callee.className === null && nothingFlows && !hasCallback)
		return at.opaque;
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
	const looksLikeClass = parts.node.kind === "New" || /^[A-Z][a-z]/.test(parts.name);
	return looksLikeClass && parts.callee.kind === "Name" && walk.names.bindingOf(parts.callee)
		? parts.callee.text
		: null;
}

function mappedResult(walk: Walk, parts: CallParts): Value | null {
	if (!parts.receiver || !walk.library.mapping.has(parts.name)) return null;
	const [callback] = parts.args;
	if (callback?.kind !== "Function") return null;
	const fn = walk.functionIds.get(callback);
	return fn === undefined ? null : (walk.functions[fn]?.returns ?? null);
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
	storeInReceiver(walk, parts, args);
	const mapped = mappedResult(walk, parts);
	if (mapped) return mapped;
	const opaque = opaqueResult(walk, parts, args);
	const target = calleeOf(walk, parts);
	const isCleaner = opaque === CLEAN && walk.library.clean.has(walk.names.qualifiedName(callee) ?? "");
	return target && !isCleaner ? recordCall(walk, parts, { callee: target, args, opaque }) : opaque;
}
