import type { Summary } from "./statistics.ts";

export type Unit = "lines/s" | "ms" | "MB" | "×";

/** What the figure has to reach; `source` is where that was decided. */
export interface Bar {
	readonly relation: "<" | "≤" | "≥";
	readonly limit: number;
}

/** One row of the results. */
export interface Measurement {
	readonly topic: string;
	readonly subject: string;
	readonly unit: Unit;
	/** Null when it was not measured; `note` says why. */
	readonly summary: Summary | null;
	readonly bar: Bar | null;
	/** On the row of a peer: our median divided by its median. */
	readonly ratioToPeer: number | null;
	readonly note: string;
}

/** Judged by the median; null where there is no bar or no figure. */
export function isBarMet({ summary, bar }: Pick<Measurement, "summary" | "bar">): boolean | null {
	if (!summary || !bar) return null;
	switch (bar.relation) {
		case "<":
			return summary.median < bar.limit;
		case "≤":
			return summary.median <= bar.limit;
		case "≥":
			return summary.median >= bar.limit;
	}
}

/** A row of our own. */
export function own(
	row: Omit<Measurement, "ratioToPeer" | "bar" | "note"> & Partial<Measurement>,
): Measurement {
	return { bar: null, note: "", ratioToPeer: null, ...row };
}

/** A row of a peer, with how we stand against it. */
export function against(ours: Summary, peer: Omit<Measurement, "ratioToPeer" | "bar">): Measurement {
	const ratioToPeer = peer.summary ? ours.median / peer.summary.median : null;
	return { ...peer, bar: null, ratioToPeer };
}

/** Peers next to what they are compared with; topics in the order in which they first come. */
export function groupByTopic(rows: readonly Measurement[]): readonly Measurement[] {
	const topics = new Set(rows.map(({ topic }) => topic));
	return [...topics].flatMap((topic) => rows.filter((row) => row.topic === topic));
}
