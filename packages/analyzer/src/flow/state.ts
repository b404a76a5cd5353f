import type { Value } from "./facts.ts";
import type { MaskTable } from "./masks.ts";
import { joinValues } from "./value.ts";

/** Longer chains are copied into one table, so that reading stays cheap. */
const MAX_DEPTH = 24;

/**
 * Values of variables at one point of the program, by binding. A branch holds only what is written in it and reads the
 * rest from where it began: copying all variables at every `if` and function would cost the square of their number.
 * What others branched off is not written to any more.
 */
export class State {
	readonly #own: Map<number, Value>;
	readonly #base: State | null;
	readonly #depth: number;

	constructor(base: State | null = null) {
		const isDeep = base !== null && base.#depth >= MAX_DEPTH;
		this.#own = new Map(isDeep ? base.#all() : []);
		this.#base = isDeep ? null : base;
		this.#depth = this.#base === null ? 0 : this.#base.#depth + 1;
	}

	get(binding: number): Value | undefined {
		for (let at: State | null = this; at; at = at.#base) {
			const value = at.#own.get(binding);
			if (value !== undefined) return value;
		}
		return undefined;
	}

	set(binding: number, value: Value): void {
		this.#own.set(binding, value);
	}

	branch(): State {
		return new State(this);
	}

	values(): Iterable<Value> {
		return this.#all().values();
	}

	#all(): Map<number, Value> {
		const chain: State[] = [];
		for (let at: State | null = this; at; at = at.#base) chain.push(at);
		const all = new Map<number, Value>();
		for (const state of chain.reverse()) for (const [binding, value] of state.#own) all.set(binding, value);
		return all;
	}

	/** Bindings written since `base`; all of them when it did not begin there. */
	#writtenSince(base: State | null): ReadonlySet<number> {
		const written = new Set<number>();
		for (let at: State | null = this; at && at !== base; at = at.#base) {
			for (const binding of at.#own.keys()) written.add(binding);
		}
		return written;
	}

	/** Where both began, null when they share nothing. */
	#commonWith(other: State): State | null {
		let left: State | null = this;
		let right: State | null = other;
		while (left !== right) {
			const leftDepth: number = left === null ? -1 : left.#depth;
			const rightDepth: number = right === null ? -1 : right.#depth;
			if (left !== null && leftDepth >= rightDepth) left = left.#base;
			if (right !== null && rightDepth >= leftDepth) right = right.#base;
		}
		return left;
	}

	/** What holds where either may have happened. */
	join(masks: MaskTable, other: State): State {
		if (other === this) return this;
		const base = this.#commonWith(other);
		const joined = new State(base);
		for (const binding of new Set([...this.#writtenSince(base), ...other.#writtenSince(base)])) {
			const left = this.get(binding);
			const right = other.get(binding);
			const value = left && right ? joinValues(masks, left, right) : (left ?? right);
			if (value) joined.set(binding, value);
		}
		return joined;
	}

	/** With what `inner`, a branch of this, may have written to variables that are known here. */
	withCaptured(masks: MaskTable, inner: State): State {
		let merged: State | null = null;
		for (const binding of inner.#writtenSince(this)) {
			const known = this.get(binding);
			const value = inner.get(binding);
			if (!known || !value || known === value) continue;
			merged ??= this.branch();
			merged.set(binding, joinValues(masks, known, value));
		}
		return merged ?? this;
	}
}
