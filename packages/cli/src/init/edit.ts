/** Where a path of the record is relative to: the work tree, or the git directory that all work trees share. */
export type Anchor = "worktree" | "git";

/** Text put in at an offset of what was there. */
export interface Insertion {
	readonly offset: number;
	readonly text: string;
}

/** A file that `init` would create, or put something into. */
export interface Edit {
	readonly anchor: Anchor;
	/** Relative to the anchor, with forward slashes. */
	readonly path: string;
	/** What it is for, in a few words. */
	readonly purpose: string;
	/** What the file holds now, null when there is none. */
	readonly before: Buffer | null;
	/** In the order of their offsets, which count bytes of `before`. */
	readonly insertions: readonly Insertion[];
	/** Permissions of a file that is new. */
	readonly mode: number;
	/** The assistant whose hooks these are. */
	readonly agent?: string;
}

/** What the file holds once the edit is made. */
export function applyEdit({ before, insertions }: Edit): Buffer {
	const old = before ?? Buffer.alloc(0);
	const parts: Buffer[] = [];
	let from = 0;
	for (const { offset, text } of insertions) {
		parts.push(old.subarray(from, offset), Buffer.from(text));
		from = offset;
	}
	return Buffer.concat([...parts, old.subarray(from)]);
}

export interface Plan {
	readonly edits: readonly Edit[];
	/** What `init` leaves to the user. */
	readonly hints: readonly string[];
}

export function joinPlans(plans: readonly Plan[]): Plan {
	return { edits: plans.flatMap(({ edits }) => edits), hints: plans.flatMap(({ hints }) => hints) };
}
