import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, listField, listNamed } from "../cst.ts";
import { type ListRule, type Lowering, type Rule, wrapRule } from "../lower-tree.ts";
import { coverSpans, makeEmpty, makeNode } from "../make-node.ts";
import { flagsOf } from "./modifiers.ts";
import { lowerClassName, lowerType } from "./types.ts";

const slot = (cst: Cst, field: string, low: Lowering): Node => low.maybe(findField(cst, field), cst);

/** A statement as a Block: a single one is wrapped, so that bodies always look the same. */
function bodyOf(cst: Cst | undefined, parent: Cst, low: Lowering): Node {
	if (cst === undefined) return makeEmpty(parent);
	return cst.type === "block" ? low.block(cst) : low.looseBlock(cst.named ? [cst] : [], cst);
}

const body = (cst: Cst, low: Lowering): Node => bodyOf(findField(cst, "body"), cst, low);

function lowerDeclarator(cst: Cst, low: Lowering, type: Node): Node {
	return makeNode("VarDecl", cst, {
		text: "let",
		kids: [slot(cst, "name", low), slot(cst, "value", low), type],
	});
}

/** One VarDecl per declarator; a single one has the range of the whole statement. */
const lowerVariables: ListRule = (cst, low) => {
	const type = lowerType(findField(cst, "type"), cst, low);
	const flags = [...flagsOf(cst)].sort();
	const nodes = listField(cst, "declarator").map((each) => {
		const declared = lowerDeclarator(each, low, type);
		// The type before the first name belongs to all of them.
		return { ...declared, start: cst.start, ...(flags.length > 0 ? { flags } : {}) };
	});
	const [only] = nodes;
	return nodes.length === 1 && only ? [{ ...only, end: cst.end }] : nodes;
};

function lowerIf(cst: Cst, low: Lowering): Node {
	const statement = findField(cst, "alternative");
	const otherwise = statement?.type === "if_statement" ? low.lower(statement) : bodyOf(statement, cst, low);
	const kids = [slot(cst, "condition", low), bodyOf(findField(cst, "consequence"), cst, low), otherwise];
	return makeNode("If", cst, { kids });
}

function lowerFor(cst: Cst, low: Lowering): Node {
	const part = (field: string): Node => {
		const list = listField(cst, field);
		const nodes = low.statements(list);
		const [only] = nodes;
		if (nodes.length < 2) return only ?? makeEmpty(cst);
		const kind = nodes.every(({ kind: each }) => each === "VarDecl") ? "Block" : "Sequence";
		return makeNode(kind, coverSpans(list, cst), { kids: nodes });
	};
	return makeNode("For", cst, { kids: [part("init"), part("condition"), part("update"), body(cst, low)] });
}

/** The type of the element stays with its name. */
function lowerForEach(cst: Cst, low: Lowering): Node {
	const name = slot(cst, "name", low);
	const type = lowerType(findField(cst, "type"), cst, low);
	const target =
		type.kind === "Empty" ? name : makeNode("Cast", coverSpans([type, name], name), { kids: [name, type] });
	return makeNode("ForEach", cst, { text: "of", kids: [target, slot(cst, "value", low), body(cst, low)] });
}

function lowerResource(cst: Cst, low: Lowering): readonly Node[] {
	const name = findField(cst, "name");
	if (name === undefined) return [makeNode("ExprStmt", cst, { kids: [low.maybe(findNamed(cst), cst)] })];
	return [lowerDeclarator(cst, low, lowerType(findField(cst, "type"), cst, low))];
}

/** Resources are declared in the block that they are closed after. */
function lowerTry(cst: Cst, low: Lowering): Node {
	const block = body(cst, low);
	const resources = listNamed(findField(cst, "resources") ?? { ...cst, kids: [] });
	const declared = resources.flatMap((resource) => lowerResource(resource, low));
	const start = resources[0]?.start ?? block.start;
	const catches = cst.kids.filter((kid) => kid.type === "catch_clause");
	const last = findType(cst, "finally_clause");
	return makeNode("Try", cst, {
		kids: [
			declared.length === 0 ? block : { ...block, start, kids: [...declared, ...block.kids] },
			makeNode("Catches", coverSpans(catches, cst), { kids: low.each(catches) }),
			makeEmpty(cst),
			last ? bodyOf(findType(last, "block"), last, low) : makeEmpty(cst),
		],
	});
}

function lowerCatch(cst: Cst, low: Lowering): Node {
	const param = findType(cst, "catch_formal_parameter");
	const type = param && findType(param, "catch_type");
	const names = type ? listNamed(type).map((each) => lowerClassName(each, low)) : [];
	const [only] = names;
	const caught =
		names.length > 1 && type ? makeNode("Tuple", type, { kids: names }) : (only ?? makeEmpty(cst));
	return makeNode("Catch", cst, {
		kids: [caught, low.maybe(param && findField(param, "name"), cst), body(cst, low)],
	});
}

/** Values of the labels before a group; `default` has none, and neither has a group with it. */
function lowerLabels(labels: readonly Cst[], parent: Cst, low: Lowering): Node {
	const isDefault = labels.some((label) => findType(label, "default") !== undefined);
	const values = isDefault
		? []
		: labels.flatMap((label) => listNamed(label).filter((kid) => kid.type !== "guard"));
	return makeNode("Tuple", coverSpans(values, parent), { kids: low.each(values) });
}

/** A guarded case tests first; what it holds is an If. */
function guarded(labels: readonly Cst[], block: Node, low: Lowering): Node {
	const guard = labels.flatMap((label) => listNamed(label)).find((kid) => kid.type === "guard");
	if (guard === undefined) return block;
	const span = coverSpans([guard, block], block);
	const branch = makeNode("If", span, { kids: [low.inner(guard), block, makeEmpty(block)] });
	return makeNode("Block", span, { kids: [branch] });
}

function lowerGroup(cst: Cst, low: Lowering): Node {
	const labels = cst.kids.filter((kid) => kid.type === "switch_label");
	const statements = listNamed(cst).filter((kid) => kid.type !== "switch_label");
	const block = low.looseBlock(statements, cst);
	return makeNode("Case", cst, { kids: [lowerLabels(labels, cst, low), guarded(labels, block, low)] });
}

/** An arrow's case ends where it ends: a `break` that nobody wrote keeps it from running into the next. */
function lowerArrow(cst: Cst, low: Lowering): Node {
	const labels = cst.kids.filter((kid) => kid.type === "switch_label");
	const statement = listNamed(cst).find((kid) => kid.type !== "switch_label");
	const block = bodyOf(statement, cst, low);
	const closed = { ...block, kids: [...block.kids, makeNode("Break", makeEmpty(block))] };
	return makeNode("Case", cst, { kids: [lowerLabels(labels, cst, low), guarded(labels, closed, low)] });
}

function lowerSwitch(cst: Cst, low: Lowering): Node {
	const cases = findField(cst, "body");
	const kids = cases === undefined ? [] : low.each(listNamed(cases));
	return makeNode("Switch", cst, {
		kids: [slot(cst, "condition", low), makeNode("Cases", cases ?? makeEmpty(cst), { kids })],
	});
}

/** The label of `break label` is the node's text; the labeled statement is `Other` [Name, statement]. */
function lowerJump(kind: "Break" | "Continue"): Rule {
	return (cst, low) => {
		const label = findNamed(cst);
		return makeNode(kind, cst, { text: label === undefined ? "" : low.text(label) });
	};
}

function lowerExpressionStatement(cst: Cst, low: Lowering): Node {
	const inner = findNamed(cst);
	if (inner?.type === "switch_expression" && listNamed(cst).length === 1) return low.lower(inner);
	return makeNode("ExprStmt", cst, { kids: [low.inner(cst)] });
}

/** `synchronized (lock) { … }` holds the lock for the block. */
function lowerSynchronized(cst: Cst, low: Lowering): Node {
	const lock = findType(cst, "parenthesized_expression");
	const item = makeNode("WithItem", lock ?? makeEmpty(cst), {
		kids: [low.maybe(lock, cst), makeEmpty(lock ?? cst)],
	});
	return makeNode("With", cst, { kids: [makeNode("WithItems", item, { kids: [item] }), body(cst, low)] });
}

function lowerAssert(cst: Cst, low: Lowering): Node {
	const [test, message] = listNamed(cst);
	return makeNode("Assert", cst, { kids: [low.maybe(test, cst), low.maybe(message, cst)] });
}

export const STATEMENT_LISTS: Readonly<Record<string, ListRule>> = {
	local_variable_declaration: lowerVariables,
	resource: lowerResource,
};

export const STATEMENT_RULES: Readonly<Record<string, Rule>> = {
	block: (cst, low) => low.block(cst),
	variable_declarator: (cst, low) => lowerDeclarator(cst, low, makeEmpty(cst)),
	expression_statement: lowerExpressionStatement,
	if_statement: lowerIf,
	while_statement: (cst, low) =>
		makeNode("While", cst, { kids: [slot(cst, "condition", low), body(cst, low)] }),
	do_statement: (cst, low) =>
		makeNode("DoWhile", cst, { kids: [body(cst, low), slot(cst, "condition", low)] }),
	for_statement: lowerFor,
	enhanced_for_statement: lowerForEach,
	try_statement: lowerTry,
	try_with_resources_statement: lowerTry,
	catch_clause: lowerCatch,
	switch_expression: lowerSwitch,
	switch_block_statement_group: lowerGroup,
	switch_rule: lowerArrow,
	guard: (cst, low) => low.inner(cst),
	labeled_statement: (cst, low) => makeNode("Other", cst, { text: cst.type, kids: low.each(listNamed(cst)) }),
	return_statement: wrapRule("Return"),
	throw_statement: wrapRule("Throw"),
	// What a switch gives is what its cases hold.
	yield_statement: wrapRule("ExprStmt"),
	break_statement: lowerJump("Break"),
	continue_statement: lowerJump("Continue"),
	synchronized_statement: lowerSynchronized,
	assert_statement: lowerAssert,
};
