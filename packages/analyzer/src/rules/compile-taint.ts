import { compileFormula, type FormulaContext } from "./compile-formula.ts";
import { RuleError } from "./errors.ts";
import { labelsIn, parseRequires, type Requires } from "./requires.ts";
import type { Relabel, TaintMode, TaintPropagator, TaintSink, TaintSource } from "./rule.ts";
import type { RuleDocument } from "./rule-file.ts";

/** What taint is called where the rule gives it no name. */
const DEFAULT_LABEL = "__SOURCE__";

type Item = NonNullable<RuleDocument["pattern-sources"]>[number];

function invalid(context: FormulaContext, message: string): RuleError {
	return new RuleError("RULE_INVALID", { message: `Rule ${context.ruleId}: ${message}` });
}

function refuse(item: Readonly<Record<string, unknown>>, keys: readonly string[], context: FormulaContext) {
	const operator = keys.find((key) => item[key] !== undefined);
	if (operator === undefined) return;
	throw new RuleError("RULE_UNKNOWN_OPERATOR", {
		message: `Rule ${context.ruleId}: \`${operator}\` is not supported here.`,
	});
}

/** The one label that taint must have to be given another one. */
function relabelOf(
	item: { readonly label?: string | undefined; readonly requires?: string | undefined },
	context: FormulaContext,
): Relabel | null {
	if (item.requires === undefined) return null;
	const requires = parseRequires(item.requires, context.ruleId);
	if (requires.op === "label") return { from: requires.name, to: item.label ?? DEFAULT_LABEL };
	throw new RuleError("RULE_UNKNOWN_OPERATOR", {
		message: `Rule ${context.ruleId}: \`requires\` of a source or propagator may name one label only.`,
	});
}

function sourceOf(item: Item, context: FormulaContext): TaintSource {
	refuse(item, ["control"], context);
	return {
		formula: compileFormula(item, context),
		label: item.label ?? DEFAULT_LABEL,
		relabel: relabelOf(item, context),
		bySideEffect: item["by-side-effect"] === true || item["by-side-effect"] === "only",
	};
}

function sinkOf(item: Item, context: FormulaContext): TaintSink {
	refuse(item, ["label", "at-exit"], context);
	const { requires } = item;
	if (requires !== undefined && typeof requires !== "string")
		throw invalid(context, "`requires` must be a text.");
	return {
		formula: compileFormula(item, context),
		requires: requires === undefined ? null : parseRequires(requires, context.ruleId),
	};
}

function propagatorOf(
	item: NonNullable<RuleDocument["pattern-propagators"]>[number],
	context: FormulaContext,
): TaintPropagator {
	refuse(item, ["replace-labels"], context);
	const { from, to } = item;
	return { formula: compileFormula(item, context), from, to, relabel: relabelOf(item, context) };
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
	const sources = (document["pattern-sources"] ?? []).map((item) => sourceOf(item, context));
	const sinks = (document["pattern-sinks"] ?? []).map((item) => sinkOf(item, context));
	const sanitizers = (document["pattern-sanitizers"] ?? []).map((item) => {
		refuse(item, ["label", "requires"], context);
		return {
			formula: compileFormula(item, context),
			bySideEffect: item["by-side-effect"] === true || item["by-side-effect"] === "only",
			notConflicting: item.not_conflicting === true,
		};
	});
	if (sources.length === 0 || sinks.length === 0) {
		throw invalid(context, "taint mode needs `pattern-sources` and `pattern-sinks`.");
	}
	const propagators = (document["pattern-propagators"] ?? []).map((item) => propagatorOf(item, context));
	const parts = { sources, sinks, sanitizers, propagators };
	const labels = labelsOf(parts);
	return { kind: "taint", ...parts, sinks: labels.length === 0 ? sinks : sinks.map(completeSink), labels };
}
