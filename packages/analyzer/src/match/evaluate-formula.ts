import type { Pattern } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import { regexOf } from "../rules/regex-text.ts";
import type { Formula } from "../rules/rule.ts";
import type { Node } from "../tree/node.ts";
import { bind, boundNodes, type Environment, findBound } from "./environment.ts";
import { applyCondition } from "./evaluate-condition.ts";
import type { LeafMatches } from "./find-leaves.ts";
import type { Match } from "./match.ts";
import { dropEqual, dropInside, dropNested, intersect, keepInside } from "./ranges.ts";
import { findAny, nameWhole, wildcardOf, wildcardsOf } from "./wildcard.ts";

/** What evaluating a formula needs besides the formula. */
export interface FormulaScene {
	readonly source: string;
	readonly names: FileNames;
	readonly leaves: LeafMatches;
	/** Results so far; equal formulas of different rules are one object and are evaluated once. */
	readonly memo: Map<Formula, readonly Match[]>;
	/** All expressions of the file in reading order, for patterns that match any of them. */
	readonly expressions: () => readonly Node[];
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

/** The places of any of the metavariables in one match. */
function focusOnAny(match: Match, names: readonly string[]): readonly Match[] {
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

/** Several lists of metavariables meet where a place of one lies in a place of the other. */
function focusOn(match: Match, lists: readonly (readonly string[])[]): readonly Match[] {
	const [first = [], ...others] = lists;
	return others.reduce<readonly Match[]>(
		(places, names) => intersect(places, focusOnAny(match, names)),
		focusOnAny(match, first),
	);
}

/** Each match with its whole place bound to a metavariable; those where it stands for something else are dropped. */
function nameMatches(matches: readonly Match[], name: string, source: string): readonly Match[] {
	return matches.flatMap((match) => {
		const node = match.node ?? groupNode(source.slice(match.start, match.end), match.start);
		const environment = bind(match.environment, name, node);
		return environment === undefined ? [] : [{ ...match, environment }];
	});
}

function evaluateParts(
	formulas: readonly Formula[],
	scene: FormulaScene,
): readonly (readonly Match[])[] | null {
	const parts: (readonly Match[])[] = [];
	for (const formula of formulas) {
		const found = evaluateFormula(formula, scene);
		if (found.length === 0) return null;
		parts.push(found);
	}
	return parts;
}

/** Where the positive parts start from; null when there is nothing but places to look in. */
function startMatches(
	formula: All,
	parts: readonly (readonly Match[])[],
	scene: FormulaScene,
): readonly Match[] | null {
	const [first, ...others] = parts;
	if (first) return others.reduce(intersect, first);
	const [name] = wildcardsOf(formula);
	if (name !== undefined) return findAny(name, formula.conditions, scene);
	return scene.whole ? [scene.whole] : null;
}

/** Drops what a condition already refuses, before anything is looked for around it. What is not bound yet may be later. */
function screen(formula: All, matches: readonly Match[], scene: FormulaScene): readonly Match[] {
	const decided = formula.conditions.filter((one) => one.op === "metavariable-regex");
	if (decided.length === 0 || formula.inside.length === 0) return matches;
	return matches.filter((match) => {
		const bound = decided.filter(({ name }) => findBound(match.environment, name) !== null);
		return bound.every(
			(condition) => applyCondition(condition, [match], { ...scene, evaluate: evaluateFormula }).length > 0,
		);
	});
}

/** Ranges of all positive parts together, within all `inside` parts; empty as soon as one part finds nothing. */
function positiveMatches(formula: All, scene: FormulaScene): readonly Match[] {
	const parts = evaluateParts(
		formula.positive.filter((part) => wildcardOf(part) === null),
		scene,
	);
	if (!parts) return [];
	const isTextOnly = parts.length === 0 && wildcardsOf(formula).length > 0;
	if (isTextOnly && !evaluateParts(formula.inside, scene)) return [];
	const start = startMatches(formula, parts, scene);
	const screened = start && screen(formula, start, scene);
	if (screened?.length === 0) return [];
	const containers = evaluateParts(formula.inside, scene);
	if (!containers) return [];
	if (!screened) return containers.reduce(intersect);
	const inside = containers.reduce(keepInside, screened);
	return wildcardsOf(formula).reduce<readonly Match[]>(nameWhole, inside);
}

function rejectAll(formula: All, matches: readonly Match[], scene: FormulaScene): readonly Match[] {
	let kept = matches;
	for (const not of formula.not) {
		if (kept.length === 0) return [];
		const others = evaluateFormula(not, scene);
		kept = not.op === "regex" ? dropNested(kept, others) : dropEqual(kept, others);
	}
	for (const not of formula.notInside) {
		if (kept.length === 0) return [];
		kept = dropInside(kept, evaluateFormula(not, scene));
	}
	return kept;
}

function evaluateAll(formula: All, scene: FormulaScene): readonly Match[] {
	let matches = positiveMatches(formula, scene);
	for (const condition of formula.conditions) {
		if (matches.length === 0) return [];
		matches = applyCondition(condition, matches, { ...scene, evaluate: evaluateFormula });
	}
	const kept = rejectAll(formula, matches, scene);
	const focused = formula.focus.length === 0 ? kept : kept.flatMap((match) => focusOn(match, formula.focus));
	return unique(formula.as === undefined ? focused : nameMatches(focused, formula.as, scene.source));
}

function keyOf(match: Match): string {
	let key = `${match.start}:${match.end}`;
	for (let at = match.environment; at; at = at.rest) {
		const [first] = boundNodes(at.bound);
		key += `;${at.name}=${first?.start ?? -1}-${first?.end ?? -1}`;
	}
	return key;
}

/** One match per range and bindings of the same nodes; order is kept. */
function unique(matches: readonly Match[]): readonly Match[] {
	if (matches.length < 2) return matches;
	const seen = new Set<string>();
	return matches.filter((match) => {
		const key = keyOf(match);
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

/** What a metavariable stands for may be a name that is no node of its own in the tree, such as a property. */
function matchInWhole(pattern: Pattern, whole: Match, scene: FormulaScene): readonly Match[] {
	const found = scene.leaves.get(pattern);
	const { node } = whole;
	if (node?.kind !== "Name" || node.kids.length > 0 || pattern.shape.kind !== "node") return found;
	if (pattern.shape.node.kind !== "Name" || pattern.shape.node.text !== node.text) return found;
	return [...found, { ...whole, environment: null }];
}

function evaluateFresh(formula: Formula, scene: FormulaScene): readonly Match[] {
	switch (formula.op) {
		case "pattern": {
			const name = wildcardOf(formula);
			if (name !== null) return findAny(name, [], scene);
			return scene.whole
				? matchInWhole(formula.pattern, scene.whole, scene)
				: scene.leaves.get(formula.pattern);
		}
		case "regex":
			return regexMatches(formula, scene);
		case "any":
			return unique(formula.of.flatMap((part) => evaluateFormula(part, scene)));
		default:
			return evaluateAll(formula, scene);
	}
}

/** Where a formula holds in a file. The cost follows the matches of its parts, O(n log n) for n of them. */
export function evaluateFormula(formula: Formula, scene: FormulaScene): readonly Match[] {
	if (scene.whole) return evaluateFresh(formula, scene);
	const known = scene.memo.get(formula);
	if (known) return known;
	const matches = evaluateFresh(formula, scene);
	scene.memo.set(formula, matches);
	return matches;
}
