import type { Node } from "../tree/node.ts";
import { assignTarget } from "./assign.ts";
import type { Value } from "./facts.ts";
import { NO_RULES } from "./masks.ts";
import { nameClass, withDeclared } from "./named-class.ts";
import { writeField } from "./properties.ts";
import { runStatement } from "./run-statement.ts";
import { CLEAN, joinTaints, joinValues, tainted, trimDepth } from "./value.ts";
import { type Frame, newSourceTaint, newTaint, type Walk } from "./walk.ts";

/** Where the name of a parameter stands, which is what rules mark when they speak of it. */
function nameSpan(param: Node): Node {
	const [own] = param.kids;
	return own?.kind === "Name" ? own : param;
}

function paramValue(walk: Walk, param: Node, at: { readonly fn: number; readonly index: number }): Value {
	const token = { kind: "param", fn: at.fn, index: at.index, path: "" } as const;
	let taints = [newTaint(walk, token)];
	const span = nameSpan(param);
	const mark = walk.marks.at(span) ?? walk.marks.at(param);
	if (mark && mark.source !== NO_RULES) {
		taints = [...joinTaints(walk.masks, [newSourceTaint(walk, mark, span)], taints)];
	}
	return withDeclared(walk, tainted(taints), param.kids[2]);
}

function bindParams(walk: Walk, node: Node, frame: Frame): void {
	const presets = walk.presets.get(node) ?? [];
	const isObject = "firstParameterUnless" in walk.traits.self;
	for (const [index, param] of (node.kids[0]?.kids ?? []).entries()) {
		const [pattern, fallback] = param.kids;
		if (isObject && index === 0 && param.text !== "" && param.text === frame.self) continue;
		let value = paramValue(walk, param, { fn: frame.fn, index });
		const preset = presets[index];
		if (preset) value = joinValues(walk.masks, value, preset);
		if (fallback && fallback.kind !== "Empty")
			value = joinValues(walk.masks, value, walk.evaluate(walk, fallback));
		if (param.flags?.includes("property")) writeField(walk, param.text, value);
		const target: Node | undefined = param.text === "" ? pattern : { ...param, kind: "Name", kids: [] };
		if (target) bindParam(walk, node, { target, value });
	}
}

/** Parameters are declared by name in the function's own scope; a Param node itself is no reference. */
function bindParam(walk: Walk, fn: Node, at: { readonly target: Node; readonly value: Value }): void {
	if (at.target.kind !== "Name") {
		assignTarget(walk, at.target, at.value);
		return;
	}
	const id = walk.names.paramId(fn, at.target.text);
	if (id !== null) walk.state.set(id, at.value);
}

function hasDecorator(node: Node, name: string): boolean {
	return node.kids[2]?.kids.some((kid) => kid.text === name) ?? false;
}

/** What is read like a field, but is a method. */
function isGetter(node: Node): boolean {
	return (
		node.flags?.includes("getter") || hasDecorator(node, "property") || hasDecorator(node, "cached_property")
	);
}

function selfName(walk: Walk, node: Node): string {
	const { self } = walk.traits;
	if ("keyword" in self) return self.keyword;
	if ("firstParameterUnless" in self && hasDecorator(node, self.firstParameterUnless)) return "";
	return node.kids[0]?.kids[0]?.text ?? "";
}

function newFrame(walk: Walk, node: Node, fn: number): Frame {
	const owner = walk.methodOwners.get(node);
	if (owner) return { fn, owner, self: selfName(walk, node), returns: CLEAN, thrown: CLEAN };
	return { fn, owner: walk.frame.owner, self: walk.frame.self, returns: CLEAN, thrown: CLEAN };
}

function runBody(walk: Walk, body: Node): void {
	if (body.kind === "Block") {
		runStatement(walk, body);
		return;
	}
	walk.frame.returns = joinValues(walk.masks, walk.frame.returns, walk.evaluate(walk, body));
}

/** What a constructor gives is the object with everything its methods store in it. */
function describeInstances(walk: Walk, owner: Node): void {
	const fields = walk.classFields.get(owner);
	if (!fields) return;
	for (const [method, home] of walk.methodOwners) {
		const fn = walk.functionIds.get(method);
		const fact = fn === undefined ? undefined : walk.functions[fn];
		if (home !== owner || fn === undefined || fact?.name !== "constructor") continue;
		walk.functions[fn] = { ...fact, returns: trimDepth(walk.masks, { ...CLEAN, fields }) };
	}
}

/** A field of the class body; in Python an assignment there. */
function classField(
	member: Node,
): { readonly name: string; readonly value: Node; readonly type?: Node } | null {
	const [held, type] = member.kids;
	if (member.kind === "Field" && held && type) return { name: member.text, value: held, type };
	const [assign] = member.kids;
	const [target, value] = assign?.kind === "Assign" ? assign.kids : [];
	if (member.kind !== "ExprStmt" || target?.kind !== "Name" || !value) return null;
	return { name: target.text, value };
}

function runClass(walk: Walk, node: Node): Value {
	const frame = walk.frame;
	walk.frame = { ...frame, owner: node, self: "this" };
	for (const base of node.kids[0]?.kids ?? []) nameClass(walk, base.text);
	for (const round of [0, 1]) {
		for (const member of node.kids[1]?.kids ?? []) {
			const field = classField(member);
			if (!field) runStatement(walk, member);
			else if (round === 0)
				writeField(walk, field.name, withDeclared(walk, walk.evaluate(walk, field.value), field.type));
		}
	}
	walk.frame = frame;
	describeInstances(walk, node);
	return CLEAN;
}

/** Runs a function where it is defined, with everything it captures in view; records what it returns. */
export function runFunction(walk: Walk, node: Node): Value {
	if (node.kind === "Class") return runClass(walk, node);
	const fn = walk.functionIds.get(node);
	if (fn === undefined) return CLEAN;
	for (const decorator of node.kids[2]?.kids ?? []) walk.evaluate(walk, decorator);
	const { frame, state, dead } = walk;
	walk.frame = newFrame(walk, node, fn);
	walk.state = state.branch();
	walk.dead = false;
	bindParams(walk, node, walk.frame);
	const body = node.kids[1];
	if (body) runBody(walk, body);
	if (walk.methodOwners.has(node) && isGetter(node)) writeField(walk, node.text, walk.frame.returns);
	const fact = walk.functions[fn];
	if (fact) walk.functions[fn] = { ...fact, returns: trimDepth(walk.masks, walk.frame.returns) };
	walk.state = state.withCaptured(walk.masks, walk.state);
	walk.frame = frame;
	walk.dead = dead;
	return { ...CLEAN, callable: fn };
}
