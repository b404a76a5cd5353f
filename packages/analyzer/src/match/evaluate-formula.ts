import type { FileNames } from "../resolve/file-names.ts";
import { regexOf } from "../rules/regex-text.ts";
import type { Formula } from "../rules/rule.ts";
import type { Node } from "../tree/node.ts";
import { boundNodes, type Environment, findBound, unify } from "./environment.ts";
import { applyCondition } from "./evaluate-condition.ts";
import type { LeafMatches } from "./find-leaves.ts";
import { isWithin, type Match } from "./match.ts";

/** What evaluating a formula needs besides the formula. */
export interface FormulaScene {
	readonly source: string;
	readonly names: FileNames;
	readonly leaves: LeafMatches;
	/** What a formula without a positive part speaks of: the metavariable that a condition looks into. */
	readonly whole?: Match;
}

const MAX_REGEX_MATCHES = 10_000;
type All = Extract<Formula, { op: "all" }>;

function groupNode(text: string, start: number): Node {
	return { kind: "String", text, kids: [], start, end: start + text.length };
}

function regexMatches(formula: Extract<Formula, { op: "regex" }>, scene: FormulaScene): readonly Match[] {
	const base = regexOf(formula.regex);
	const regex = new RegExp(base.source, `${base.flags}g`);
	const matches: Match[] = [];
	for (const found of scene.source.matchAll(regex)) {
		if (found[0] === "" || matches.length >= MAX_REGEX_MATCHES) continue;
		let environment: Environment = null;
		for (const [index, text] of found.slice(1).entries()) {
			if (text === undefined) continue;
			const start = found.index + found[0].indexOf(text);
			environment = { name: `$${index + 1}`, bound: groupNode(text, start), rest: environment };
		}
		matches.push({ start: found.index, end: found.index + found[0].length, environment, node: null });
	}
	return matches;
}

/** The smaller of two ranges when one lies in the other and the bindings agree. */
function meet(left: Match, right: Match): Match | null {
	const inner = isWithin(left, right) ? left : isWithin(right, left) ? right : null;
	if (!inner) return null;
	const environment = unify(left.environment, right.environment);
	return environment === undefined ? null : { ...inner, environment };
}

function intersect(left: readonly Match[], right: readonly Match[]): readonly Match[] {
	return left.flatMap((a) => right.flatMap((b) => meet(a, b) ?? []));
}

function keepInside(matches: readonly Match[], containers: readonly Match[]): readonly Match[] {
	return matches.flatMap((match) =>
		containers.flatMap((container) => {
			if (!isWithin(match, container)) return [];
			const environment = unify(match.environment, container.environment);
			return environment === undefined ? [] : [{ ...match, environment }];
		}),
	);
}

function isRuledOut(match: Match, others: readonly Match[], inside: boolean): boolean {
	return others.some((other) => {
		const applies = inside ? isWithin(match, other) : match.start === other.start && match.end === other.end;
		return applies && unify(match.environment, other.environment) !== undefined;
	});
}

function focusOn(match: Match, names: readonly string[]): readonly Match[] {
	if (names.length === 0) return [match];
	return names.flatMap((name) => {
		const bound = findBound(match.environment, name);
		if (bound === null) return [];
		return boundNodes(bound).map((node) => ({
			start: node.start,
			end: node.end,
			environment: match.environment,
			node,
			focused: true as const,
		}));
	});
}

function evaluateAll(formula: All, scene: FormulaScene): readonly Match[] {
	const [first, ...others] = formula.positive;
	let matches = first ? evaluateFormula(first, scene) : scene.whole ? [scene.whole] : [];
	for (const other of others) {
		if (matches.length === 0) return [];
		matches = intersect(matches, evaluateFormula(other, scene));
	}
	let containers = formula.inside;
	if (!first && !scene.whole && containers[0]) {
		matches = evaluateFormula(containers[0], scene);
		containers = containers.slice(1);
	}
	for (const container of containers) {
		if (matches.length === 0) return [];
		matches = keepInside(matches, evaluateFormula(container, scene));
	}
	for (const condition of formula.conditions) {
		matches = applyCondition(condition, matches, { ...scene, evaluate: evaluateFormula });
	}
	return unique(rejectAll(formula, matches, scene).flatMap((match) => focusOn(match, formula.focus)));
}

function rejectAll(formula: All, matches: readonly Match[], scene: FormulaScene): readonly Match[] {
	let kept = matches;
	for (const not of formula.not) {
		if (kept.length === 0) return [];
		const others = evaluateFormula(not, scene);
		const asText = not.op === "regex";
		kept = kept.filter((match) =>
			asText ? !others.some((other) => isWithin(other, match)) : !isRuledOut(match, others, false),
		);
	}
	for (const not of formula.notInside) {
		if (kept.length === 0) return [];
		const others = evaluateFormula(not, scene);
		kept = kept.filter((match) => !isRuledOut(match, others, true));
	}
	return kept;
}

/** One match per range and bindings of the same nodes; order is kept. */
function unique(matches: readonly Match[]): readonly Match[] {
	if (matches.length < 2) return matches;
	const seen = new Set<string>();
	return matches.filter((match) => {
		let key = `${match.start}:${match.end}`;
		for (let at = match.environment; at; at = at.rest) {
			key += `;${at.name}=${boundNodes(at.bound)
				.map((node) => `${node.start}-${node.end}`)
				.join(",")}`;
		}
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

/** Where a formula holds in a file. Polynomial in the matches of its parts. */
export function evaluateFormula(formula: Formula, scene: FormulaScene): readonly Match[] {
	switch (formula.op) {
		case "pattern":
			return scene.leaves.get(formula.pattern.source) ?? [];
		case "regex":
			return regexMatches(formula, scene);
		case "any":
			return unique(formula.of.flatMap((part) => evaluateFormula(part, scene)));
		default:
			return evaluateAll(formula, scene);
	}
}
