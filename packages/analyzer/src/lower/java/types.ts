import type { Node } from "../../tree/node.ts";
import { type Cst, listNamed } from "../cst.ts";
import type { Lowering } from "../lower-tree.ts";
import { makeEmpty, makeNode, type Span } from "../make-node.ts";

/** Node types of types. Their inside is never looked at. */
export const TYPE_NODES: ReadonlySet<string> = new Set([
	"annotated_type",
	"array_type",
	"boolean_type",
	"floating_point_type",
	"generic_type",
	"integral_type",
	"scoped_type_identifier",
	"type_identifier",
	"void_type",
]);

/** The type as written, blanks collapsed; `var` says nothing. */
export function lowerType(cst: Cst | undefined, parent: Span, low: Lowering): Node {
	if (cst === undefined) return makeEmpty(parent);
	const text = low.text(cst).replace(/\s+/g, " ").trim();
	return text === "var" ? makeEmpty(parent) : makeNode("Type", cst, { text });
}

const SEGMENT = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Everything between angle brackets, blanked out so that offsets stay. */
function blankArguments(text: string): string {
	let depth = 0;
	return text.replace(/[\s\S]/g, (char) => {
		if (char === "<") depth += 1;
		const kept = depth === 0 ? char : " ";
		if (char === ">") depth -= 1;
		return kept;
	});
}

/** A type where it stands for a class: `a.b.C<D>` becomes the names a.b.C. */
export function lowerClassName(cst: Cst, low: Lowering): Node {
	const text = blankArguments(low.text(cst)).replace(/@[\w.]+/g, (found) => " ".repeat(found.length));
	let node: Node | undefined;
	for (const { 0: name, index } of text.matchAll(SEGMENT)) {
		const end = cst.start + index + name.length;
		node = node
			? makeNode("Member", { start: node.start, end }, { text: name, kids: [node] })
			: makeNode("Name", { start: cst.start + index, end }, { text: name });
	}
	return node ?? makeEmpty(cst);
}

/** The classes in a list such as `implements A, B`. */
export function lowerClassNames(cst: Cst | undefined, low: Lowering): readonly Node[] {
	if (cst === undefined) return [];
	return listNamed(cst).flatMap((kid) =>
		kid.type === "type_list" ? lowerClassNames(kid, low) : [lowerClassName(kid, low)],
	);
}
