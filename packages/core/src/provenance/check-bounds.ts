import { groupBy } from "../kit/index.ts";
import type { Change, ObjectId, TreeReader } from "../model/index.ts";
import type { PlacedClaim } from "./claim.ts";
import type { ProblemLog } from "./problem-log.ts";

const NEWLINE = 0x0a;

function countFileLines(bytes: Uint8Array): number {
	let count = 0;
	for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
	return bytes.length > 0 && bytes.at(-1) !== NEWLINE ? count + 1 : count;
}

/**
 * The reference implementation of Agent Trace counts the pieces between line ends, so its ranges reach one line beyond
 * a text that ends with one (trace-store.ts, computeRangePositions). No other overshoot is forgiven.
 */
function fit(claim: PlacedClaim, lines: number): PlacedClaim | null {
	if (claim.end <= lines) return claim;
	const overshoots = claim.claim.source === "agent-trace" && claim.end === lines + 1 && claim.start <= lines;
	return overshoots ? { ...claim, end: lines } : null;
}

interface Rejections {
	readonly problems: ProblemLog;
	/** Records with at least one range that does not fit. */
	readonly records: Set<string>;
}

function fitAll(claims: readonly PlacedClaim[], lines: number, rejections: Rejections): PlacedClaim[] {
	return claims.flatMap((claim) => {
		const fitted = fit(claim, lines);
		if (fitted) return [fitted];
		rejections.records.add(claim.where);
		const message = `Lines ${claim.start}-${claim.end} of ${claim.path}: the file has ${lines}.`;
		rejections.problems.add("PROVENANCE_RANGE_BEYOND_FILE", claim.where, message);
		return [];
	});
}

/**
 * Drops claims about lines that the file does not have in the commit they speak of: such a note was made for other
 * content (copied, replayed, forged), and a gap is better than a wrong attribution. A file that cannot be read has no
 * lines. What the same record says about people is dropped too: it may not lower scrutiny while part of it is wrong.
 */
export async function keepWithinFiles(
	claims: readonly PlacedClaim[],
	source: { readonly change: Change; readonly trees: TreeReader },
	problems: ProblemLog,
): Promise<readonly PlacedClaim[]> {
	const { change, trees } = source;
	const treeOf = new Map<ObjectId | null, ObjectId>(change.commits.map(({ id, tree }) => [id, tree]));
	treeOf.set(null, change.head.tree);
	const rejections = { problems, records: new Set<string>() };
	const kept: PlacedClaim[][] = [];
	for (const group of groupBy(claims, ({ commit, path }) => `${commit}\0${path}`).values()) {
		const { commit, path } = group[0] as PlacedClaim;
		const tree = treeOf.get(commit);
		const bytes = tree === undefined ? null : await trees.readPath(tree, path);
		kept.push(fitAll(group, bytes === null ? 0 : countFileLines(bytes), rejections));
	}
	return kept.flat().filter(({ claim, where }) => claim.origin !== "human" || !rejections.records.has(where));
}
