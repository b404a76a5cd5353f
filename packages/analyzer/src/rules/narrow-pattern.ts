import { isMetavariableName, type Pattern, type PatternNode, type TextTest } from "../pattern/pattern.ts";
import type { Condition, Formula } from "./rule.ts";

type RegexCondition = Extract<Condition, { op: "metavariable-regex" }>;

/**
 * `$DB.$METHOD(...)` is tried at every call of a file, though a condition beside it says what `$METHOD` may be. Here the
 * pattern learns what the conditions say of it, so that it is tried only where it can pass them.
 */
export function narrowPattern(formula: Formula, conditions: readonly Condition[]): Formula {
	const texts = conditions.filter((one): one is RegexCondition => one.op === "metavariable-regex");
	return texts.length === 0 ? formula : narrow(formula, texts);
}

function narrow(formula: Formula, conditions: readonly RegexCondition[]): Formula {
	if (formula.op === "any") return { ...formula, of: formula.of.map((part) => narrow(part, conditions)) };
	if (formula.op !== "pattern") return formula;
	const { pattern } = formula;
	const narrowed =
		pattern.shape.kind === "node"
			? narrowNode(pattern, pattern.shape.node, conditions)
			: narrowRun(pattern, pattern.shape.statements, conditions);
	return narrowed === pattern ? formula : { ...formula, pattern: narrowed };
}

function narrowNode(pattern: Pattern, root: PatternNode, conditions: readonly RegexCondition[]): Pattern {
	if (pattern.names || pattern.tests) return pattern;
	const name = calledName(root);
	const names = name === null ? null : namesFor(name, conditions);
	const tests = textTests(root, conditions).filter((test) => !names || test.of !== "name");
	if (!names && tests.length === 0) return pattern;
	return {
		...pattern,
		...(names ? { names } : {}),
		...(tests.length > 0 ? { tests } : {}),
		source: `${pattern.source}\0${JSON.stringify([names, tests])}`,
	};
}

/** In a run of statements, each called name that has to be one of a list must stand somewhere in the block. */
function narrowRun(
	pattern: Pattern,
	statements: readonly PatternNode[],
	conditions: readonly RegexCondition[],
): Pattern {
	const groups = statements.flatMap((statement) => {
		const call = statement.kind === "ExprStmt" ? statement.kids[0] : statement;
		const callee = call?.kind === "Call" ? call.kids[0] : undefined;
		if (callee?.kind !== "Member" || !isMetavariableName(callee.text)) return [];
		const names = namesFor(callee.text, conditions);
		return names ? [names] : [];
	});
	if (groups.length === 0) return pattern;
	const near = [...(pattern.near ?? []), ...groups];
	return { ...pattern, near, source: `${pattern.source}\0${JSON.stringify(near)}` };
}

/** The metavariable in the place of the called function's or method's name. */
function calledName(root: PatternNode): string | null {
	if (root.kind !== "Call" && root.kind !== "New") return null;
	const callee: PatternNode | undefined = root.kids[0];
	const isNamed = callee?.kind === "Metavariable" || callee?.kind === "Member";
	return isNamed && callee && isMetavariableName(callee.text) ? callee.text : null;
}

function namesFor(name: string, conditions: readonly RegexCondition[]): readonly string[] | null {
	for (const condition of conditions) {
		if (condition.name !== name || condition.regex.flags.includes("i")) continue;
		const names = literalAlternatives(condition.regex.source);
		if (names) return names;
	}
	return null;
}

/** The words of `^(a|b|c)$`, null for anything that is more than such a list. */
function literalAlternatives(source: string): readonly string[] | null {
	const body = /^\^?\((?:\?:)?([\w$|]+)\)\$$/.exec(source)?.[1] ?? /^\^?([\w$]+)\$$/.exec(source)?.[1];
	return body === undefined || body.split("|").includes("") ? null : body.split("|");
}

/** Conditions on what stands at the root of a call or property access: its name, and the expression before it. */
function textTests(root: PatternNode, conditions: readonly RegexCondition[]): readonly TextTest[] {
	const isCall = root.kind === "Call" || root.kind === "New";
	const named = isCall ? root.kids[0] : root;
	const path = isCall ? [0] : [];
	if (!named) return [];
	if (isCall && named.kind === "Metavariable") return testsOf(named.text, { path, of: "source" }, conditions);
	if (named.kind !== "Member") return [];
	const [object] = named.kids;
	return [
		...testsOf(named.text, { path, of: "name" }, conditions),
		...(object?.kind === "Metavariable"
			? testsOf(object.text, { path: [...path, 0], of: "source" }, conditions)
			: []),
	];
}

function testsOf(
	name: string,
	at: Omit<TextTest, "regex">,
	conditions: readonly RegexCondition[],
): readonly TextTest[] {
	return conditions.flatMap((one) => (one.name === name ? [{ ...at, regex: one.regex }] : []));
}
