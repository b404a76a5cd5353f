import type { Insertion } from "../edit.ts";
import { findIndent, type Layout } from "./layout.ts";
import type { JsonContainer } from "./read-json.ts";

/** A member of an object, or, without a key, an element of an array. */
export interface NewChild {
	readonly key?: string;
	readonly value: unknown;
}

function toKey(child: NewChild, gap: string): string {
	return child.key === undefined ? "" : `${JSON.stringify(child.key)}:${gap}`;
}

function renderLines(children: readonly NewChild[], indent: string, { unit, newline }: Layout): string {
	const lines = children.map((child) => {
		const value = JSON.stringify(child.value, null, unit).split("\n").join(`${newline}${indent}`);
		return `${newline}${indent}${toKey(child, " ")}${value}`;
	});
	return lines.join(",");
}

/** Where a comment behind a value ends that stands on the value's line: it belongs to that value. */
function findEndOfNote(text: string, offset: number): number {
	const note = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^*\r\n]*\*\/[ \t]*(?=[\r\n]))/.exec(
		text.slice(offset, offset + 2_000),
	);
	return offset + (note?.[0].length ?? 0);
}

function fillEmpty(
	text: string,
	node: JsonContainer,
	made: { children: readonly NewChild[]; layout: Layout },
) {
	const { layout, children } = made;
	const outer = findIndent(text, node.start);
	const inside = text.slice(node.start + 1, node.end - 1);
	const close = inside.includes("\n") ? "" : `${layout.newline}${outer}`;
	const lines = renderLines(children, outer + layout.unit, layout);
	return [{ offset: node.start + 1, text: lines + close }];
}

/**
 * Puts children behind the last one of an object or array, in the layout of the text; comments stay with what they
 * speak of.
 */
export function appendJson(
	text: string,
	node: JsonContainer,
	made: { readonly children: readonly NewChild[]; readonly layout: Layout },
): readonly Insertion[] {
	const { children, layout } = made;
	const last = node.children.at(-1);
	if (!last) return fillEmpty(text, node, made);
	const comma = last.comma === null ? "," : "";
	const trailing = last.comma === null ? "" : ",";
	const end = last.comma === null ? last.value.end : last.comma + 1;
	if (!text.slice(node.start, last.start).includes("\n")) {
		const inline = children.map((child) => toKey(child, " ") + JSON.stringify(child.value)).join(", ");
		return [{ offset: end, text: `${comma} ${inline}${trailing}` }];
	}
	const lines = renderLines(children, findIndent(text, last.start), layout) + trailing;
	const note = findEndOfNote(text, end);
	if (note === end || comma === "") return [{ offset: note, text: comma + lines }];
	return [
		{ offset: end, text: comma },
		{ offset: note, text: lines },
	];
}
