import { describe, expect, it } from "vitest";
import type { Flow, LinkedStep } from "../flow/link.ts";
import { chooseFlow } from "./choose-flow.ts";

const lineOf = (path: string, at: { readonly start: number }): string =>
	`${path}:${Math.floor(at.start / 10)}`;
const at = (line: number) => ({ start: line * 10, end: line * 10 + 1 });

/** A flow through the given lines; the first is the source, the last the sink. */
function flowThrough(...lines: readonly number[]): Flow {
	const [source = 0, ...rest] = lines;
	const steps = rest
		.slice(0, -1)
		.reduce<LinkedStep | null>((prev, line) => ({ path: "a", at: at(line), note: "assigned", prev }), null);
	return {
		mask: 1,
		source: { path: "a", at: at(source) },
		sink: { path: "a", at: at(rest.at(-1) ?? source) },
		steps,
	};
}

describe("chooseFlow", () => {
	it("takes the shortest of flows from different places", () => {
		const short = flowThrough(2, 9);
		expect(chooseFlow([flowThrough(1, 3, 4, 9), short], lineOf)).toBe(short);
	});

	it("prefers where the data comes from to a stop on the way", () => {
		const whole = flowThrough(1, 3, 5, 9);
		expect(chooseFlow([flowThrough(5, 9), whole], lineOf)).toBe(whole);
	});

	it("prefers a source before the sink's line to one in it", () => {
		const whole = flowThrough(7, 9);
		expect(chooseFlow([flowThrough(9, 9), whole], lineOf)).toBe(whole);
	});

	it("chooses among flows that each begin in the other", () => {
		const first = flowThrough(3, 4, 9);
		expect(chooseFlow([first, flowThrough(4, 3, 9)], lineOf)).toBe(first);
	});

	it("has nothing to choose from nothing", () => {
		expect(chooseFlow([], lineOf)).toBeUndefined();
	});
});
