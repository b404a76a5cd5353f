import { chooseOverloads } from "./choose-overloads.ts";
import type { FlowFacts, SinkHit, Span, Taint, Trace, Value } from "./facts.ts";
import { type Mask, type MaskTable, NO_RULES } from "./masks.ts";
import { joinPaths } from "./property-path.ts";
import { createCallResolver, type FileFacts, type FunctionRef } from "./resolve-call.ts";
import { allTaints, CLEAN, joinValues } from "./value.ts";

/** A step in one of the linked files, newest first. */
export interface LinkedStep {
	readonly path: string;
	readonly at: Span;
	readonly note: string;
	readonly prev: LinkedStep | null;
}

/** A flow from a source to a sink, for the rules in `mask`. */
export interface Flow {
	readonly mask: Mask;
	readonly source: { readonly path: string; readonly at: Span };
	readonly sink: { readonly path: string; readonly at: Span };
	/** From sink back to source. */
	readonly steps: LinkedStep | null;
}

/** Taint after resolving results: from a source in some file, or from a parameter of the function at hand. */
interface Base {
	readonly origin:
		| { readonly kind: "source"; readonly file: number; readonly source: number }
		| {
				readonly kind: "param";
				readonly file: number;
				readonly fn: number;
				readonly index: number;
				readonly path: string;
		  };
	readonly mask: Mask;
	readonly steps: LinkedStep | null;
}

/** A parameter of a function reaches a sink somewhere below. */
interface ParamSink {
	readonly index: number;
	readonly path: string;
	readonly mask: Mask;
	readonly sinkFile: number;
	readonly sink: number;
	readonly steps: LinkedStep | null;
}

const MAX_ROUNDS = 12;
const MAX_BASES = 32;
const MAX_STEPS = 40;

function originKey(base: Base): string {
	const { origin } = base;
	return origin.kind === "source"
		? `s${origin.file}.${origin.source}`
		: `p${origin.file}.${origin.fn}.${origin.index}.${origin.path}`;
}

function addBase(masks: MaskTable, bases: Map<string, Base>, base: Base): boolean {
	const key = originKey(base);
	const known = bases.get(key);
	if (!known) {
		if (bases.size >= MAX_BASES) return false;
		bases.set(key, base);
		return true;
	}
	const mask = masks.or(known.mask, base.mask);
	if (mask === known.mask) return false;
	bases.set(key, { ...known, mask });
	return true;
}

function length(steps: LinkedStep | null): number {
	let count = 0;
	for (let at = steps; at; at = at.prev) count += 1;
	return count;
}

/** `newer` on top of `older`; both newest first. Long flows keep their ends. */
function concatenate(newer: LinkedStep | null, older: LinkedStep | null): LinkedStep | null {
	if (!newer) return older;
	if (!older || length(older) >= MAX_STEPS) return newer;
	const items: LinkedStep[] = [];
	for (let at: LinkedStep | null = newer; at; at = at.prev) items.push(at);
	return items.reduceRight<LinkedStep | null>((prev, step) => ({ ...step, prev }), older);
}

/** What is at a path of a value: a value, and what of the path lies below it and is known of nothing but the whole. */
interface Place {
	readonly value: Value;
	readonly rest: string;
}

function placeAt(value: Value | undefined, path: string): readonly Place[] {
	if (!value) return [];
	if (path === "") return [{ value, rest: "" }];
	const [first = "", ...rest] = path.split(".");
	const field = value.fields?.get(first);
	return field ? placeAt(field, rest.join(".")) : [{ value: { ...value, fields: null }, rest: path }];
}

/** Joins the files' facts into flows across functions and files: a fixpoint over function summaries. */
class Linker {
	readonly #files: readonly FileFacts[];
	readonly #masks: MaskTable;
	readonly #resolve: ReturnType<typeof createCallResolver>;
	/** What a call's result holds, by file, call and path. */
	readonly #results = new Map<string, Map<string, Base>>();
	readonly #paramSinks = new Map<string, Map<string, ParamSink>>();
	readonly #flows = new Map<string, Flow>();
	#changed = false;

	constructor(files: readonly FileFacts[], masks: MaskTable, admits?: (method: string) => boolean) {
		this.#files = files;
		this.#masks = masks;
		this.#resolve = createCallResolver(files, admits);
	}

	#facts(file: number): FlowFacts {
		return (this.#files[file] as FileFacts).facts;
	}

	#path(file: number): string {
		return (this.#files[file] as FileFacts).path;
	}

	#steps(file: number, trace: Trace | null, older: LinkedStep | null): LinkedStep | null {
		const items: Trace[] = [];
		for (let at = trace; at; at = at.prev) items.push(at);
		const path = this.#path(file);
		return items.reduceRight<LinkedStep | null>(
			(prev, step) => ({ path, at: step.at, note: step.note, prev }),
			older,
		);
	}

	/** Follows a taint of one file to sources and parameters; only what is at `rest` below it, where that can be told. */
	#expand(file: number, taint: Taint, rest = ""): readonly Base[] {
		const token = this.#facts(file).tokens[taint.token];
		if (!token) return [];
		const steps = this.#steps(file, taint.trace, null);
		if (token.kind === "source") {
			return [{ origin: { kind: "source", file, source: token.source }, mask: taint.mask, steps }];
		}
		if (token.kind === "param") {
			const { fn, index } = token;
			const path = joinPaths(token.path, rest);
			return [{ origin: { kind: "param", file, fn, index, path }, mask: taint.mask, steps }];
		}
		if (token.kind === "relabeled") return this.#relabel(file, token, taint);
		const held = this.#resultOf(file, token.call, joinPaths(token.path, rest));
		return [...held.values()].flatMap((base) => {
			const mask = this.#masks.and(base.mask, taint.mask);
			return mask === NO_RULES ? [] : [{ ...base, mask, steps: concatenate(steps, base.steps) }];
		});
	}

	/** What comes from a parameter has its labels in the caller only, and is not followed. */
	#relabel(
		file: number,
		token: { readonly of: number; readonly need: number; readonly gives: number },
		taint: Taint,
	): readonly Base[] {
		const mask = this.#masks.and(taint.mask, this.#masks.of(token.gives));
		const steps = this.#steps(file, taint.trace, null);
		const inner = this.#expand(file, { token: token.of, mask: this.#masks.of(token.need), trace: null });
		return inner.flatMap((base) =>
			mask === NO_RULES || base.origin.kind === "param"
				? []
				: [{ ...base, mask, steps: concatenate(steps, base.steps) }],
		);
	}

	#expandAll(file: number, value: Value, rest = ""): readonly Base[] {
		return allTaints(this.#masks, value).flatMap((taint) => this.#expand(file, taint, rest));
	}

	#resultOf(file: number, call: number, path: string): Map<string, Base> {
		const key = `${file}.${call}.${path}`;
		const bases = this.#results.get(key) ?? new Map<string, Base>();
		this.#results.set(key, bases);
		return bases;
	}

	/** Argument that a caller passes for parameter `index`, taking keywords and `self` into account. */
	#argument(at: { file: number; call: number; target: FunctionRef }, index: number): Value | undefined {
		const call = this.#facts(at.file).calls[at.call];
		const fact = this.#facts(at.target.file).functions[at.target.fn];
		if (!call || !fact) return undefined;
		const name = fact.params[index] ?? "";
		const keyword = call.keywords.findIndex((key) => key !== null && key === name);
		if (keyword >= 0) return call.args[keyword];
		const position = index - fact.skipped;
		if (position < 0) return call.receiver ?? undefined;
		if (name.startsWith("...")) return this.#join(call.args.slice(Math.max(position, 0)));
		if (name.startsWith("**")) {
			return this.#join(call.args.filter((_, at) => !fact.params.includes(call.keywords[at] ?? name)));
		}
		return call.keywords[position] === null ? call.args[position] : undefined;
	}

	#join(values: readonly Value[]): Value {
		return values.reduce((left, right) => joinValues(this.#masks, left, right), CLEAN);
	}

	/** Taint of a callee's parameter, as the caller sees it. */
	#substitute(
		at: { file: number; call: number; target: FunctionRef },
		inner: {
			readonly index: number;
			readonly path: string;
			readonly mask: Mask;
			readonly steps: LinkedStep | null;
		},
	): readonly Base[] {
		const call = this.#facts(at.file).calls[at.call];
		if (!call) return [];
		const passed: LinkedStep = {
			path: this.#path(at.file),
			at: call.at,
			note: `passed to \`${this.#facts(at.target.file).functions[at.target.fn]?.name || "function"}()\``,
			prev: null,
		};
		return placeAt(this.#argument(at, inner.index), inner.path)
			.flatMap(({ value, rest }) => this.#expandAll(at.file, value, rest))
			.flatMap((base) => {
				const mask = this.#masks.and(base.mask, inner.mask);
				if (mask === NO_RULES) return [];
				const steps = concatenate(inner.steps, { ...passed, prev: base.steps });
				return [{ ...base, mask, steps }];
			});
	}

	#updateResult(file: number, call: number, path: string): void {
		const fact = this.#facts(file).calls[call];
		if (!fact) return;
		const bases = this.#resultOf(file, call, path);
		const targets = chooseOverloads(this.#files, this.#resolve(file, fact.callee), fact);
		if (targets.length === 0) {
			for (const base of this.#expandAll(file, fact.opaque)) this.#note(addBase(this.#masks, bases, base));
			return;
		}
		for (const target of targets) {
			const returned = this.#facts(target.file).functions[target.fn]?.returns;
			for (const { value, rest } of placeAt(returned, path)) {
				for (const base of this.#expandAll(target.file, value, rest))
					this.#addReturned(bases, base, { file, call, target });
			}
		}
	}

	#addReturned(
		bases: Map<string, Base>,
		base: Base,
		at: { file: number; call: number; target: FunctionRef },
	): void {
		const { origin } = base;
		const isOwn = origin.kind === "param" && origin.file === at.target.file && origin.fn === at.target.fn;
		if (!isOwn) {
			this.#note(addBase(this.#masks, bases, base));
			return;
		}
		const inner = { index: origin.index, path: origin.path, mask: base.mask, steps: base.steps };
		for (const outer of this.#substitute(at, inner)) this.#note(addBase(this.#masks, bases, outer));
	}

	#note(changed: boolean): void {
		if (changed) this.#changed = true;
	}

	#arrive(base: Base, sink: { readonly file: number; readonly sink: number }): void {
		const { origin } = base;
		if (origin.kind === "param") {
			const key = `${origin.file}.${origin.fn}`;
			const sinks = this.#paramSinks.get(key) ?? new Map<string, ParamSink>();
			this.#paramSinks.set(key, sinks);
			const id = `${origin.index}.${origin.path}>${sink.file}.${sink.sink}`;
			const known = sinks.get(id);
			const mask = known ? this.#masks.or(known.mask, base.mask) : base.mask;
			if (known?.mask === mask) return;
			sinks.set(id, {
				index: origin.index,
				path: origin.path,
				mask,
				sinkFile: sink.file,
				sink: sink.sink,
				steps: known?.steps ?? base.steps,
			});
			this.#changed = true;
			return;
		}
		this.#addFlow(base, { source: origin, sink });
	}

	#addFlow(
		base: Base,
		ends: {
			readonly source: { file: number; source: number };
			readonly sink: { file: number; sink: number };
		},
	): void {
		const source = this.#facts(ends.source.file).sources[ends.source.source];
		const sink = this.#facts(ends.sink.file).sinks[ends.sink.sink];
		if (!source || !sink) return;
		const key = `${ends.source.file}.${ends.source.source}>${ends.sink.file}.${ends.sink.sink}`;
		const known = this.#flows.get(key);
		const mask = known ? this.#masks.or(known.mask, base.mask) : base.mask;
		if (known?.mask === mask) return;
		this.#changed = true;
		this.#flows.set(key, {
			mask,
			source: { path: this.#path(ends.source.file), at: source },
			sink: { path: this.#path(ends.sink.file), at: sink },
			steps: known?.steps ?? base.steps,
		});
	}

	#hit(file: number, hit: SinkHit): void {
		const taint: Taint = { token: hit.token, mask: hit.mask, trace: hit.trace };
		for (const base of this.#expand(file, taint)) this.#arrive(base, { file, sink: hit.sink });
	}

	/** A call passes something to a function whose parameter reaches a sink. */
	#liftSinks(file: number, call: number): void {
		const fact = this.#facts(file).calls[call];
		if (!fact) return;
		for (const target of chooseOverloads(this.#files, this.#resolve(file, fact.callee), fact)) {
			const sinks = this.#paramSinks.get(`${target.file}.${target.fn}`);
			for (const inner of sinks?.values() ?? []) {
				for (const base of this.#substitute({ file, call, target }, inner)) {
					this.#arrive(base, { file: inner.sinkFile, sink: inner.sink });
				}
			}
		}
	}

	#round(): void {
		for (const key of [...this.#results.keys()]) {
			const [file, call, ...path] = key.split(".");
			this.#updateResult(Number(file), Number(call), path.join("."));
		}
		for (const [file, { facts }] of this.#files.entries()) {
			for (const hit of facts.hits) this.#hit(file, hit);
			for (let call = 0; call < facts.calls.length; call += 1) this.#liftSinks(file, call);
		}
	}

	run(): readonly Flow[] {
		let known = -1;
		for (let round = 0; round < MAX_ROUNDS; round += 1) {
			this.#changed = false;
			this.#round();
			if (!this.#changed && this.#results.size === known) break;
			known = this.#results.size;
		}
		return [...this.#flows.values()];
	}
}

/**
 * All flows from sources to sinks through the given files.
 * @param admits whether a method may be looked for by nothing but its name; all may when absent.
 */
export function linkFlows(
	files: readonly FileFacts[],
	masks: MaskTable,
	admits?: (method: string) => boolean,
): readonly Flow[] {
	return new Linker(files, masks, admits).run();
}
