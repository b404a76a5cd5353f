/** What one file may cost. A file over a limit is skipped visibly, never cut. */
export interface ParseLimits {
	/** Size of the source in UTF-16 units, which for source code is its size in bytes or a little less. */
	readonly maxLength: number;
	/** Nesting of the grammar's tree and of the lowered tree. */
	readonly maxDepth: number;
	/** Nodes of the grammar's tree, punctuation included. */
	readonly maxNodes: number;
	/** For the grammar alone; what follows is linear in `maxNodes`. */
	readonly timeoutMs: number;
	/** Milliseconds of any monotonic clock. */
	readonly now: () => number;
}

/** Ordinary code has one syntax node per 3 to 4 characters; copying 600,000 of them takes some 300 MB. */
export const DEFAULT_PARSE_LIMITS: ParseLimits = {
	maxLength: 2 * 1024 * 1024,
	maxDepth: 1500,
	maxNodes: 600_000,
	timeoutMs: 10_000,
	now: () => performance.now(),
};
