import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findType, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { makeNode, type Span } from "../make-node.ts";
import { decodePart, parsePrefix } from "./decode-string.ts";

/** The literal parts and expressions of one string token, in order. */
function lowerParts(cst: Cst, low: Lowering): readonly Node[] {
	const opening = findType(cst, "string_start");
	const prefix = parsePrefix(opening ? low.text(opening) : "");
	const parts: Node[] = [];
	let from = opening?.end ?? cst.start;
	const addChunk = (to: number): void => {
		if (to <= from) return;
		const span = { start: from, end: to };
		parts.push(makeNode("String", span, { text: decodePart(low.text(span), prefix) }));
	};
	for (const kid of cst.kids) {
		if (kid.type !== "interpolation") continue;
		addChunk(kid.start);
		parts.push(...lowerInterpolation(kid, low));
		from = kid.end;
	}
	addChunk(findType(cst, "string_end")?.start ?? cst.end);
	return parts;
}

/** The expression, then those of its format specification: `{a:>{width}}` has two. */
function lowerInterpolation(cst: Cst, low: Lowering): readonly Node[] {
	const value = findField(cst, "expression");
	const specification = findType(cst, "format_specifier");
	const nested = specification === undefined ? [] : listNamed(specification);
	return [
		...(value === undefined ? [] : [low.lower(value)]),
		...nested.flatMap((kid) => lowerInterpolation(kid, low)),
	];
}

/** One String when there is nothing but text, else a Template without empty or adjacent chunks. */
function joinParts(parts: readonly Node[], span: Span): Node {
	const kids: Node[] = [];
	for (const part of parts) {
		const last = kids.at(-1);
		if (part.kind === "String" && last?.kind === "String") {
			kids[kids.length - 1] = { ...last, text: last.text + part.text, end: part.end };
		} else kids.push(part);
	}
	if (kids.length === 0) return makeNode("String", span);
	const [only] = kids;
	if (kids.length === 1 && only?.kind === "String") return makeNode("String", span, { text: only.text });
	return makeNode("Template", span, { kids: kids.filter((kid) => kid.kind !== "String" || kid.text !== "") });
}

/** Adjacent strings are one (Python reference §2.4.2). */
function lowerConcatenated(cst: Cst, low: Lowering): Node {
	const parts = listNamed(cst).flatMap((kid) =>
		kid.type === "string" ? lowerParts(kid, low) : [low.lower(kid)],
	);
	return joinParts(parts, cst);
}

export const STRING_RULES: Readonly<Record<string, Rule>> = {
	string: (cst, low) => joinParts(lowerParts(cst, low), cst),
	concatenated_string: lowerConcatenated,
};
