import type { Mask } from "./masks.ts";

/** A place in one file, as UTF-16 offsets. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** One step of how taint came here, newest first. */
export interface Trace {
	readonly at: Span;
	readonly note: string;
	readonly prev: Trace | null;
}

/**
 * Where taint can come from, seen from inside one file. `param` and `result` are resolved when files are linked: by what
 * callers pass, and by what the called function returns. `path` is a property path such as `body.id`, "" for the whole.
 */
export type Token =
	| { readonly kind: "source"; readonly source: number }
	| { readonly kind: "param"; readonly fn: number; readonly index: number; readonly path: string }
	| { readonly kind: "result"; readonly call: number; readonly path: string }
	/** What a rule calls otherwise from here on: what had the label numbered `need` has the one numbered `gives`. */
	| { readonly kind: "relabeled"; readonly of: number; readonly need: number; readonly gives: number };

/** Taint from `token`, still alive for the rules in `mask`. */
export interface Taint {
	readonly token: number;
	readonly mask: Mask;
	readonly trace: Trace | null;
}

/** What is known about a value: taint of the whole, and of properties that were written one by one. */
export interface Value {
	readonly taints: readonly Taint[];
	readonly fields: ReadonlyMap<string, Value> | null;
	/** Index of the function it is, null when it is none or unknown. */
	readonly callable: number | null;
	/** Class it is an instance of, by local name. */
	readonly instance: string | null;
}

/** How a call names what it calls. */
export type Callee =
	| { readonly kind: "local"; readonly fn: number }
	| { readonly kind: "import"; readonly module: string; readonly path: readonly string[] }
	| { readonly kind: "method"; readonly name: string; readonly className: string | null };

export interface CallFact {
	readonly callee: Callee;
	readonly args: readonly Value[];
	/** Names of keyword arguments, aligned with `args`; null for positional ones. */
	readonly keywords: readonly (string | null)[];
	readonly receiver: Value | null;
	readonly at: Span;
	/** What a call to something unknown gives: usually the taint of its arguments. */
	readonly opaque: Value;
	readonly isNew: boolean;
}

export interface FunctionFact {
	readonly name: string;
	/** Class that it is a method of, null for plain functions. */
	readonly className: string | null;
	/** Names; `...xs` takes all further positional arguments, `**xs` all further keywords. */
	readonly params: readonly string[];
	/** Python's `self` or a static absence of it: how many leading parameters a caller does not write. */
	readonly skipped: number;
	readonly returns: Value;
	readonly at: Span;
}

export interface SinkHit {
	readonly token: number;
	readonly mask: Mask;
	readonly sink: number;
	readonly trace: Trace | null;
}

export interface MarkedPlace extends Span {
	readonly mask: Mask;
}

/** Everything that flow found in one file; enough to link it with others without its source. */
export interface FlowFacts {
	readonly tokens: readonly Token[];
	readonly functions: readonly FunctionFact[];
	readonly calls: readonly CallFact[];
	readonly sources: readonly MarkedPlace[];
	readonly sinks: readonly MarkedPlace[];
	readonly hits: readonly SinkHit[];
	/** Functions and classes that other files can name: exported name → function index, or class name. */
	readonly exports: ReadonlyMap<string, { readonly fn: number | null; readonly className: string | null }>;
	/** Re-exports: exported name (or `*`) → where it comes from. */
	readonly reexports: readonly {
		readonly name: string;
		readonly module: string;
		readonly imported: string;
	}[];
	/** Base class names by class, and class names that are imported: name → module and name there. */
	readonly bases: ReadonlyMap<string, readonly string[]>;
	readonly imported: ReadonlyMap<string, { readonly module: string; readonly name: string }>;
}
