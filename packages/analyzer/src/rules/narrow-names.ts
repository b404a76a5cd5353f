import { isMetavariableName, type Pattern, type PatternNode } from "../pattern/pattern.ts";
import type { Condition, Formula } from "./rule.ts";

/**
 * `$DB.$METHOD(...)` is tried at every call of a file, though a condition beside it says that `$METHOD` is one of three
 * names. Here the pattern learns those names, so that it is tried only where one of them stands.
 */
export function narrowNames(formula: Formula, conditions: readonly Condition[]): Formula {
	if (formula.op === "any")
		return { ...formula, of: formula.of.map((part) => narrowNames(part, conditions)) };
	if (formula.op !== "pattern" || formula.pattern.names) return formula;
	const name = calledName(formula.pattern);
	const names = name === null ? null : namesFor(name, conditions);
	if (!names) return formula;
	const { pattern } = formula;
	return { ...formula, pattern: { ...pattern, names, source: `${pattern.source}\0${names.join("|")}` } };
}

/** The metavariable in the place of the called function's or method's name. */
function calledName({ shape }: Pattern): string | null {
	if (shape.kind !== "node" || (shape.node.kind !== "Call" && shape.node.kind !== "New")) return null;
	const callee: PatternNode | undefined = shape.node.kids[0];
	const isNamed = callee?.kind === "Metavariable" || callee?.kind === "Member";
	return isNamed && callee && isMetavariableName(callee.text) ? callee.text : null;
}

function namesFor(name: string, conditions: readonly Condition[]): readonly string[] | null {
	for (const condition of conditions) {
		if (condition.op !== "metavariable-regex" || condition.name !== name) continue;
		const names = condition.regex.flags.includes("i") ? null : literalAlternatives(condition.regex.source);
		if (names) return names;
	}
	return null;
}

/** The words of `^(a|b|c)$`, null for anything that is more than such a list. */
function literalAlternatives(source: string): readonly string[] | null {
	const body = /^\^?\((?:\?:)?([\w$|]+)\)\$$/.exec(source)?.[1] ?? /^\^?([\w$]+)\$$/.exec(source)?.[1];
	return body === undefined || body.split("|").includes("") ? null : body.split("|");
}
