import type { World } from "./world.ts";

/** One thing that somebody does. */
export type Step = (world: World) => unknown;

export interface Scenario {
	/** The git operation or kind of edit that precision and recall are reported for. */
	readonly operation: string;
	readonly name: string;
	readonly steps: readonly Step[];
	/** Why attribution is known to fall short here; the test must then fail, so that a repair is noticed. */
	readonly gap: string | null;
}

/** Steps whose outcome is known to fall short. */
export interface KnownGap {
	readonly why: string;
	readonly steps: readonly Step[];
}

export function knownGap(why: string, ...steps: Step[]): KnownGap {
	return { why, steps };
}

export type Table = Readonly<Record<string, readonly Step[] | KnownGap>>;

/** Scenarios of one operation, by name. */
export function on(operation: string, table: Table): readonly Scenario[] {
	return Object.entries(table).map(([name, row]): Scenario => {
		return "why" in row
			? { operation, name, steps: row.steps, gap: row.why }
			: { operation, name, steps: row, gap: null };
	});
}

/** One table of many: a row for each key, named by it. */
export function each<T>(rows: Readonly<Record<string, T>>, toSteps: (value: T) => readonly Step[]): Table {
	return Object.fromEntries(Object.entries(rows).map(([name, value]) => [name, toSteps(value)]));
}

/** Rows under names that say how they came about. */
export function prefix(words: string, table: Table): Table {
	return Object.fromEntries(Object.entries(table).map(([name, row]) => [`${words} ${name}`, row]));
}
