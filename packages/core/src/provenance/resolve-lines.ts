import type { ObjectId, OriginRange } from "../model/index.ts";
import type { AddedRun } from "./added-runs.ts";
import type { Claim, ClaimSpan } from "./claim.ts";
import type { ClaimIndex, Layer } from "./claim-index.ts";
import { combineClaims } from "./combine-claims.ts";

export interface ResolvedFile {
	readonly ranges: readonly OriginRange[];
	/** Descriptions of disagreements, each with its runs of lines. */
	readonly conflicts: ReadonlyMap<string, readonly { readonly start: number; readonly end: number }[]>;
}

export interface Evidence {
	readonly index: ClaimIndex;
	/** What the message and identities of a commit say about all its lines. */
	readonly declared: ReadonlyMap<ObjectId, Claim>;
}

/** First run that ends at or after `line`. */
function findRun(runs: readonly ClaimSpan[], line: number): number {
	let low = 0;
	let high = runs.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((runs[middle]?.end ?? 0) < line) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The part of a layer that falls on `run`, in the line numbers of the head side. */
function shiftLayer(layer: Layer, run: AddedRun, start: number): ClaimSpan[] {
	const shift = run.lines.start - start;
	const last = run.lines.end - shift;
	const spans: ClaimSpan[] = [];
	for (let i = findRun(layer.runs, start); i < layer.runs.length; i += 1) {
		const span = layer.runs[i];
		if (!span || span.start > last) break;
		const from = Math.max(span.start, start) + shift;
		spans.push({ start: from, end: Math.min(span.end, last) + shift, claim: span.claim });
	}
	return spans;
}

function collectSpans(run: AddedRun, path: string, evidence: Evidence): ClaimSpan[][] {
	const head = evidence.index.find(null, path).map((layer) => shiftLayer(layer, run, run.lines.start));
	if (!run.origin) return head;
	const { commit, path: oldPath, start } = run.origin;
	const placed = evidence.index.find(commit, oldPath).map((layer) => shiftLayer(layer, run, start));
	const declared = evidence.declared.get(commit);
	return declared ? [...head, ...placed, [{ ...run.lines, claim: declared }]] : [...head, ...placed];
}

function toRange(lines: { start: number; end: number }, claim: Claim, commit: ObjectId | null): OriginRange {
	return { range: { start: lines.start, end: lines.end }, ...claim, commit };
}

const DETAILS = ["origin", "grade", "source", "tool", "model", "session", "person", "commit"] as const;

function pushRange(ranges: OriginRange[], next: OriginRange): void {
	const last = ranges.at(-1);
	const joins =
		last && last.range.end + 1 === next.range.start && DETAILS.every((key) => last[key] === next[key]);
	if (!joins) ranges.push(next);
	else ranges[ranges.length - 1] = { ...last, range: { start: last.range.start, end: next.range.end } };
}

type Segment = { start: number; end: number; claims: Claim[] };

/** Cuts a run wherever any layer changes; each layer is walked once. */
function cutRun(run: AddedRun, layers: readonly ClaimSpan[][]): Segment[] {
	const cuts = new Set([run.lines.start, run.lines.end + 1]);
	for (const span of layers.flat()) cuts.add(span.start).add(span.end + 1);
	const bounds = [...cuts].sort((a, b) => a - b);
	const at = layers.map(() => 0);
	return bounds.slice(0, -1).map((start, index) => {
		const claims: Claim[] = [];
		for (const [n, layer] of layers.entries()) {
			let i = at[n] ?? 0;
			while ((layer[i]?.end ?? start) < start) i += 1;
			at[n] = i;
			const span = layer[i];
			if (span && span.start <= start) claims.push(span.claim);
		}
		return { start, end: (bounds[index + 1] as number) - 1, claims };
	});
}

/** The origin of each added line of the head-side file `path`. */
export function resolveLines(path: string, runs: readonly AddedRun[], evidence: Evidence): ResolvedFile {
	const ranges: OriginRange[] = [];
	const conflicts = new Map<string, { start: number; end: number }[]>();
	for (const run of runs) {
		for (const segment of cutRun(run, collectSpans(run, path, evidence))) {
			const { claim, conflict } = combineClaims(segment.claims);
			pushRange(ranges, toRange(segment, claim, run.origin?.commit ?? null));
			if (conflict === null) continue;
			const lines = conflicts.get(conflict) ?? [];
			lines.push({ start: segment.start, end: segment.end });
			conflicts.set(conflict, lines);
		}
	}
	return { ranges, conflicts };
}
