/** Where a path of the record is relative to: the work tree, or the git directory that all work trees share. */
export type Anchor = "worktree" | "git";

/** A file that `init` would create, or put one block into. */
export interface Edit {
	readonly anchor: Anchor;
	/** Relative to the anchor, with forward slashes. */
	readonly path: string;
	/** What it is for, in a few words. */
	readonly purpose: string;
	/** What the file holds now, null when there is none. */
	readonly before: Buffer | null;
	/** Where in `before` the block goes. */
	readonly offset: number;
	readonly block: string;
	/** Permissions of a file that is new. */
	readonly mode: number;
}

/** What the file holds once the edit is made. */
export function applyEdit({ before, offset, block }: Edit): Buffer {
	if (before === null) return Buffer.from(block);
	return Buffer.concat([before.subarray(0, offset), Buffer.from(block), before.subarray(offset)]);
}

export interface Plan {
	readonly edits: readonly Edit[];
	/** What `init` leaves to the user. */
	readonly hints: readonly string[];
}

export function joinPlans(plans: readonly Plan[]): Plan {
	return { edits: plans.flatMap(({ edits }) => edits), hints: plans.flatMap(({ hints }) => hints) };
}
