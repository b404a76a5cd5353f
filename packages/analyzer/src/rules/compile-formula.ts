import { findComparisonFault } from "../match/comparison.ts";
import { compilePattern, type ParseText } from "../pattern/compile-pattern.ts";
import type { Pattern } from "../pattern/pattern.ts";
import type { PatternFamily } from "../pattern/prepare-pattern.ts";
import { RuleError } from "./errors.ts";
import { formulaOfModel } from "./formula-of-model.ts";
import { genericRegex } from "./generic-regex.ts";
import type { Models } from "./models.ts";
import { narrowPattern } from "./narrow-pattern.ts";
import { isSlowRegex } from "./regex-safety.ts";
import { parseRegexText, type RegexText } from "./regex-text.ts";
import type { Condition, Formula } from "./rule.ts";

export interface FormulaContext {
	/** Whose formula it is, as the start of a message. */
	readonly subject: string;
	readonly family: PatternFamily;
	readonly parse: ParseText;
	/** Inside a condition on a metavariable, what it is bound to stands for the missing positive part. */
	readonly nested?: boolean;
	/** Patterns are of no language in particular: they are looked for in text. */
	readonly isText?: boolean;
	/** Names also stand for what they are given. */
	readonly symbolic?: boolean;
	/** What \`model\` looks its kind up in. */
	readonly models: Models;
}

type Item = Readonly<Record<string, unknown>>;

function isItem(value: unknown): value is Item {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(context: FormulaContext, message: string): RuleError {
	return new RuleError("RULE_INVALID", { message: `${context.subject}: ${message}` });
}

function textOf(value: unknown, key: string, context: FormulaContext): string {
	if (typeof value !== "string") throw invalid(context, `\`${key}\` must be a text.`);
	return value;
}

function listOf(value: unknown, key: string, context: FormulaContext): readonly Item[] {
	if (!Array.isArray(value) || value.length === 0)
		throw invalid(context, `\`${key}\` must be a list with entries.`);
	return value.map((entry) => {
		if (isItem(entry)) return entry;
		if (typeof entry === "string") return { pattern: entry };
		throw invalid(context, `each entry of \`${key}\` must be an operator.`);
	});
}

function regexFor(value: unknown, key: string, context: FormulaContext): RegexText {
	const text = textOf(value, key, context);
	try {
		const regex = parseRegexText(text, key === "metavariable-regex" ? "" : "m");
		if (!isSlowRegex(regex.source)) return regex;
	} catch (cause) {
		throw new RuleError("RULE_BAD_REGEX", {
			message: `${context.subject}: \`${key}\` has an expression that cannot be compiled: ${text}`,
			cause,
		});
	}
	throw new RuleError("RULE_BAD_REGEX", {
		message: `${context.subject}: \`${key}\` has an expression that can take exponential time: ${text}`,
	});
}

/** Expressions in strings of the form `"=~/…/"`. */
function regexStrings(pattern: Pattern): readonly string[] {
	const found: string[] = [];
	const stack = pattern.shape.kind === "node" ? [pattern.shape.node] : [...pattern.shape.statements];
	for (let node = stack.pop(); node; node = stack.pop()) {
		if (node.kind === "RegexString") found.push(node.text);
		stack.push(...node.kids);
	}
	return found;
}

/** Another pattern, because it matches more. */
function symbolicPattern(pattern: Pattern): Pattern {
	return { ...pattern, symbolic: true, source: `${pattern.source}\0symbolic` };
}

function patternFor(value: unknown, key: string, context: FormulaContext): Formula {
	const source = textOf(value, key, context);
	if (context.isText) return { op: "regex", regex: regexFor(genericRegex(source), key, context) };
	const pattern = compilePattern(source, context.family, context.parse);
	if (pattern) {
		for (const expression of regexStrings(pattern)) regexFor(expression, key, context);
		return { op: "pattern", pattern: context.symbolic ? symbolicPattern(pattern) : pattern };
	}
	throw new RuleError("RULE_BAD_PATTERN", {
		message: `${context.subject}: \`${key}\` is not ${context.family} code: ${source.trim().slice(0, 200)}`,
	});
}

function conditionFormula(item: Item, context: FormulaContext): Formula {
	const rest = Object.fromEntries(
		Object.entries(item).filter(([key]) => key !== "metavariable" && key !== "language"),
	);
	const isText = item.language === "generic" || item.language === "regex" || item.language === "none";
	return compileFormula(rest, { ...context, nested: true, isText });
}

/** Whether a formula looks at nothing but text. */
function isOfText(formula: Formula): boolean {
	if (formula.op === "any") return formula.of.every(isOfText);
	if (formula.op !== "all") return formula.op === "regex";
	const { positive, inside, not, notInside, conditions, focus, as } = formula;
	if (conditions.length + focus.length > 0 || as !== undefined) return false;
	return [...positive, ...inside, ...not, ...notInside].every(isOfText);
}

function compileComparison(value: Item, context: FormulaContext): Condition {
	const comparison = textOf(value.comparison, "comparison", context);
	const fault = findComparisonFault(comparison);
	if (fault !== null) {
		throw new RuleError("RULE_UNKNOWN_OPERATOR", {
			message: `${context.subject}: \`metavariable-comparison\` cannot be evaluated (${fault}): ${comparison}`,
		});
	}
	const { metavariable, base, strip } = value;
	return {
		op: "metavariable-comparison",
		name: typeof metavariable === "string" ? metavariable : null,
		comparison,
		base: typeof base === "number" ? base : 10,
		...(strip === true ? { strip } : {}),
	};
}

function compileCondition(key: string, value: unknown, context: FormulaContext): Condition {
	if (!isItem(value)) throw invalid(context, `\`${key}\` must be a mapping.`);
	const name = value.metavariable;
	if (key !== "metavariable-comparison" && typeof name !== "string") {
		throw invalid(context, `\`${key}\` needs \`metavariable\`.`);
	}
	const metavariable = typeof name === "string" ? name : "";
	switch (key) {
		case "metavariable-regex":
			return { op: key, name: metavariable, regex: regexFor(value.regex, key, context) };
		case "metavariable-pattern": {
			const formula = conditionFormula(value, context);
			return { op: key, name: metavariable, formula, ...(isOfText(formula) ? { ofText: true } : {}) };
		}
		case "metavariable-comparison":
			return compileComparison(value, context);
		case "metavariable-type": {
			const types = value.types ?? [value.type];
			return { op: key, name: metavariable, types: (types as unknown[]).map(String) };
		}
		default: {
			const analyzer = value.analyzer;
			if (analyzer !== "entropy" && analyzer !== "redos") {
				throw new RuleError("RULE_UNKNOWN_OPERATOR", {
					message: `${context.subject}: analyzer \`${String(analyzer)}\` is not known (known: entropy, redos).`,
				});
			}
			return { op: "metavariable-analysis", name: metavariable, analyzer };
		}
	}
}

const CONDITIONS = new Set([
	"metavariable-regex",
	"metavariable-pattern",
	"metavariable-comparison",
	"metavariable-analysis",
	"metavariable-type",
]);

interface Parts {
	readonly positive: Formula[];
	readonly inside: Formula[];
	readonly not: Formula[];
	readonly notInside: Formula[];
	readonly conditions: Condition[];
	readonly focus: (readonly string[])[];
	as?: string;
}

function nested(value: unknown, key: string, context: FormulaContext): Formula {
	return isItem(value) ? compileFormula(value, context) : patternFor(value, key, context);
}

/** Adds one operator of a `patterns` list. */
function addPart(parts: Parts, [key, value]: readonly [string, unknown], context: FormulaContext): void {
	if (CONDITIONS.has(key)) {
		parts.conditions.push(compileCondition(key, value, context));
		return;
	}
	switch (key) {
		case "pattern-inside":
			parts.inside.push(nested(value, key, context));
			return;
		case "pattern-not":
			parts.not.push(nested(value, key, context));
			return;
		case "pattern-not-inside":
			parts.notInside.push(nested(value, key, context));
			return;
		case "pattern-not-regex":
			parts.not.push({ op: "regex", regex: regexFor(value, key, context) });
			return;
		case "focus-metavariable":
			parts.focus.push(Array.isArray(value) ? value.map(String) : [textOf(value, key, context)]);
			return;
		case "as":
			parts.as = textOf(value, key, context);
			return;
		default: {
			const formula = compileOperator(key, value, context);
			(isContainer(formula) ? parts.inside : parts.positive).push(formula);
		}
	}
}

/** Alternatives that only say where to look are themselves a place to look in. */
export function isContainer(formula: Formula): boolean {
	if (formula.op === "any") return formula.model === undefined && formula.of.every(isContainer);
	return (
		formula.op === "all" &&
		formula.positive.length === 0 &&
		formula.focus.length === 0 &&
		formula.as === undefined
	);
}

function compileAll(items: readonly Item[], context: FormulaContext): Formula {
	const parts: Parts = { positive: [], inside: [], not: [], notInside: [], conditions: [], focus: [] };
	for (const item of items) {
		for (const entry of Object.entries(item)) addPart(parts, entry, context);
	}
	if (parts.positive.length + parts.inside.length === 0 && !context.nested) {
		throw invalid(context, "`patterns` needs at least one operator that looks for something.");
	}
	const narrow = (part: Formula): Formula => narrowPattern(part, parts.conditions);
	return { op: "all", ...parts, positive: parts.positive.map(narrow), inside: parts.inside.map(narrow) };
}

function compileOperator(key: string, value: unknown, context: FormulaContext): Formula {
	switch (key) {
		case "pattern":
			return nested(value, key, context);
		case "pattern-regex":
			return { op: "regex", regex: regexFor(value, key, context) };
		case "pattern-either":
			return { op: "any", of: listOf(value, key, context).map((item) => compileFormula(item, context)) };
		case "patterns":
			return compileAll(listOf(value, key, context), context);
		case "model":
			return formulaOfModel({ kind: textOf(value, key, context), bySideEffect: null }, null, context);
		case "pattern-inside":
			return {
				op: "all",
				positive: [],
				inside: [nested(value, key, context)],
				not: [],
				notInside: [],
				conditions: [],
				focus: [],
			};
		default:
			throw new RuleError("RULE_UNKNOWN_OPERATOR", {
				message: `${context.subject}: operator \`${key}\` is not known.`,
			});
	}
}

/** Operators that say something of what others find. */
const MODIFIERS = new Set(["focus-metavariable", "as"]);

/** Keys of a formula's mapping that say something else about it. */
const ASIDE = new Set([
	"by-side-effect",
	"exact",
	"from",
	"to",
	"not_conflicting",
	"not-conflicting",
	"label",
	"requires",
]);

/** The operators of a mapping, without what is said beside them. */
export function listOperators(item: Item): readonly (readonly [string, unknown])[] {
	return Object.entries(item).filter(([key]) => !ASIDE.has(key));
}

/**
 * Compiles a mapping of operators; several operators beside each other mean all of them.
 * @throws RuleError naming rule and operator.
 */
export function compileFormula(item: Item, context: FormulaContext): Formula {
	const entries = listOperators(item);
	const [only] = entries;
	if (!only) throw invalid(context, "an entry has no operator.");
	const isPlain = entries.length === 1 && !CONDITIONS.has(only[0]) && !MODIFIERS.has(only[0]);
	if (isPlain && !only[0].includes("-not")) return compileOperator(only[0], only[1], context);
	return compileAll([Object.fromEntries(entries)], context);
}
