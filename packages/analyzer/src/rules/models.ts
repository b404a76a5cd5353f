import { findClosestName } from "@countersign/core/kit";
import type { PatternFamily } from "../pattern/prepare-pattern.ts";
import { RuleError } from "./errors.ts";
import type { ModelKind, ModelRole } from "./model-file.ts";
import type { Formula, ModelUse } from "./rule.ts";

/** Patterns of one kind in one library. */
export interface ModelEntry {
	readonly library: string;
	readonly kind: string;
	readonly families: readonly PatternFamily[];
	readonly bySideEffect: boolean;
	/** The compiled formula; null for one that cannot be used, which is a problem of its file. */
	readonly compile: (family: PatternFamily) => Formula | null;
}

/** What is known of libraries, by kind. */
export class Models {
	readonly kinds: ReadonlyMap<string, ModelKind>;
	readonly entries: readonly ModelEntry[];
	readonly #formulas = new Map<string, readonly Formula[]>();

	constructor(kinds: ReadonlyMap<string, ModelKind>, entries: readonly ModelEntry[]) {
		this.kinds = kinds;
		this.entries = entries;
	}

	/** @throws RuleError for a kind that nobody declared, or that has another role. */
	assertKind(kind: string, role: ModelRole | null, subject: string): void {
		const declared = this.kinds.get(kind)?.role;
		if (declared !== undefined && (role === null || declared === role)) return;
		const candidates = [...this.kinds].flatMap(([name, one]) =>
			role === null || one.role === role ? [name] : [],
		);
		const closest = findClosestName(kind, candidates);
		const hint =
			closest === null
				? `known are ${candidates.sort().join(", ") || "none"}`
				: `did you mean \`${closest}\`?`;
		const fault = declared === undefined ? "is not known" : `is one of ${declared}, not of ${role}`;
		throw new RuleError("RULE_UNKNOWN_MODEL", {
			message: `${subject}: model kind \`${kind}\` ${fault}; ${hint}`,
		});
	}

	/** Formulas of all libraries; equal uses give the same objects. */
	formulasOf({ kind, bySideEffect }: ModelUse, family: PatternFamily): readonly Formula[] {
		const key = `${family}\0${kind}\0${bySideEffect ?? "any"}`;
		const known = this.#formulas.get(key);
		if (known) return known;
		const kinds = this.#withIncluded(kind);
		const formulas = this.entries.flatMap((entry) => {
			const isAsked = kinds.has(entry.kind) && (bySideEffect === null || entry.bySideEffect === bySideEffect);
			const formula = isAsked && entry.families.includes(family) ? entry.compile(family) : null;
			return formula ? [formula] : [];
		});
		this.#formulas.set(key, formulas);
		return formulas;
	}

	#withIncluded(kind: string): ReadonlySet<string> {
		const found = new Set([kind]);
		// A set is walked in the order in which it grows.
		for (const one of found) for (const name of this.kinds.get(one)?.includes ?? []) found.add(name);
		return found;
	}
}

export const NO_MODELS = new Models(new Map(), []);
