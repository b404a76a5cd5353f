import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, listField, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { coverSpans, makeEmpty, makeNode } from "../make-node.ts";

const ENTITIES: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: "\u00a0",
};

/** JSX text and attribute strings have HTML's character references instead of escapes. */
function decodeEntities(raw: string): string {
	if (!raw.includes("&")) return raw;
	return raw.replace(/&#?\w{1,8};/g, (whole) => {
		const name = whole.slice(1, -1);
		if (!name.startsWith("#")) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
		const code = Number(name[1] === "x" ? `0x${name.slice(2)}` : name.slice(1));
		return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}

function lowerAttribute(cst: Cst, low: Lowering): Node {
	if (cst.type !== "jsx_attribute") return low.lower(cst);
	const [name, value] = listNamed(cst);
	const text = name === undefined ? "" : low.text(name);
	if (value?.type !== "string") return makeNode("JsxAttr", cst, { text, kids: [low.maybe(value, cst)] });
	const decoded = decodeEntities(low.source.slice(value.start + 1, Math.max(value.start + 1, value.end - 1)));
	return makeNode("JsxAttr", cst, { text, kids: [makeNode("String", value, { text: decoded })] });
}

/** Text with line breaks trimmed as React does; blank text and `{}` have no child. */
function lowerChildren(kids: readonly Cst[], low: Lowering): readonly Node[] {
	const children: Node[] = [];
	let from = 0;
	while (from < kids.length) {
		const kid = kids[from] as Cst;
		let to = from + 1;
		if (isText(kid)) {
			while (to < kids.length && isText(kids[to] as Cst)) to += 1;
			children.push(...lowerText(kid, kids[to - 1] as Cst, low));
		} else if (kid.type !== "jsx_expression" || findNamed(kid)) {
			children.push(low.lower(kid));
		}
		from = to;
	}
	return children;
}

function isText(cst: Cst): boolean {
	return cst.type === "jsx_text" || cst.type === "html_character_reference";
}

function lowerText(first: Cst, last: Cst, low: Lowering): readonly Node[] {
	const span = { start: first.start, end: last.end };
	const lines = low.text(span).split("\n");
	const words = lines.map((line, index) => {
		const left = index === 0 ? line : line.trimStart();
		return index === lines.length - 1 ? left : left.trimEnd();
	});
	const text = decodeEntities(words.filter((line) => line !== "").join(" "));
	return text.trim() === "" ? [] : [makeNode("String", span, { text })];
}

function lowerElement(cst: Cst, low: Lowering): Node {
	const open = findField(cst, "open_tag") ?? cst;
	const name = findField(open, "name");
	const attributes = listField(open, "attribute");
	const close = findField(cst, "close_tag");
	const children = open === cst ? [] : cst.kids.filter((kid) => kid.named && kid !== open && kid !== close);
	const text = name === undefined ? "" : low.text(name);
	return makeNode("JsxElement", cst, {
		text,
		kids: [
			makeNode("JsxAttrs", coverSpans(attributes, cst), {
				kids: attributes.map((attribute) => lowerAttribute(attribute, low)),
			}),
			makeNode("JsxChildren", coverSpans(children, cst), { kids: lowerChildren(children, low) }),
		],
	});
}

export const JSX_RULES: Readonly<Record<string, Rule>> = {
	jsx_element: lowerElement,
	jsx_self_closing_element: lowerElement,
	jsx_expression: (cst, low) => {
		const inner = findNamed(cst);
		return inner === undefined ? makeEmpty(cst) : low.lower(inner);
	},
	jsx_attribute: lowerAttribute,
	jsx_text: (cst, low) => makeNode("String", cst, { text: decodeEntities(low.text(cst)) }),
	jsx_namespace_name: (cst, low) => makeNode("Name", cst, { text: low.text(cst) }),
};
