import type { CallFact, FlowFacts, FunctionFact, Taint, Value } from "../flow/facts.ts";
import type { MaskTable } from "../flow/masks.ts";
import { CLEAN } from "../flow/value.ts";
import type { FileArtifact } from "./artifact.ts";

/**
 * Artifacts as text, for the cache and between threads. Masks are written as sets of rules, because their numbers mean
 * something only in one table; a clean value is written as 0.
 */
type JsonTaint = readonly [token: number, mask: string, trace: Taint["trace"]];
type JsonValue =
	| 0
	| {
			readonly t: readonly JsonTaint[];
			readonly f?: readonly [string, JsonValue][];
			readonly c?: number;
			readonly i?: string;
	  };

function writeValue(masks: MaskTable, value: Value): JsonValue {
	if (value === CLEAN) return 0;
	return {
		t: value.taints.map((taint) => [taint.token, masks.toText(taint.mask), taint.trace] as const),
		...(value.fields
			? {
					f: [...value.fields].map(
						([name, field]) => [name, writeValue(masks, field)] as [string, JsonValue],
					),
				}
			: {}),
		...(value.callable === null ? {} : { c: value.callable }),
		...(value.instance === null ? {} : { i: value.instance }),
	};
}

function readValue(masks: MaskTable, json: JsonValue): Value {
	if (json === 0) return CLEAN;
	return {
		taints: json.t.map(([token, mask, trace]) => ({ token, mask: masks.fromText(mask), trace })),
		fields: json.f ? new Map(json.f.map(([name, field]) => [name, readValue(masks, field)])) : null,
		callable: json.c ?? null,
		instance: json.i ?? null,
	};
}

function writeFlow(masks: MaskTable, flow: FlowFacts) {
	const place = (at: FlowFacts["sources"][number]) => ({
		start: at.start,
		end: at.end,
		mask: masks.toText(at.mask),
	});
	return {
		...flow,
		functions: flow.functions.map((fact) => ({ ...fact, returns: writeValue(masks, fact.returns) })),
		calls: flow.calls.map((call) => ({
			...call,
			args: call.args.map((arg) => writeValue(masks, arg)),
			receiver: call.receiver ? writeValue(masks, call.receiver) : null,
			opaque: writeValue(masks, call.opaque),
		})),
		sources: flow.sources.map(place),
		sinks: flow.sinks.map(place),
		hits: flow.hits.map((hit) => ({ ...hit, mask: masks.toText(hit.mask) })),
		exports: [...flow.exports],
		bases: [...flow.bases],
		imported: [...flow.imported],
	};
}

type JsonFlow = ReturnType<typeof writeFlow>;

function readFlow(masks: MaskTable, json: JsonFlow): FlowFacts {
	return {
		...json,
		functions: json.functions.map(
			(fact): FunctionFact => ({ ...fact, returns: readValue(masks, fact.returns) }),
		),
		calls: json.calls.map(
			(call): CallFact => ({
				...call,
				args: call.args.map((arg) => readValue(masks, arg)),
				receiver: call.receiver === null ? null : readValue(masks, call.receiver),
				opaque: readValue(masks, call.opaque),
			}),
		),
		sources: json.sources.map((at) => ({ ...at, mask: masks.fromText(at.mask) })),
		sinks: json.sinks.map((at) => ({ ...at, mask: masks.fromText(at.mask) })),
		hits: json.hits.map((hit) => ({ ...hit, mask: masks.fromText(hit.mask) })),
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
