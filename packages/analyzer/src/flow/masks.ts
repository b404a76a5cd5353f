/** Index of an interned set of rules; `NO_RULES` and `ALL_RULES` are the same in every table. */
export type Mask = number;
export const NO_RULES: Mask = 0;
export const ALL_RULES: Mask = 1;

/**
 * Sets of taint rules as small numbers: one fixpoint serves all rules, and equal sets are one object. Operations are
 * memoized, so that a large rule set costs no more than a small one after the first use.
 */
export class MaskTable {
	readonly #bits: bigint[];
	readonly #ids = new Map<bigint, Mask>();
	readonly #and = new Map<number, Mask>();
	readonly #or = new Map<number, Mask>();

	constructor(ruleCount: number) {
		this.#bits = [0n, (1n << BigInt(ruleCount)) - 1n];
		this.#ids.set(0n, NO_RULES);
		if (ruleCount > 0) this.#ids.set(this.#bits[1] as bigint, ALL_RULES);
	}

	#intern(bits: bigint): Mask {
		const known = this.#ids.get(bits);
		if (known !== undefined) return known;
		this.#bits.push(bits);
		this.#ids.set(bits, this.#bits.length - 1);
		return this.#bits.length - 1;
	}

	#bitsOf(mask: Mask): bigint {
		return this.#bits[mask] ?? 0n;
	}

	of(ruleIndex: number): Mask {
		return this.#intern(1n << BigInt(ruleIndex));
	}

	and(left: Mask, right: Mask): Mask {
		if (left === right || right === ALL_RULES) return left;
		if (left === ALL_RULES) return right;
		if (left === NO_RULES || right === NO_RULES) return NO_RULES;
		const key = left < right ? left * 65536 + right : right * 65536 + left;
		const known = this.#and.get(key);
		if (known !== undefined) return known;
		const mask = this.#intern(this.#bitsOf(left) & this.#bitsOf(right));
		this.#and.set(key, mask);
		return mask;
	}

	or(left: Mask, right: Mask): Mask {
		if (left === right || right === NO_RULES) return left;
		if (left === NO_RULES) return right;
		const key = left < right ? left * 65536 + right : right * 65536 + left;
		const known = this.#or.get(key);
		if (known !== undefined) return known;
		const mask = this.#intern(this.#bitsOf(left) | this.#bitsOf(right));
		this.#or.set(key, mask);
		return mask;
	}

	without(mask: Mask, removed: Mask): Mask {
		if (removed === NO_RULES || mask === NO_RULES) return mask;
		return this.#intern(this.#bitsOf(mask) & ~this.#bitsOf(removed));
	}

	/** Rule indexes in a mask, ascending. */
	rulesOf(mask: Mask): readonly number[] {
		const rules: number[] = [];
		let bits = this.#bitsOf(mask);
		for (let index = 0; bits !== 0n; index += 1) {
			if (bits & 1n) rules.push(index);
			bits >>= 1n;
		}
		return rules;
	}

	/** A mask as text that means the same in every table over the same rules. */
	toText(mask: Mask): string {
		return this.#bitsOf(mask).toString(36);
	}

	fromText(text: string): Mask {
		let bits = 0n;
		for (const digit of text) bits = bits * 36n + BigInt(Number.parseInt(digit, 36));
		return this.#intern(bits);
	}
}
