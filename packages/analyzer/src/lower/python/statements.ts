import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, hasToken, listField, listNamed } from "../cst.ts";
import { type ListRule, type Lowering, type Rule, wrapRule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";

const slot = (cst: Cst, field: string, low: Lowering): Node => low.maybe(findField(cst, field), cst);

/** `a, b` and `a,` are tuples, which the grammar only shows by the commas. */
function lowerExpressionStatement(cst: Cst, low: Lowering): Node {
	const isTuple = hasToken(cst, ",");
	const kids = isTuple ? [makeNode("Tuple", cst, { kids: low.each(listNamed(cst)) })] : [low.inner(cst)];
	return makeNode("ExprStmt", cst, { kids });
}

/** The flat `elif` clauses nest as `else if` does; built from the last one. */
function lowerIf(cst: Cst, low: Lowering): Node {
	const clauses = listField(cst, "alternative");
	let otherwise = makeEmpty(cst);
	for (const clause of [...clauses].reverse()) {
		otherwise =
			clause.type === "elif_clause"
				? lowerBranch(clause, { start: clause.start, end: cst.end }, { low, otherwise })
				: slot(clause, "body", low);
	}
	return lowerBranch(cst, cst, { low, otherwise });
}

function lowerBranch(
	cst: Cst,
	span: { readonly start: number; readonly end: number },
	rest: { readonly low: Lowering; readonly otherwise: Node },
): Node {
	const { low, otherwise } = rest;
	return makeNode("If", span, {
		kids: [slot(cst, "condition", low), slot(cst, "consequence", low), otherwise],
	});
}

/** A loop's `else` follows the loop: it runs when the loop ends without `break`. */
function withElse(loop: (cst: Cst, low: Lowering) => Node): ListRule {
	return (cst, low) => {
		const clause = findField(cst, "alternative");
		const node = loop(cst, low);
		return clause === undefined ? [node] : [{ ...node, end: clause.start }, low.lower(clause)];
	};
}

function lowerFor(cst: Cst, low: Lowering): Node {
	return makeNode("ForEach", cst, {
		text: "in",
		flags: hasToken(cst, "async") ? ["async"] : [],
		kids: [slot(cst, "left", low), slot(cst, "right", low), slot(cst, "body", low)],
	});
}

function lowerWhile(cst: Cst, low: Lowering): Node {
	return makeNode("While", cst, { kids: [slot(cst, "condition", low), slot(cst, "body", low)] });
}

function lowerWith(cst: Cst, low: Lowering): Node {
	const clause = findType(cst, "with_clause");
	const items = clause === undefined ? [] : low.each(listNamed(clause));
	return makeNode("With", cst, {
		flags: hasToken(cst, "async") ? ["async"] : [],
		kids: [makeNode("WithItems", clause ?? makeEmpty(cst), { kids: items }), slot(cst, "body", low)],
	});
}

function lowerWithItem(cst: Cst, low: Lowering): Node {
	const value = findField(cst, "value");
	if (value?.type !== "as_pattern") {
		return makeNode("WithItem", cst, { kids: [low.maybe(value, cst), makeEmpty(cst)] });
	}
	const [expression, target] = listNamed(value);
	return makeNode("WithItem", cst, { kids: [low.maybe(expression, cst), low.maybe(target, cst)] });
}

function lowerRaise(cst: Cst, low: Lowering): readonly Node[] {
	const cause = findField(cst, "cause");
	const values = listNamed(cst).filter((kid) => kid !== cause);
	const raised = makeNode("Throw", cst, { kids: [low.maybe(values[0], cst)] });
	// A cause that is more than a name may do something; after the Throw it would be unreachable.
	if (cause === undefined || cause.type === "identifier" || cause.type === "none") return [raised];
	return [makeNode("ExprStmt", cause, { kids: [low.lower(cause)] }), raised];
}

function lowerDelete(cst: Cst, low: Lowering): readonly Node[] {
	const target = findNamed(cst);
	const targets = target?.type === "expression_list" ? listNamed(target) : listNamed(cst);
	const whole = targets.length === 1 ? cst : undefined;
	return targets.map((each) => {
		const node = makeNode("Unary", whole ?? each, { text: "del", kids: [low.lower(each)] });
		return makeNode("ExprStmt", node, { kids: [node] });
	});
}

function lowerAssert(cst: Cst, low: Lowering): Node {
	const [test, message] = listNamed(cst);
	return makeNode("Assert", cst, { kids: [low.maybe(test, cst), low.maybe(message, cst)] });
}

/** Python 2's `print a, b` and `exec code` are calls of those names. */
function lowerOldStatement(cst: Cst, low: Lowering): Node {
	const text = cst.type === "print_statement" ? "print" : "exec";
	const nameSpan = { start: cst.start, end: cst.start + text.length };
	const span = { start: nameSpan.end, end: cst.end };
	const args = makeNode("Args", span, { kids: low.each(listNamed(cst)) });
	const call = makeNode("Call", cst, { kids: [makeNode("Name", nameSpan, { text }), args] });
	return makeNode("ExprStmt", cst, { kids: [call] });
}

export const STATEMENT_LISTS: Readonly<Record<string, ListRule>> = {
	for_statement: withElse(lowerFor),
	while_statement: withElse(lowerWhile),
	raise_statement: lowerRaise,
	delete_statement: lowerDelete,
};

export const STATEMENT_RULES: Readonly<Record<string, Rule>> = {
	block: (cst, low) => low.block(cst),
	expression_statement: lowerExpressionStatement,
	if_statement: lowerIf,
	else_clause: (cst, low) => makeNode("Other", cst, { text: cst.type, kids: [slot(cst, "body", low)] }),
	with_statement: lowerWith,
	with_item: lowerWithItem,
	return_statement: wrapRule("Return"),
	break_statement: (cst) => makeNode("Break", cst),
	continue_statement: (cst) => makeNode("Continue", cst),
	pass_statement: (cst) => makeNode("Pass", cst),
	assert_statement: lowerAssert,
	print_statement: lowerOldStatement,
	exec_statement: lowerOldStatement,
	chevron: wrapRule("KeywordArg", { text: "file" }),
	type_alias_statement: (cst) => makeNode("Other", cst, { text: cst.type }),
};
