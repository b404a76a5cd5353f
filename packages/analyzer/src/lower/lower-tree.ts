import type { Node } from "../tree/node.ts";
import { type Cst, findNamed, listNamed } from "./cst.ts";
import { coverSpans, makeEmpty, makeNode, type Parts, type Span } from "./make-node.ts";

/** Lowers one grammar node to one node. */
export type Rule = (cst: Cst, low: Lowering) => Node;

/** Lowers one grammar node to any number of statements, such as a declaration with several declarators. */
export type ListRule = (cst: Cst, low: Lowering) => readonly Node[];

/** A language as data: what each grammar node type becomes. */
export interface FrontEnd {
	readonly rules: ReadonlyMap<string, Rule>;
	readonly lists: ReadonlyMap<string, ListRule>;
	/** Node types whose inside is never looked at (types carry no flow), so that the walk need not copy it. */
	readonly opaque: ReadonlySet<string>;
	readonly comments: ReadonlySet<string>;
	/** Node types that are not copied, unless they have a field. */
	readonly punctuation: ReadonlySet<string>;
	/** The grammar reads a last line only where something ends it. */
	readonly endsLines?: true;
}

/** The engine shared by all front ends: dispatches on the grammar's node type. */
export class Lowering {
	readonly source: string;
	readonly #frontEnd: FrontEnd;

	constructor(frontEnd: FrontEnd, source: string) {
		this.#frontEnd = frontEnd;
		this.source = source;
	}

	/** The text of a range as written. */
	text(span: Span): string {
		return this.source.slice(span.start, span.end);
	}

	/** Lowers to exactly one node: several become a Block, none becomes Empty. */
	lower(cst: Cst): Node {
		if (cst.missing) return makeNode("Error", cst);
		const rule = this.#frontEnd.rules.get(cst.type);
		if (rule !== undefined) return rule(cst, this);
		const list = this.#frontEnd.lists.get(cst.type);
		if (list === undefined) return this.unknown(cst);
		const nodes = list(cst, this);
		if (nodes.length === 1) return nodes[0] as Node;
		return nodes.length === 0 ? makeEmpty(cst) : makeNode("Block", cst, { kids: nodes });
	}

	/** Lowers a part that may be absent. */
	maybe(cst: Cst | undefined, parent: Span): Node {
		return cst === undefined ? makeEmpty(parent) : this.lower(cst);
	}

	/** Lowers each to one node; for expressions, arguments and elements. */
	each(list: readonly Cst[]): readonly Node[] {
		return list.map((cst) => this.lower(cst));
	}

	/** Lowers statements, each to any number of nodes. */
	statements(list: readonly Cst[]): readonly Node[] {
		const nodes: Node[] = [];
		for (const cst of list) {
			const rule = this.#frontEnd.lists.get(cst.type);
			if (rule === undefined) nodes.push(this.lower(cst));
			else for (const node of rule(cst, this)) nodes.push(node);
		}
		return nodes;
	}

	/** A Block over the statements inside a braced or indented node. */
	block(cst: Cst): Node {
		return makeNode("Block", cst, { kids: this.statements(listNamed(cst)) });
	}

	/** A Block over loose statements, such as those of a `case`. */
	looseBlock(list: readonly Cst[], parent: Span): Node {
		return makeNode("Block", coverSpans(list, parent), { kids: this.statements(list) });
	}

	/** The first named child lowered: for parentheses and other wrappers without meaning. */
	inner(cst: Cst): Node {
		const kids = listNamed(cst);
		return kids.length === 1 ? this.lower(kids[0] as Cst) : this.unknown(cst);
	}

	/** Nothing is lost: what no rule knows keeps its type and its lowered children. */
	unknown(cst: Cst): Node {
		const kids = this.statements(listNamed(cst));
		if (cst.type === "ERROR") return makeNode("Error", cst, { kids });
		return makeNode("Other", cst, { text: cst.type, kids });
	}
}

/** A rule for a leaf whose text is what is written. */
export function leafRule(kind: Node["kind"]): Rule {
	return (cst, low) => makeNode(kind, cst, { text: low.text(cst) });
}

/** A rule for a node with one operand, the first named child. */
export function wrapRule(kind: Node["kind"], parts: Pick<Parts, "text" | "flags"> = {}): Rule {
	return (cst, low) => makeNode(kind, cst, { ...parts, kids: [low.maybe(findNamed(cst), cst)] });
}

/** Joins the tables of a front end. A type with two rules is our own mistake. */
export function joinRules<R>(...tables: readonly Readonly<Record<string, R>>[]): ReadonlyMap<string, R> {
	const joined = new Map<string, R>();
	for (const table of tables) {
		for (const [type, rule] of Object.entries(table)) {
			if (joined.has(type)) throw new TypeError(`Two rules for the grammar node "${type}".`);
			joined.set(type, rule);
		}
	}
	return joined;
}

/** Lowers a whole file, or a fragment, to a `Module`. */
export function lowerTree(frontEnd: FrontEnd, source: string, cst: Cst): Node {
	const low = new Lowering(frontEnd, source);
	const span = { start: 0, end: source.length };
	// An ERROR root is a fragment that fits no start symbol; its parts are still statements.
	return makeNode("Module", span, { kids: low.statements(listNamed(cst)) });
}
