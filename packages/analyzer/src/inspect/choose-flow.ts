import type { Span } from "../flow/facts.ts";
import type { Flow } from "../flow/link.ts";

/** The line of a place, as a text that is equal for equal lines. */
export type LineOf = (path: string, at: Span) => string;

function stepCount(flow: Flow): number {
	let count = 0;
	for (let at = flow.steps; at; at = at.prev) count += 1;
	return count;
}

/** Lines that a flow touches after its source. */
function linesAfterSource(flow: Flow, lineOf: LineOf): ReadonlySet<string> {
	const lines = new Set([lineOf(flow.sink.path, flow.sink.at)]);
	for (let at = flow.steps; at; at = at.prev) if (at.note !== "") lines.add(lineOf(at.path, at.at));
	return lines;
}

/**
 * The flow that explains a finding best: not one that begins in the middle of another, because where the data really
 * comes from is what a reader asks first; of the others the shortest. O(flows² · steps), for the few flows of one sink.
 */
export function chooseFlow(flows: readonly Flow[], lineOf: LineOf): Flow | undefined {
	const described = flows.map((flow) => ({
		flow,
		source: lineOf(flow.source.path, flow.source.at),
		lines: linesAfterSource(flow, lineOf),
	}));
	const whole = described.filter(
		(one) =>
			!described.some(
				(other) => other.source !== one.source && other.lines.has(one.source) && !one.lines.has(other.source),
			),
	);
	const candidates = whole.length > 0 ? whole : described;
	return candidates.map(({ flow }) => flow).reduce<Flow | undefined>(shorter, undefined);
}

function shorter(best: Flow | undefined, flow: Flow): Flow {
	return best && stepCount(best) <= stepCount(flow) ? best : flow;
}
