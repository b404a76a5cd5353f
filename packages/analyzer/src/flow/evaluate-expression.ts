import type { Node } from "../tree/node.ts";
import { addToTarget, assignTarget, withoutStatus } from "./assign.ts";
import { constantTest } from "./constant-test.ts";
import { evaluateCall } from "./evaluate-call.ts";
import type { Value } from "./facts.ts";
import { NO_RULES } from "./masks.ts";
import { classOfType } from "./named-class.ts";
import { constantKey, isSelf, readElement, readField, readProperty } from "./properties.ts";
import { relabeled, withRelabeled } from "./relabel.ts";
import { allTaints, CLEAN, joinTaints, joinValues, tainted, withField, withoutRules } from "./value.ts";
import { newSourceTaint, readVariable, recordHits, type Walk } from "./walk.ts";

/** Operators whose result says nothing of the operands' text. */
const CLEAN_BINARY = new Set([
	"==",
	"===",
	"!=",
	"!==",
	"<",
	">",
	"<=",
	">=",
	"in",
	"not in",
	"is",
	"is not",
	"instanceof",
]);
const CLEAN_UNARY = new Set(["!", "not", "typeof", "delete", "del", "void"]);

function join(walk: Walk, nodes: readonly Node[]): Value {
	let value = CLEAN;
	for (const node of nodes) value = joinValues(walk.masks, value, walk.evaluate(walk, node));
	return value;
}

/** Text made of its parts: taint of the whole, without their properties. */
function text(walk: Walk, nodes: readonly Node[]): Value {
	let taints: Value["taints"] = [];
	for (const node of nodes)
		taints = joinTaints(walk.masks, taints, readElement(walk, walk.evaluate(walk, node)).taints);
	return tainted(taints);
}

function evaluateObject(walk: Walk, node: Node): Value {
	let value: Value = { ...CLEAN, fields: new Map() };
	for (const member of node.kids) {
		const [key, inner] = member.kids;
		if (member.kind === "Pair" && key && inner) {
			const held = walk.evaluate(walk, inner);
			const name = key.kind === "Key" ? key.text : constantKey(walk, key);
			value = name === null ? joinValues(walk.masks, value, held) : withField(value, name, held);
		} else if (member.kind === "Spread" && key)
			value = joinValues(walk.masks, value, walk.evaluate(walk, key));
		else {
			const { callable } = walk.evaluate(walk, member);
			const returns = callable === null ? undefined : walk.functions[callable]?.returns;
			if (returns && member.flags?.includes("getter")) value = withField(value, member.text, returns);
		}
	}
	return value;
}

/** An object made of its fields; what has no name belongs to the whole. */
function evaluateLiteral(walk: Walk, node: Node): Value {
	const [callee, args] = node.kids;
	const written = callee?.kind === "Member" ? `${callee.kids[0]?.text ?? ""}.${callee.text}` : callee?.text;
	let value: Value = { ...CLEAN, fields: new Map(), instance: written || null };
	for (const arg of args?.kids ?? []) {
		const [key, inner] = arg.kids;
		const name = arg.kind === "Pair" && key ? constantKey(walk, key) : null;
		if (arg.kind === "KeywordArg") value = withField(value, arg.text, walk.evaluate(walk, arg));
		else if (name !== null && inner) value = withField(value, name, walk.evaluate(walk, inner));
		else value = joinValues(walk.masks, value, tainted(allTaints(walk.masks, walk.evaluate(walk, arg))));
	}
	return value;
}

function evaluateElements(walk: Walk, node: Node): Value {
	let value: Value = { ...CLEAN, fields: new Map() };
	for (const [index, element] of node.kids.entries()) {
		const held = walk.evaluate(walk, element);
		const plain = element.kind !== "Spread" && index < 16;
		value = plain
			? withField(value, String(index), held)
			: joinValues(walk.masks, value, { ...held, callable: null });
	}
	return value;
}

/** The value of a field, with the class that its declaration names. */
function withDeclaredClass(
	walk: Walk,
	owner: Node | null,
	field: { readonly name: string; readonly value: Value },
): Value {
	if (owner === null || field.value.instance !== null || !walk.traits.classOfType) return field.value;
	const declared = owner.kids[1]?.kids.find((kid) => kid.kind === "Field" && kid.text === field.name);
	return declared ? { ...field.value, instance: classOfType(walk, declared.kids[1]) } : field.value;
}

function evaluateMember(walk: Walk, node: Node): Value {
	const [object] = node.kids;
	if (!object) return CLEAN;
	if (isSelf(walk, object)) {
		const held = readField(walk, node.text);
		const own = joinValues(walk.masks, held, readProperty(walk, walk.evaluate(walk, object), node.text));
		return withDeclaredClass(walk, walk.frame.owner, { name: node.text, value: own });
	}
	const value = walk.evaluate(walk, object);
	if (walk.library.cleanProperties.has(node.text)) return CLEAN;
	const owner = walk.classesByName.get(value.instance ?? "");
	return withDeclaredClass(walk, owner ?? null, {
		name: node.text,
		value: readProperty(walk, value, node.text),
	});
}

function evaluateIndex(walk: Walk, node: Node): Value {
	const [object, index] = node.kids;
	if (!object || !index) return CLEAN;
	const value = walk.evaluate(walk, object);
	walk.evaluate(walk, index);
	const key = constantKey(walk, index);
	return key === null ? readElement(walk, value) : readProperty(walk, value, key);
}

function evaluateBinary(walk: Walk, node: Node): Value {
	const [left, right] = node.kids;
	if (!left || !right) return CLEAN;
	if (["&&", "||", "??", "and", "or"].includes(node.text)) {
		const first = walk.evaluate(walk, left);
		const second = walk.evaluate(walk, right);
		return joinValues(walk.masks, first, second);
	}
	const value = text(walk, node.kids);
	return CLEAN_BINARY.has(node.text) ? CLEAN : value;
}

function evaluateAssign(walk: Walk, node: Node): Value {
	const [target, written] = node.kids;
	if (!target || !written) return CLEAN;
	let value = walk.evaluate(walk, written);
	if (node.text !== "=" && node.text !== ":=") value = joinValues(walk.masks, text(walk, [target]), value);
	assignTarget(walk, target, withoutStatus(walk, { target, value: written }, value));
	return value;
}

function evaluateComprehension(walk: Walk, node: Node): Value {
	const [element, ...clauses] = node.kids;
	for (const clause of clauses) {
		const [target, iterable] = clause.kids;
		if (clause.kind === "CompFor" && target && iterable) {
			assignTarget(walk, target, readElement(walk, walk.evaluate(walk, iterable)));
		} else if (target) walk.evaluate(walk, target);
	}
	return element
		? tainted(readElement(walk, join(walk, element.kind === "Pair" ? element.kids : [element])).taints)
		: CLEAN;
}

/** A cast tells what it is now, whatever it was. */
function castTo(walk: Walk, value: Value, type: Node | undefined): Value {
	const instance = classOfType(walk, type);
	return instance === null ? value : { ...value, instance };
}

function evaluateYield(walk: Walk, node: Node): Value {
	const value = join(walk, node.kids);
	walk.frame.returns = joinValues(walk.masks, walk.frame.returns, value);
	return value;
}

function evaluateUnmarked(walk: Walk, node: Node): Value {
	switch (node.kind) {
		case "Name":
			return readVariable(walk, node);
		case "Member":
			return evaluateMember(walk, node);
		case "Index":
			return evaluateIndex(walk, node);
		case "New":
			return walk.traits.newSetsFields ? evaluateLiteral(walk, node) : evaluateCall(walk, node);
		case "Call":
			return evaluateCall(walk, node);
		case "Binary":
			return evaluateBinary(walk, node);
		case "Assign":
			return evaluateAssign(walk, node);
		case "Object":
			return evaluateObject(walk, node);
		case "List":
		case "Tuple":
		case "Set":
			return evaluateElements(walk, node);
		case "Template":
		case "TaggedTemplate":
			return text(walk, node.kids);
		case "Unary": {
			const value = join(walk, node.kids);
			return CLEAN_UNARY.has(node.text) ? CLEAN : value;
		}
		case "Conditional": {
			const [test, yes, no] = node.kids;
			if (test) walk.evaluate(walk, test);
			const known = test ? constantTest(walk, test) : null;
			return join(walk, yes && no ? [yes, no].filter((_, at) => known !== (at === 1)) : []);
		}
		case "Sequence": {
			join(walk, node.kids.slice(0, -1));
			return join(walk, node.kids.slice(-1));
		}
		case "Cast":
			return castTo(walk, join(walk, node.kids.slice(0, 1)), node.kids[1]);
		case "Comprehension":
			return evaluateComprehension(walk, node);
		case "Function":
		case "Class":
			return walk.runFunction(walk, node);
		case "Yield":
			return evaluateYield(walk, node);
		case "String":
		case "Number":
		case "Bool":
		case "Null":
		case "Regex":
		case "Type":
		case "Empty":
			return CLEAN;
		default:
			return join(walk, node.kids);
	}
}

function applyPropagation(walk: Walk, node: Node, mark: NonNullable<ReturnType<Walk["marks"]["at"]>>): void {
	for (const { from, to, mask, relabel } of mark.propagate) {
		const source = findNode(node, from);
		const target = findNode(node, to);
		if (!source || !target) continue;
		const value = walk.evaluate(walk, source);
		if (relabel) {
			addToTarget(walk, target, tainted(relabeled(walk, value, relabel)));
			continue;
		}
		const kept = value.taints.flatMap((taint) => {
			const both = walk.masks.and(taint.mask, mask);
			return both === NO_RULES ? [] : [{ ...taint, mask: both }];
		});
		assignTarget(walk, target, joinValues(walk.masks, walk.evaluate(walk, target), tainted(kept)));
	}
}

function findNode(root: Node, span: { readonly start: number; readonly end: number }): Node | null {
	let at: Node | undefined = root;
	while (at) {
		if (at.start === span.start && at.end === span.end && at.kind !== "Args") return at;
		at = at.kids.find((kid: Node) => kid.start <= span.start && kid.end >= span.end && kid.end > kid.start);
	}
	return null;
}

/** The value of an expression, with what the rules' sources, sanitizers, sinks and propagators say of it. */
export function evaluateExpression(walk: Walk, node: Node): Value {
	walk.fuel -= 1;
	if (walk.fuel < 0) return CLEAN;
	let value = evaluateUnmarked(walk, node);
	const mark = walk.marks.at(node);
	if (!mark || node.kind === "Empty" || node.kind === "Type") return value;
	if (mark.clean !== NO_RULES) {
		value = withoutRules(walk.masks, value, mark.clean);
		if (mark.cleansVariable) assignTarget(walk, node, value);
	}
	// What a rule takes for clean is no source for it.
	const source = walk.masks.without(mark.source, mark.clean);
	if (source !== NO_RULES) {
		const taint = { ...newSourceTaint(walk, mark, node), mask: source };
		value = { ...value, taints: joinTaints(walk.masks, [taint], value.taints) };
		// `$X = f()` as a source is what is assigned.
		if (node.kind === "Assign" && node.kids[0]) assignTarget(walk, node.kids[0], value);
	}
	if (mark.source !== NO_RULES && mark.taintsVariable) addToTarget(walk, node, tainted(value.taints));
	for (const relabel of mark.relabel) value = withRelabeled(walk, value, relabel);
	if (mark.sink !== NO_RULES) {
		recordHits(walk, value, { index: mark.sinkIndex, mask: mark.sink });
	}
	if (mark.propagate.length > 0) applyPropagation(walk, node, mark);
	return value;
}
