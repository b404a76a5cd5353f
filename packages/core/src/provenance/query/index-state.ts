/** One segment: its range of times, and the checksum of each of its columns. */
export interface SegmentEntry {
	readonly seq: number;
	readonly rows: number;
	readonly from: number;
	readonly to: number;
	readonly sums: Readonly<Record<string, number>>;
}

/** A problem of an entry of the ref that is no record. */
export interface Flaw {
	readonly code: string;
	readonly where: string;
	readonly message: string;
}

/** What the index holds: a commit of the ref, its segments, and what of that commit is no record. */
export interface IndexState {
	readonly tip: string;
	readonly segments: readonly SegmentEntry[];
	readonly flaws: readonly Flaw[];
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null;
}

function isSegment(value: unknown): value is SegmentEntry {
	if (!isFields(value) || !isFields(value.sums)) return false;
	const { seq, rows, from, to, sums } = value;
	const isWhole = Number.isSafeInteger(seq) && Number.isSafeInteger(rows) && Number(rows) > 0;
	return (
		isWhole && Number.isFinite(from) && Number.isFinite(to) && Object.values(sums).every(Number.isInteger)
	);
}

function isFlaw(value: unknown): value is Flaw {
	return (
		isFields(value) && [value.code, value.where, value.message].every((text) => typeof text === "string")
	);
}

/** Null for what is no state. Not by a schema, which takes longer to load than a query to answer. */
export function parseIndexState(value: unknown): IndexState | null {
	if (!isFields(value)) return null;
	const { tip, segments, flaws } = value;
	if (typeof tip !== "string" || !Array.isArray(segments) || !Array.isArray(flaws)) return null;
	return segments.every(isSegment) && flaws.every(isFlaw) ? { tip, segments, flaws } : null;
}
