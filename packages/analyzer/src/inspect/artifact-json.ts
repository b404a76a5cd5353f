import type { CallFact, FlowFacts, FunctionFact, Trace, Value } from "../flow/facts.ts";
import type { MaskTable } from "../flow/masks.ts";
import { CLEAN } from "../flow/value.ts";
import type { FileArtifact } from "./artifact.ts";

/**
 * Artifacts as text, for the cache and between threads. Masks are written as sets of rules, because their numbers mean
 * something only in one table; a clean value is written as 0. Taints share most of their traces, so these are written
 * once, each after the one before it; -1 is none.
 */
type JsonTaint = readonly [token: number, mask: string, trace: number];
type JsonTrace = readonly [start: number, end: number, note: string, prev: number];
type JsonValue =
	| 0
	| {
			readonly t: readonly JsonTaint[];
			readonly f?: readonly [string, JsonValue][];
			readonly c?: number;
			readonly i?: string;
	  };

class TraceWriter {
	readonly traces: JsonTrace[] = [];
	readonly #numbers = new Map<Trace, number>();

	/** Iterative: traces are as long as a function. */
	write(trace: Trace | null): number {
		const unwritten: Trace[] = [];
		let at = trace;
		for (; at && !this.#numbers.has(at); at = at.prev) unwritten.push(at);
		let prev = at ? (this.#numbers.get(at) ?? -1) : -1;
		for (const step of unwritten.reverse()) {
			this.traces.push([step.at.start, step.at.end, step.note, prev]);
			prev = this.traces.length - 1;
			this.#numbers.set(step, prev);
		}
		return prev;
	}
}

function readTraces(written: readonly JsonTrace[]): readonly Trace[] {
	const traces: Trace[] = [];
	for (const [start, end, note, prev] of written) {
		traces.push({ at: { start, end }, note, prev: traces[prev] ?? null });
	}
	return traces;
}

interface Writing {
	readonly masks: MaskTable;
	readonly traces: TraceWriter;
}

interface Reading {
	readonly masks: MaskTable;
	readonly traces: readonly Trace[];
}

function writeValue(to: Writing, value: Value): JsonValue {
	if (value === CLEAN) return 0;
	return {
		t: value.taints.map(
			(taint) => [taint.token, to.masks.toText(taint.mask), to.traces.write(taint.trace)] as const,
		),
		...(value.fields
			? {
					f: [...value.fields].map(([name, field]) => [name, writeValue(to, field)] as [string, JsonValue]),
				}
			: {}),
		...(value.callable === null ? {} : { c: value.callable }),
		...(value.instance === null ? {} : { i: value.instance }),
	};
}

function readValue(from: Reading, json: JsonValue): Value {
	if (json === 0) return CLEAN;
	return {
		taints: json.t.map(([token, mask, trace]) => ({
			token,
			mask: from.masks.fromText(mask),
			trace: from.traces[trace] ?? null,
		})),
		fields: json.f ? new Map(json.f.map(([name, field]) => [name, readValue(from, field)])) : null,
		callable: json.c ?? null,
		instance: json.i ?? null,
	};
}

function writeFlow(masks: MaskTable, flow: FlowFacts) {
	const to: Writing = { masks, traces: new TraceWriter() };
	const place = (at: FlowFacts["sources"][number]) => ({
		start: at.start,
		end: at.end,
		mask: masks.toText(at.mask),
	});
	const written = {
		...flow,
		functions: flow.functions.map((fact) => ({ ...fact, returns: writeValue(to, fact.returns) })),
		calls: flow.calls.map((call) => ({
			...call,
			args: call.args.map((arg) => writeValue(to, arg)),
			receiver: call.receiver ? writeValue(to, call.receiver) : null,
			opaque: writeValue(to, call.opaque),
		})),
		sources: flow.sources.map(place),
		sinks: flow.sinks.map(place),
		hits: flow.hits.map((hit) => ({
			...hit,
			mask: masks.toText(hit.mask),
			trace: to.traces.write(hit.trace),
		})),
		exports: [...flow.exports],
		bases: [...flow.bases],
		imported: [...flow.imported],
	};
	return { ...written, traces: to.traces.traces };
}

type JsonFlow = ReturnType<typeof writeFlow>;

function readFlow(masks: MaskTable, { traces, ...json }: JsonFlow): FlowFacts {
	const from: Reading = { masks, traces: readTraces(traces) };
	return {
		...json,
		functions: json.functions.map(
			(fact): FunctionFact => ({ ...fact, returns: readValue(from, fact.returns) }),
		),
		calls: json.calls.map(
			(call): CallFact => ({
				...call,
				args: call.args.map((arg) => readValue(from, arg)),
				receiver: call.receiver === null ? null : readValue(from, call.receiver),
				opaque: readValue(from, call.opaque),
			}),
		),
		sources: json.sources.map((at) => ({ ...at, mask: masks.fromText(at.mask) })),
		sinks: json.sinks.map((at) => ({ ...at, mask: masks.fromText(at.mask) })),
		hits: json.hits.map((hit) => ({
			...hit,
			mask: masks.fromText(hit.mask),
			trace: from.traces[hit.trace] ?? null,
		})),
		exports: new Map(json.exports),
		bases: new Map(json.bases),
		imported: new Map(json.imported),
	};
}

type JsonArtifact = Omit<FileArtifact, "flow"> & { readonly flow: JsonFlow };

export function renderArtifact(masks: MaskTable, artifact: FileArtifact): string {
	return JSON.stringify({ ...artifact, flow: writeFlow(masks, artifact.flow) });
}

/** Reads what `renderArtifact` wrote in this version; the cache key keeps other versions away. */
export function parseArtifact(masks: MaskTable, text: string): FileArtifact {
	const json = JSON.parse(text) as JsonArtifact;
	return { ...json, flow: readFlow(masks, json.flow) };
}
