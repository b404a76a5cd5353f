import { boundNodes, findBound } from "../match/environment.ts";
import { evaluateFormula, type FormulaScene } from "../match/evaluate-formula.ts";
import type { Match } from "../match/match.ts";
import { labelsIn } from "../rules/requires.ts";
import type { Formula, Relabel, Rule, TaintMode } from "../rules/rule.ts";
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
	/** The source also taints the variable that stands here. */
	taintsVariable: boolean;
	/** Numbers of labels: what has one is given the other. */
	readonly relabel: Renumbered[];
	/** Indexes into the file's lists of places. */
	sourceIndex: number;
	sinkIndex: number;
	readonly propagate: {
		readonly from: Span;
		readonly to: Span;
		readonly mask: Mask;
		readonly relabel: Renumbered | null;
	}[];
}

/** A relabeling by the labels' numbers in the masks. */
export interface Renumbered {
	readonly need: number;
	readonly gives: number;
}

export interface Marks {
	at(node: Span): Mark | null;
	readonly sources: readonly MarkedPlace[];
	readonly sinks: readonly MarkedPlace[];
	readonly isEmpty: boolean;
}

/** A taint rule with its place in the masks: one number, or one for each of its labels in their order. */
export interface IndexedRule {
	readonly rule: Rule & { readonly mode: TaintMode };
	readonly index: number;
}

/** Offsets stay below this, because larger files are not parsed. */
const RANGE = 2 ** 26;

function emptyMark(): Mark {
	return {
		source: NO_RULES,
		callSink: NO_RULES,
		sink: NO_RULES,
		clean: NO_RULES,
		cleansVariable: false,
		taintsVariable: false,
		relabel: [],
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
		return this.#marks.get(node.start * RANGE + node.end) ?? null;
	}

	#markAt(span: Span): Mark {
		const key = span.start * RANGE + span.end;
		const mark = this.#marks.get(key) ?? emptyMark();
		this.#marks.set(key, mark);
		return mark;
	}

	addSource(span: Span, mask: Mask, taintsVariable: boolean): void {
		const mark = this.#markAt(span);
		mark.taintsVariable ||= taintsVariable;
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

	addRelabel(span: Span, relabel: Renumbered): void {
		this.#markAt(span).relabel.push(relabel);
	}

	/** Whether a rule has a source or a sink of exactly this range. */
	isEnd(span: Span, mask: Mask): boolean {
		const mark = this.at(span);
		if (!mark) return false;
		return [mark.source, mark.sink, mark.callSink].some((ends) => this.#masks.and(ends, mask) !== NO_RULES);
	}

	addSanitizer(span: Span, mask: Mask, cleansVariable: boolean): void {
		const mark = this.#markAt(span);
		mark.clean = this.#masks.or(mark.clean, mask);
		mark.cleansVariable ||= cleansVariable;
	}

	addPropagation(
		match: Match,
		names: { readonly from: string; readonly to: string },
		carried: { readonly mask: Mask; readonly relabel: Renumbered | null },
	): void {
		const from = firstNode(match, names.from);
		const to = firstNode(match, names.to);
		if (from && to) this.#markAt(match).propagate.push({ from, to, ...carried });
	}
}

function firstNode(match: Match, name: string): Node | null {
	const bound = findBound(match.environment, name);
	return bound === null ? null : (boundNodes(bound)[0] ?? null);
}

interface Adding {
	readonly masks: MaskTable;
	readonly each: (formula: Formula, record: (match: Match) => void) => void;
}

/** Taint for the sinks that lie in places of sources; marks of their own, because flow starts at single expressions. */
class SourcePlaces {
	readonly #places: { readonly span: Span; readonly mask: Mask }[] = [];

	add(span: Span, mask: Mask): void {
		this.#places.push({ span, mask });
	}

	/** Adds sources where a sink lies in a place, unless it is the place. */
	taintSink(table: MarkTable, sink: Match): void {
		for (const { span, mask } of this.#places) {
			const isWithin = sink.start >= span.start && sink.end <= span.end;
			const isSame = sink.start === span.start && sink.end === span.end;
			if (isWithin && !isSame) table.addSource(sink, mask, false);
		}
	}
}

function addRule(table: MarkTable, { rule, index }: IndexedRule, { masks, each }: Adding): void {
	const { mode } = rule;
	const numberOf = (label: string): number => index + Math.max(mode.labels.indexOf(label), 0);
	const maskOf = (labels: readonly string[]): Mask =>
		labels.map((label) => masks.of(numberOf(label))).reduce((left, right) => masks.or(left, right), NO_RULES);
	const renumber = (relabel: Relabel | null): Renumbered | null =>
		relabel && { need: numberOf(relabel.from), gives: numberOf(relabel.to) };
	const whole = mode.labels.length === 0 ? masks.of(index) : maskOf(mode.labels);
	const places = new SourcePlaces();
	for (const { formula, label, relabel, bySideEffect, isPlace } of mode.sources) {
		const renumbered = renumber(relabel);
		const mask = masks.of(numberOf(label));
		if (renumbered) each(formula, (match) => table.addRelabel(match, renumbered));
		else each(formula, (match) => table.addSource(match, mask, bySideEffect));
		if (isPlace) each(formula, (match) => places.add(match, mask));
	}
	for (const { formula, requires } of mode.sinks) {
		const mask = requires ? maskOf(labelsIn(requires)) : whole;
		each(formula, (match) => {
			table.addSink(match, mask);
			places.taintSink(table, match);
		});
	}
	for (const { formula, bySideEffect, notConflicting } of mode.sanitizers) {
		each(formula, (match) => {
			if (!notConflicting || !table.isEnd(match, whole)) table.addSanitizer(match, whole, bySideEffect);
		});
	}
	for (const propagator of mode.propagators) {
		const carried = { mask: whole, relabel: renumber(propagator.relabel) };
		each(propagator.formula, (match) => table.addPropagation(match, propagator, carried));
	}
}

/** Runs all taint rules' formulas over one file and files the results by range. */
export function createMarks(rules: readonly IndexedRule[], masks: MaskTable, scene: FormulaScene): Marks {
	const table = new MarkTable(masks);
	const each = (formula: Formula, record: (match: Match) => void): void => {
		for (const match of evaluateFormula(formula, scene)) record(match);
	};
	for (const indexed of rules) addRule(table, indexed, { masks, each });
	return table;
}
