import fc from "fast-check";
import { expect, it } from "vitest";
import type { Value } from "./facts.ts";
import { MaskTable } from "./masks.ts";
import { State } from "./state.ts";
import { CLEAN, joinValues } from "./value.ts";

const MASKS = new MaskTable(2);
const BINDINGS = 6;

function value(token: number): Value {
	return token === 0 ? CLEAN : { ...CLEAN, taints: [{ token, mask: MASKS.of(0), trace: null }] };
}

/** A program: writes, branches of which either may have happened, and functions that may have run. */
type Step =
	| { readonly kind: "write"; readonly binding: number; readonly token: number }
	| { readonly kind: "if" | "function"; readonly left: readonly Step[]; readonly right: readonly Step[] };

const { steps } = fc.letrec<{ steps: readonly Step[]; step: Step }>((tie) => ({
	steps: fc.array(tie("step"), { maxLength: 30, depthIdentifier: "program" }),
	step: fc.oneof(
		{ depthIdentifier: "program", maxDepth: 4 },
		fc.record({
			kind: fc.constant("write" as const),
			binding: fc.nat(BINDINGS - 1),
			token: fc.nat(4),
		}),
		fc.record({
			kind: fc.constantFrom("if" as const, "function" as const),
			left: tie("steps"),
			right: tie("steps"),
		}),
	),
}));

/** The same with whole copies. */
type Table = ReadonlyMap<number, Value>;

function runTable(program: readonly Step[], start: Table): Table {
	return program.reduce<Table>((table, step) => {
		if (step.kind === "write") return new Map(table).set(step.binding, value(step.token));
		const left = runTable(step.left, table);
		if (step.kind === "if") return joinTables(left, runTable(step.right, table));
		const captured = [...left].filter(([binding, inner]) => {
			const known = table.get(binding);
			return known !== undefined && known !== inner;
		});
		return joinTables(table, new Map(captured));
	}, start);
}

function joinTables(left: Table, right: Table): Table {
	const joined = new Map(left);
	for (const [binding, other] of right) {
		const known = joined.get(binding);
		joined.set(binding, known ? joinValues(MASKS, known, other) : other);
	}
	return joined;
}

function runState(program: readonly Step[], start: State): State {
	let state = start;
	for (const step of program) {
		if (step.kind === "write") state.set(step.binding, value(step.token));
		else if (step.kind === "if") {
			const from = state;
			const left = runState(step.left, from.branch());
			state = left.join(MASKS, runState(step.right, from.branch()));
		} else state = state.withCaptured(MASKS, runState(step.left, state.branch()));
	}
	return state;
}

function tokensIn(found: Value | undefined): readonly number[] | undefined {
	return found?.taints.map(({ token }) => token).sort();
}

it("holds what whole copies would hold", () => {
	fc.assert(
		fc.property(steps, (program) => {
			const table = runTable(program, new Map());
			const state = runState(program, new State());
			for (let binding = 0; binding < BINDINGS; binding += 1) {
				expect(tokensIn(state.get(binding)) ?? []).toEqual(tokensIn(table.get(binding)) ?? []);
			}
			expect([...state.values()]).toHaveLength(table.size);
		}),
		{ numRuns: 500 },
	);
});

it("reads through any number of branches in a row", () => {
	let state = new State();
	state.set(0, value(1));
	for (let count = 0; count < 10_000; count += 1) {
		const from = state;
		const taken = from.branch();
		taken.set(count % 3, value((count % 4) + 1));
		state = taken.join(MASKS, from.branch());
	}
	expect(tokensIn(state.get(0))).toEqual([1, 2, 3, 4]);
});
