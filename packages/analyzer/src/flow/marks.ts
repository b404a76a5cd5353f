import { boundNodes, findBound } from "../match/environment.ts";
import { evaluateFormula, type FormulaScene } from "../match/evaluate-formula.ts";
import type { Match } from "../match/match.ts";
import type { Formula, Rule, TaintMode } from "../rules/rule.ts";
import type { Node } from "../tree/node.ts";
import type { MarkedPlace, Span } from "./facts.ts";
import { type Mask, type MaskTable, NO_RULES } from "./masks.ts";

/** What the taint rules say about one range of source. */
export interface Mark {
	source: Mask;
	/** What a call here is given arrives at a sink. */
	callSink: Mask;
	/** The value here arrives at a sink. */
	sink: Mask;
	clean: Mask;
	/** The sanitizer also cleans the variable that stands here. */
	cleansVariable: boolean;
	/** Indexes into the file's lists of places. */
	sourceIndex: number;
	sinkIndex: number;
	readonly propagate: { readonly from: Span; readonly to: Span; readonly mask: Mask }[];
}

export interface Marks {
	at(node: Span): Mark | null;
	readonly sources: readonly MarkedPlace[];
	readonly sinks: readonly MarkedPlace[];
	readonly isEmpty: boolean;
}

/** A taint rule with its place in the masks. */
export interface IndexedRule {
	readonly rule: Rule & { readonly mode: TaintMode };
	readonly index: number;
}

/** Offsets stay below this, because larger files are not parsed. */
const RANGE = 2 ** 26;

function keyOf(span: Span): number {
	return span.start * RANGE + span.end;
}

function emptyMark(): Mark {
	return {
		source: NO_RULES,
		callSink: NO_RULES,
		sink: NO_RULES,
		clean: NO_RULES,
		cleansVariable: false,
		sourceIndex: -1,
		sinkIndex: -1,
		propagate: [],
	};
}

class MarkTable implements Marks {
	readonly #marks = new Map<number, Mark>();
	readonly #sources: { start: number; end: number; mask: Mask }[] = [];
	readonly #sinks: { start: number; end: number; mask: Mask }[] = [];
	readonly #masks: MaskTable;

	constructor(masks: MaskTable) {
		this.#masks = masks;
	}

	get sources(): readonly MarkedPlace[] {
		return this.#sources;
	}

	get sinks(): readonly MarkedPlace[] {
		return this.#sinks;
	}

	get isEmpty(): boolean {
		return this.#marks.size === 0;
	}

	at(node: Span): Mark | null {
		return this.#marks.get(keyOf(node)) ?? null;
	}

	#markAt(span: Span): Mark {
		const key = keyOf(span);
		const mark = this.#marks.get(key) ?? emptyMark();
		this.#marks.set(key, mark);
		return mark;
	}

	addSource(span: Span, mask: Mask): void {
		const mark = this.#markAt(span);
		if (mark.sourceIndex < 0) {
			mark.sourceIndex = this.#sources.length;
			this.#sources.push({ start: span.start, end: span.end, mask: NO_RULES });
		}
		mark.source = this.#masks.or(mark.source, mask);
		const place = this.#sources[mark.sourceIndex];
		if (place) place.mask = mark.source;
	}

	addSink(match: Match, mask: Mask): void {
		const span: Span = match;
		const isCall = match.node?.kind === "Call" || match.node?.kind === "New";
		const mark = this.#markAt(span);
		if (mark.sinkIndex < 0) {
			mark.sinkIndex = this.#sinks.length;
			this.#sinks.push({ start: span.start, end: span.end, mask: NO_RULES });
		}
		if (isCall && !match.focused) mark.callSink = this.#masks.or(mark.callSink, mask);
		else mark.sink = this.#masks.or(mark.sink, mask);
		const place = this.#sinks[mark.sinkIndex];
		if (place) place.mask = this.#masks.or(place.mask, mask);
	}

	addSanitizer(span: Span, mask: Mask, cleansVariable: boolean): void {
		const mark = this.#markAt(span);
		mark.clean = this.#masks.or(mark.clean, mask);
		mark.cleansVariable ||= cleansVariable;
	}

	addPropagation(match: Match, names: { readonly from: string; readonly to: string }, mask: Mask): void {
		const from = firstNode(match, names.from);
		const to = firstNode(match, names.to);
		if (from && to) this.#markAt(match).propagate.push({ from, to, mask });
	}
}

function firstNode(match: Match, name: string): Node | null {
	const bound = findBound(match.environment, name);
	return bound === null ? null : (boundNodes(bound)[0] ?? null);
}

/** Runs all taint rules' formulas over one file and files the results by range. */
export function createMarks(rules: readonly IndexedRule[], masks: MaskTable, scene: FormulaScene): Marks {
	const table = new MarkTable(masks);
	const each = (formula: Formula, record: (match: Match) => void): void => {
		for (const match of evaluateFormula(formula, scene)) record(match);
	};
	for (const { rule, index } of rules) {
		const mask = masks.of(index);
		const ends = new Set<number>();
		for (const source of rule.mode.sources) {
			each(source.formula, (match) => {
				ends.add(keyOf(match));
				table.addSource(match, mask);
			});
		}
		for (const sink of rule.mode.sinks) {
			each(sink.formula, (match) => {
				ends.add(keyOf(match));
				table.addSink(match, mask);
			});
		}
		for (const sanitizer of rule.mode.sanitizers) {
			each(sanitizer.formula, (match) => {
				if (sanitizer.yields && ends.has(keyOf(match))) return;
				table.addSanitizer(match, mask, sanitizer.bySideEffect);
			});
		}
		for (const propagator of rule.mode.propagators) {
			each(propagator.formula, (match) => table.addPropagation(match, propagator, mask));
		}
	}
	return table;
}
