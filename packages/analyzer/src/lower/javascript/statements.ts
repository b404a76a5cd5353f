import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, hasToken, listField, listNamed } from "../cst.ts";
import { type ListRule, type Lowering, type Rule, wrapRule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";

/** A statement as a Block: a single one is wrapped, so that bodies always look the same. */
function bodyOf(cst: Cst | undefined, parent: Cst, low: Lowering): Node {
	if (cst === undefined) return makeEmpty(parent);
	return cst.type === "statement_block" ? low.block(cst) : low.looseBlock([cst], cst);
}

const body = (cst: Cst, low: Lowering): Node => bodyOf(findField(cst, "body"), cst, low);
const slot = (cst: Cst, field: string, low: Lowering): Node => low.maybe(findField(cst, field), cst);

function lowerIf(cst: Cst, low: Lowering): Node {
	const clause = findField(cst, "alternative");
	const statement = clause && findNamed(clause);
	const otherwise =
		statement?.type === "if_statement" ? low.lower(statement) : bodyOf(statement, clause ?? cst, low);
	const kids = [slot(cst, "condition", low), bodyOf(findField(cst, "consequence"), cst, low), otherwise];
	return makeNode("If", cst, { kids });
}

function lowerFor(cst: Cst, low: Lowering): Node {
	const condition = listField(cst, "condition")[0];
	const kids = [
		slot(cst, "initializer", low),
		condition ? unwrap(condition, low) : makeEmpty(cst),
		slot(cst, "increment", low),
		body(cst, low),
	];
	return makeNode("For", cst, {
		kids: kids.map((kid) => (kid.kind === "ExprStmt" ? (kid.kids[0] ?? kid) : kid)),
	});
}

/** Some versions of the grammar wrap the test of a `for` in a statement. */
function unwrap(cst: Cst, low: Lowering): Node {
	return cst.type === "expression_statement" ? low.inner(cst) : low.lower(cst);
}

function lowerForEach(cst: Cst, low: Lowering): Node {
	const kids = [slot(cst, "left", low), slot(cst, "right", low), body(cst, low)];
	const flags = hasToken(cst, "await") ? ["async"] : [];
	return makeNode("ForEach", cst, { text: hasToken(cst, "in") ? "in" : "of", kids, flags });
}

function lowerTry(cst: Cst, low: Lowering): Node {
	const handler = findField(cst, "handler");
	const finalizer = findField(cst, "finalizer");
	const catches = handler ? [low.lower(handler)] : [];
	const kids = [
		body(cst, low),
		makeNode("Catches", handler ?? makeEmpty(cst), { kids: catches }),
		makeEmpty(cst),
		finalizer ? body(finalizer, low) : makeEmpty(cst),
	];
	return makeNode("Try", cst, { kids });
}

function lowerSwitch(cst: Cst, low: Lowering): Node {
	const cases = findField(cst, "body");
	const kids = cases === undefined ? [] : low.each(listNamed(cases));
	return makeNode("Switch", cst, {
		kids: [slot(cst, "value", low), makeNode("Cases", cases ?? makeEmpty(cst), { kids })],
	});
}

function lowerCase(cst: Cst, low: Lowering): Node {
	const value = findField(cst, "value");
	const values = value
		? makeNode("Tuple", value, { kids: [low.lower(value)] })
		: makeNode("Tuple", makeEmpty(cst));
	return makeNode("Case", cst, { kids: [values, low.looseBlock(listField(cst, "body"), cst)] });
}

/** The label of `break label` is the node's text; the labeled statement is `Other` [Name, statement]. */
function lowerJump(kind: "Break" | "Continue"): Rule {
	return (cst, low) => {
		const label = findField(cst, "label");
		return makeNode(kind, cst, { text: label === undefined ? "" : low.text(label) });
	};
}

function lowerExpressionStatement(cst: Cst, low: Lowering): Node {
	const inner = findNamed(cst);
	// The grammar reads `namespace A {}` as an expression.
	if (inner?.type === "internal_module" && listNamed(cst).length === 1) return low.lower(inner);
	return makeNode("ExprStmt", cst, { kids: [low.inner(cst)] });
}

export const STATEMENT_LISTS: Readonly<Record<string, ListRule>> = {
	empty_statement: () => [],
};

export const STATEMENT_RULES: Readonly<Record<string, Rule>> = {
	statement_block: (cst, low) => low.block(cst),
	expression_statement: lowerExpressionStatement,
	if_statement: lowerIf,
	while_statement: (cst, low) =>
		makeNode("While", cst, { kids: [slot(cst, "condition", low), body(cst, low)] }),
	do_statement: (cst, low) =>
		makeNode("DoWhile", cst, { kids: [body(cst, low), slot(cst, "condition", low)] }),
	for_statement: lowerFor,
	for_in_statement: lowerForEach,
	try_statement: lowerTry,
	catch_clause: (cst, low) =>
		makeNode("Catch", cst, { kids: [makeEmpty(cst), slot(cst, "parameter", low), body(cst, low)] }),
	with_statement: (cst, low) => {
		const object = findField(cst, "object");
		const item = makeNode("WithItem", object ?? makeEmpty(cst), {
			kids: [low.maybe(object, cst), makeEmpty(object ?? cst)],
		});
		return makeNode("With", cst, { kids: [makeNode("WithItems", item, { kids: [item] }), body(cst, low)] });
	},
	switch_statement: lowerSwitch,
	switch_case: lowerCase,
	switch_default: lowerCase,
	labeled_statement: (cst, low) =>
		makeNode("Other", cst, { text: cst.type, kids: [slot(cst, "label", low), slot(cst, "body", low)] }),
	return_statement: wrapRule("Return"),
	throw_statement: wrapRule("Throw"),
	break_statement: lowerJump("Break"),
	continue_statement: lowerJump("Continue"),
	class_static_block: (cst, low) => makeNode("Other", cst, { text: cst.type, kids: [body(cst, low)] }),
};
