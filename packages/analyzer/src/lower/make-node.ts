import type { Kind, Node } from "../tree/node.ts";

export interface Span {
	readonly start: number;
	readonly end: number;
}

export interface Parts {
	readonly text?: string;
	readonly kids?: readonly Node[];
	/** Sorted here; an empty list leaves no property. */
	readonly flags?: readonly string[];
}

const NO_KIDS: readonly Node[] = [];

/** A node over the source range of `span`. */
export function makeNode(kind: Kind, span: Span, parts: Parts = {}): Node {
	const { text = "", kids = NO_KIDS, flags } = parts;
	if (flags === undefined || flags.length === 0) {
		return { kind, text, kids, start: span.start, end: span.end };
	}
	return { kind, text, kids, start: span.start, end: span.end, flags: [...flags].sort() };
}

/** An absent slot of `parent`. */
export function makeEmpty(parent: Span): Node {
	return { kind: "Empty", text: "", kids: NO_KIDS, start: parent.end, end: parent.end };
}

/** The range from the first to the last of `spans`, or an empty range at the end of `parent`. */
export function coverSpans(spans: readonly Span[], parent: Span): Span {
	let start = Number.POSITIVE_INFINITY;
	let end = -1;
	for (const span of spans) {
		if (span.start < start) start = span.start;
		if (span.end > end) end = span.end;
	}
	return end < 0 ? { start: parent.end, end: parent.end } : { start, end };
}
