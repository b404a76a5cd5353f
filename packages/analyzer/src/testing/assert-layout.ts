import type { Kind, Node } from "../tree/node.ts";
import { walkTree } from "../tree/walk-tree.ts";

/** How many children a kind has; `many` for lists, `[n]` for at least n. As documented at `Kind`. */
type Arity = number | "many" | readonly [number];

const ARITY: Readonly<Record<Kind, Arity>> = {
	Name: 0,
	Member: 1,
	Index: 2,
	Slice: 3,
	String: 0,
	Template: "many",
	TaggedTemplate: 2,
	Number: 0,
	Bool: 0,
	Null: 0,
	Regex: 0,
	Call: 2,
	New: 2,
	Args: "many",
	KeywordArg: 1,
	Spread: 1,
	List: "many",
	Tuple: "many",
	Set: "many",
	Object: "many",
	Pair: 2,
	Key: 0,
	Default: 2,
	Binary: 2,
	Unary: 1,
	Assign: 3,
	Conditional: 3,
	Await: 1,
	Yield: 1,
	Sequence: "many",
	Cast: 2,
	Comprehension: [1],
	CompFor: 2,
	CompIf: 1,
	JsxElement: 2,
	JsxAttrs: "many",
	JsxAttr: 1,
	JsxChildren: "many",
	Type: 0,
	Function: 4,
	Params: "many",
	Param: 4,
	Class: 3,
	Bases: [1],
	Field: 3,
	Decorators: [1],
	Module: "many",
	Block: "many",
	ExprStmt: 1,
	VarDecl: 3,
	If: 3,
	While: 2,
	DoWhile: 2,
	For: 4,
	ForEach: 3,
	Try: 4,
	Catches: "many",
	Catch: 3,
	With: 2,
	WithItems: "many",
	WithItem: 2,
	Switch: 2,
	Cases: "many",
	Case: 2,
	Return: 1,
	Throw: 1,
	Break: 0,
	Continue: 0,
	Pass: 0,
	Assert: 2,
	Import: "many",
	ImportName: 1,
	Export: [1],
	ExportName: 1,
	Ellipsis: 0,
	Empty: 0,
	Other: "many",
	Error: "many",
};

/** Slots that hold one kind, or nothing. */
const SLOTS: Partial<Record<Kind, Readonly<Record<number, Kind>>>> = {
	TaggedTemplate: { 1: "Template" },
	Call: { 1: "Args" },
	New: { 1: "Args" },
	Assign: { 2: "Type" },
	Cast: { 1: "Type" },
	JsxElement: { 0: "JsxAttrs", 1: "JsxChildren" },
	Function: { 0: "Params", 2: "Decorators", 3: "Type" },
	Param: { 2: "Type", 3: "Decorators" },
	Class: { 0: "Bases", 1: "Block", 2: "Decorators" },
	Field: { 1: "Type", 2: "Decorators" },
	VarDecl: { 2: "Type" },
	If: { 1: "Block" },
	While: { 1: "Block" },
	DoWhile: { 0: "Block" },
	For: { 3: "Block" },
	ForEach: { 2: "Block" },
	Try: { 0: "Block", 1: "Catches", 2: "Block", 3: "Block" },
	Catch: { 2: "Block" },
	With: { 0: "WithItems", 1: "Block" },
	Switch: { 1: "Cases" },
	Case: { 0: "Tuple", 1: "Block" },
};

/**
 * Checks what `Kind` promises of a whole tree: counts, slots, and ranges within those of the parent.
 * @throws TypeError naming the first node that breaks it.
 */
export function assertLayout(root: Node): void {
	walkTree(root, (node) => {
		assertArity(node);
		assertTemplates(node);
		assertSlots(node);
		assertRanges(node);
		return undefined;
	});
}

function refuse(node: Node, reason: string): never {
	throw new TypeError(`${node.kind} at ${node.start}..${node.end}: ${reason}`);
}

function assertArity(node: Node): void {
	const arity = ARITY[node.kind];
	const count = node.kids.length;
	if (arity === "many") return;
	const isRight = typeof arity === "number" ? count === arity : count >= arity[0];
	if (!isRight) refuse(node, `has ${count} children instead of ${String(arity)}`);
}

/** Text without parts is a String, except after a tag, which gets a Template in any case. */
function assertTemplates(node: Node): void {
	if (node.kind === "TaggedTemplate") return;
	for (const kid of node.kids) {
		if (kid.kind === "Template" && kid.kids.length === 0) refuse(kid, "has no parts, and no tag");
	}
}

function assertSlots(node: Node): void {
	for (const [index, kind] of Object.entries(SLOTS[node.kind] ?? {})) {
		const kid = node.kids[Number(index)];
		// What could not be parsed may stand anywhere.
		if (kid && kid.kind !== kind && kid.kind !== "Empty" && kid.kind !== "Error") {
			refuse(node, `slot ${index} holds ${kid.kind} instead of ${kind}`);
		}
	}
}

function assertRanges(node: Node): void {
	if (node.start > node.end) refuse(node, "starts after its end");
	if (node.kind === "Empty" && node.start !== node.end) refuse(node, "is an Empty with a range");
	for (const kid of node.kids) {
		if (kid.start < node.start || kid.end > node.end) {
			refuse(node, `holds ${kid.kind} at ${kid.start}..${kid.end}, outside of it`);
		}
	}
}
