import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Node } from "../tree/node.ts";
import { type Environment, unify } from "./environment.ts";
import type { Match } from "./match.ts";
import { dropEqual, dropInside, dropNested, intersect, keepInside } from "./ranges.ts";

function nameNode(text: string): Node {
	return { kind: "Name", text, kids: [], start: 0, end: text.length };
}

const environments = fc.constantFrom<Environment>(
	null,
	{ name: "$X", bound: nameNode("a"), rest: null },
	{ name: "$X", bound: nameNode("b"), rest: null },
	{ name: "$Y", bound: nameNode("a"), rest: null },
);
const matches = fc.array(
	fc
		.tuple(fc.nat(12), fc.nat(6), environments)
		.map(([start, length, environment]): Match => ({ start, end: start + length, environment, node: null })),
	{ maxLength: 14 },
);

function lies(inner: Match, outer: Match): boolean {
	return inner.start >= outer.start && inner.end <= outer.end;
}

function isEqual(a: Match, b: Match): boolean {
	return a.start === b.start && a.end === b.end;
}

function agree(a: Match, b: Match): boolean {
	return unify(a.environment, b.environment) !== undefined;
}

function both(match: Match, other: Match): readonly Match[] {
	const environment = unify(match.environment, other.environment);
	return environment === undefined ? [] : [{ ...match, environment }];
}

function pairs(left: readonly Match[], right: readonly Match[]): readonly (readonly [Match, Match])[] {
	return left.flatMap((a) => right.map((b) => [a, b] as const));
}

function render({ start, end, environment }: Match): string {
	const bindings: string[] = [];
	for (let at = environment; at; at = at.rest) bindings.push(`${at.name}=${JSON.stringify(at.bound)}`);
	return `${start}-${end} ${bindings.sort().join()}`;
}

type Operation = (left: readonly Match[], right: readonly Match[]) => readonly Match[];

/** The definitions themselves, quadratic. */
const CASES: readonly (readonly [string, Operation, Operation])[] = [
	[
		"keepInside",
		keepInside,
		(left, right) => pairs(left, right).flatMap(([a, b]) => (lies(a, b) ? both(a, b) : [])),
	],
	[
		"dropInside",
		dropInside,
		(left, right) => left.filter((a) => !right.some((b) => lies(a, b) && agree(a, b))),
	],
	[
		"dropNested",
		dropNested,
		(left, right) => left.filter((a) => !right.some((b) => lies(b, a) || lies(a, b))),
	],
	[
		"dropEqual",
		dropEqual,
		(left, right) => left.filter((a) => !right.some((b) => isEqual(a, b) && agree(a, b))),
	],
	[
		"intersect",
		intersect,
		(left, right) =>
			pairs(left, right).flatMap(([a, b]) => {
				if (lies(a, b)) return both(a, b);
				return lies(b, a) ? both(b, a) : [];
			}),
	],
];

describe("equals its definition:", () => {
	it.each(CASES)("%s", (_name, fast, naive) => {
		fc.assert(
			fc.property(matches, matches, (left, right) => {
				expect(fast(left, right).map(render).sort()).toEqual(naive(left, right).map(render).sort());
			}),
			{ numRuns: 500 },
		);
	});
});
