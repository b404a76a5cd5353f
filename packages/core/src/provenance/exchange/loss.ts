/** What a format has no place for, or what an import does not believe. */
export type LossKind =
	| "origin"
	| "grade"
	| "tool"
	| "model"
	| "session"
	| "person"
	| "lines"
	| "path"
	| "content"
	| "human"
	| "unplaced"
	| "recorded"
	| "prompt"
	| "scope";

/** How much of one kind is lost, and why. */
export interface Loss {
	readonly kind: LossKind;
	readonly count: number;
	readonly unit: "lines" | "files" | "sessions" | "entries";
	/** A sentence. */
	readonly reason: string;
}

/** Counts losses by kind and reason, in the order of their first appearance. */
export class LossLog {
	readonly #losses = new Map<string, Loss>();

	add(loss: Loss): void {
		if (loss.count === 0) return;
		const key = `${loss.kind} ${loss.unit} ${loss.reason}`;
		const known = this.#losses.get(key);
		this.#losses.set(key, { ...loss, count: loss.count + (known?.count ?? 0) });
	}

	list(): readonly Loss[] {
		return [...this.#losses.values()];
	}
}
