import { compileFormula, type FormulaContext, isContainer, listOperators } from "./compile-formula.ts";
import { RuleError } from "./errors.ts";
import { formulaOfModel } from "./formula-of-model.ts";
import type { ModelRole } from "./model-file.ts";
import { labelsIn, parseRequires, type Requires } from "./requires.ts";
import type {
	Formula,
	Relabel,
	TaintMode,
	TaintPropagator,
	TaintSanitizer,
	TaintSink,
	TaintSource,
} from "./rule.ts";
import type { RuleDocument } from "./rule-file.ts";

/** What propagators of libraries call their ends, so that one rule serves all of them. */
const MODEL_ENDS = { from: "$FROM", to: "$TO" } as const;

/** What taint is called where the rule gives it no name. */
const DEFAULT_LABEL = "__SOURCE__";

type Item = NonNullable<RuleDocument["pattern-sources"]>[number];

function invalid(context: FormulaContext, message: string): RuleError {
	return new RuleError("RULE_INVALID", { message: `${context.subject}: ${message}` });
}

function refuse(item: Readonly<Record<string, unknown>>, keys: readonly string[], context: FormulaContext) {
	const operator = keys.find((key) => item[key] !== undefined);
	if (operator === undefined) return;
	throw new RuleError("RULE_UNKNOWN_OPERATOR", {
		message: `${context.subject}: \`${operator}\` is not supported here.`,
	});
}

/** The one label that taint must have to be given another one. */
function relabelOf(
	item: { readonly label?: string | undefined; readonly requires?: string | undefined },
	context: FormulaContext,
): Relabel | null {
	if (item.requires === undefined) return null;
	const requires = parseRequires(item.requires, context.subject);
	if (requires.op === "label") return { from: requires.name, to: item.label ?? DEFAULT_LABEL };
	throw new RuleError("RULE_UNKNOWN_OPERATOR", {
		message: `${context.subject}: \`requires\` of a source or propagator may name one label only.`,
	});
}

interface Sided {
	readonly formula: Formula;
	readonly bySideEffect: boolean;
}

/** The kind of models that an item is nothing but; with operators beside it, the models are one operator of several. */
function modelOf(item: { readonly model?: string | undefined }): string | null {
	return item.model !== undefined && listOperators(item).length === 1 ? item.model : null;
}

/** An item's formula; for a kind of models one for what works by side effect and one for the rest, as each library says. */
function sidesOf(item: Item, role: ModelRole, context: FormulaContext): readonly Sided[] {
	const kind = modelOf(item);
	if (kind === null) {
		const bySideEffect = item["by-side-effect"] === true || item["by-side-effect"] === "only";
		return [{ formula: compileFormula(item, context), bySideEffect }];
	}
	return [false, true].map((bySideEffect) => ({
		formula: formulaOfModel({ kind, bySideEffect }, role, context),
		bySideEffect,
	}));
}

function sourcesOf(item: Item, context: FormulaContext): readonly TaintSource[] {
	refuse(item, ["control"], context);
	const label = item.label ?? DEFAULT_LABEL;
	const relabel = relabelOf(item, context);
	const isWhole = item.exact !== true && relabel === null;
	return sidesOf(item, "sources", context).map((side) => {
		const isPlace = isWhole && isContainer(side.formula);
		return { ...side, label, relabel, isPlace };
	});
}

function sanitizersOf(item: Item, context: FormulaContext): readonly TaintSanitizer[] {
	refuse(item, ["label", "requires"], context);
	const notConflicting = item.not_conflicting === true;
	return sidesOf(item, "sanitizers", context).map((side) => ({ ...side, notConflicting }));
}

function sinkOf(item: Item, context: FormulaContext): TaintSink {
	refuse(item, ["label", "at-exit"], context);
	const { requires } = item;
	const kind = modelOf(item);
	return {
		formula:
			kind === null
				? compileFormula(item, context)
				: formulaOfModel({ kind, bySideEffect: null }, "sinks", context),
		requires: requires === undefined ? null : parseRequires(requires, context.subject),
	};
}

function propagatorOf(
	item: NonNullable<RuleDocument["pattern-propagators"]>[number],
	context: FormulaContext,
): TaintPropagator {
	refuse(item, ["replace-labels"], context);
	const relabel = relabelOf(item, context);
	const kind = modelOf(item);
	if (kind !== null) {
		const use = { kind, bySideEffect: null };
		return { formula: formulaOfModel(use, "propagators", context), ...MODEL_ENDS, relabel };
	}
	const { from, to } = item;
	if (from === undefined || to === undefined) throw invalid(context, "a propagator needs `from` and `to`.");
	return { formula: compileFormula(item, context), from, to, relabel };
}

/** All labels that a rule speaks of; none when it tells no taint from another. */
function labelsOf(mode: Omit<TaintMode, "labels" | "kind">): readonly string[] {
	const required = mode.sinks.flatMap(({ requires }) => (requires ? [requires] : []));
	const relabels = [...mode.sources, ...mode.propagators].flatMap(({ relabel }) => relabel ?? []);
	const given = mode.sources.map(({ label }) => label);
	if (required.length + relabels.length === 0) return [];
	const named = [...given, ...relabels.flatMap(({ from, to }) => [from, to]), ...required.flatMap(labelsIn)];
	return [...new Set(named)].sort();
}

/** A sink that requires nothing takes taint without a label of its own. */
function completeSink(sink: TaintSink): TaintSink {
	const requires: Requires = sink.requires ?? { op: "label", name: DEFAULT_LABEL };
	return { ...sink, requires };
}

/** @throws RuleError naming rule and operator. */
export function compileTaint(document: RuleDocument, context: FormulaContext): TaintMode {
	const sources = (document["pattern-sources"] ?? []).flatMap((item) => sourcesOf(item, context));
	const sinks = (document["pattern-sinks"] ?? []).map((item) => sinkOf(item, context));
	const sanitizers = (document["pattern-sanitizers"] ?? []).flatMap((item) => sanitizersOf(item, context));
	if (sources.length === 0 || sinks.length === 0) {
		throw invalid(context, "taint mode needs `pattern-sources` and `pattern-sinks`.");
	}
	const propagators = (document["pattern-propagators"] ?? []).map((item) => propagatorOf(item, context));
	const parts = { sources, sinks, sanitizers, propagators };
	const labels = labelsOf(parts);
	return { kind: "taint", ...parts, sinks: labels.length === 0 ? sinks : sinks.map(completeSink), labels };
}
