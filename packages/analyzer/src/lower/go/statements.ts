import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, hasToken, listNamed } from "../cst.ts";
import { type ListRule, type Lowering, type Rule, wrapRule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";

const slot = (cst: Cst, field: string, low: Lowering): Node => low.maybe(findField(cst, field), cst);

/** Statements in braces, which the grammar wraps in a list. */
export function lowerStatements(cst: Cst, low: Lowering): readonly Node[] {
	return low.statements(
		listNamed(cst).flatMap((kid) => (kid.type === "statement_list" ? listNamed(kid) : [kid])),
	);
}

function statement(node: Node): Node {
	return makeNode("ExprStmt", node, { kids: [node] });
}

/** `if x := f(); x` declares before it tests, in a block of its own. */
export function withInitializer(cst: Cst, node: Node, low: Lowering): readonly Node[] {
	const initializer = findField(cst, "initializer");
	if (initializer === undefined) return [node];
	return [makeNode("Block", cst, { kids: [...low.statements([initializer]), node] })];
}

const lowerIf: ListRule = (cst, low) => {
	const otherwise = findField(cst, "alternative");
	const node = makeNode("If", cst, {
		kids: [slot(cst, "condition", low), slot(cst, "consequence", low), low.maybe(otherwise, cst)],
	});
	return withInitializer(cst, node, low);
};

/** The slots of a loop hold expressions, as those of other languages do. */
function withoutStatement(node: Node): Node {
	const [inner] = node.kids;
	return node.kind === "ExprStmt" && inner ? inner : node;
}

function lowerFor(cst: Cst, low: Lowering): Node {
	const body = slot(cst, "body", low);
	const range = findType(cst, "range_clause");
	if (range !== undefined) {
		const kids = [slot(range, "left", low), slot(range, "right", low), body];
		return makeNode("ForEach", cst, { text: "range", kids });
	}
	const clause = findType(cst, "for_clause");
	if (clause !== undefined) {
		const slots = ["initializer", "condition", "update"].map((field) => slot(clause, field, low));
		return makeNode("For", cst, { kids: [...slots.map(withoutStatement), body] });
	}
	const test = cst.kids.find((kid) => kid.named && kid.field !== "body");
	if (test === undefined) {
		const always = makeNode("Bool", { start: body.start, end: body.start }, { text: "true" });
		return makeNode("While", cst, { kids: [always, body] });
	}
	return makeNode("While", cst, { kids: [low.lower(test), body] });
}

function lowerAssignment(cst: Cst, low: Lowering): Node {
	const text = findField(cst, "operator")?.type ?? "=";
	const kids = [slot(cst, "left", low), slot(cst, "right", low), makeEmpty(cst)];
	return statement(makeNode("Assign", cst, { text, kids }));
}

function lowerShortDeclaration(cst: Cst, low: Lowering): Node {
	return makeNode("VarDecl", cst, {
		text: "let",
		kids: [slot(cst, "left", low), slot(cst, "right", low), makeEmpty(cst)],
	});
}

/** What is sent into a channel is held by it. */
function lowerSend(cst: Cst, low: Lowering): Node {
	const kids = [slot(cst, "channel", low), slot(cst, "value", low), makeEmpty(cst)];
	return statement(makeNode("Assign", cst, { text: "<-", kids }));
}

function lowerReceive(cst: Cst, low: Lowering): Node {
	if (findField(cst, "left") === undefined) return statement(slot(cst, "right", low));
	return hasToken(cst, ":=") ? lowerShortDeclaration(cst, low) : lowerAssignment(cst, low);
}

function unaryStatement(text: string): Rule {
	return (cst, low) => statement(makeNode("Unary", cst, { text, kids: [low.maybe(findNamed(cst), cst)] }));
}

/** A label says nothing, but `Key: value` alone is a part of a literal, which patterns may be. */
const lowerLabeled: ListRule = (cst, low) => {
	const label = findField(cst, "label");
	const labeled = cst.kids.find((kid) => kid.named && kid !== label);
	if (labeled === undefined) return [];
	if (labeled.type !== "expression_statement" || label === undefined) return low.statements([labeled]);
	const value = withoutStatement(low.lower(labeled));
	return [statement(makeNode("KeywordArg", cst, { text: low.text(label), kids: [value] }))];
};

export const STATEMENT_LISTS: Readonly<Record<string, ListRule>> = {
	if_statement: lowerIf,
	labeled_statement: lowerLabeled,
	statement_list: (cst, low) => low.statements(listNamed(cst)),
	empty_statement: () => [],
};

export const STATEMENT_RULES: Readonly<Record<string, Rule>> = {
	block: (cst, low) => makeNode("Block", cst, { kids: lowerStatements(cst, low) }),
	expression_statement: (cst, low) => makeNode("ExprStmt", cst, { kids: [low.inner(cst)] }),
	for_statement: lowerFor,
	assignment_statement: lowerAssignment,
	short_var_declaration: lowerShortDeclaration,
	send_statement: lowerSend,
	receive_statement: lowerReceive,
	inc_statement: unaryStatement("post++"),
	dec_statement: unaryStatement("post--"),
	go_statement: unaryStatement("go"),
	defer_statement: unaryStatement("defer"),
	return_statement: wrapRule("Return"),
	break_statement: (cst) => makeNode("Break", cst),
	continue_statement: (cst) => makeNode("Continue", cst),
	goto_statement: (cst) => makeNode("Other", cst, { text: cst.type }),
	fallthrough_statement: (cst) => makeNode("Pass", cst),
	package_clause: (cst, low) => makeNode("Other", cst, { text: cst.type, kids: low.each(listNamed(cst)) }),
};
