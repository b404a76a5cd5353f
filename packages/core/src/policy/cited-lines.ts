import type { CitedRecord, LineRange, Origin } from "../model/index.ts";
import type { Docket, JudgedFile } from "./docket.ts";

/** Added lines of one origin for which the same records speak; none where other evidence names the origin. */
export interface CitedLines {
	readonly path: string;
	readonly lines: LineRange;
	readonly origin: Origin;
	readonly tool: string | null;
	readonly model: string | null;
	readonly records: readonly CitedRecord[];
}

/** How many digits name a record in a message; `provenance show` takes four or more. */
const ID_LENGTH = 12;

type Speakers = ReadonlyMap<number, readonly CitedRecord[]>;

/** Records by line, only for lines that the file adds. */
function listSpeakers(origins: JudgedFile["origins"], records: readonly CitedRecord[]): Speakers {
	const speakers = new Map<number, CitedRecord[]>();
	for (const { lines } of origins) {
		for (let line = lines.start; line <= lines.end; line += 1) speakers.set(line, []);
	}
	for (const record of records) {
		for (const { start, end } of record.lines) {
			for (let line = start; line <= end; line += 1) speakers.get(line)?.push(record);
		}
	}
	return speakers;
}

function areEqual(a: readonly CitedRecord[], b: readonly CitedRecord[]): boolean {
	return a.length === b.length && a.every((record, index) => record === b[index]);
}

/** Runs of lines for which the same records speak. */
function cutLines({ start, end }: LineRange, speakers: Speakers) {
	const cut: { start: number; end: number; readonly records: readonly CitedRecord[] }[] = [];
	for (let line = start; line <= end; line += 1) {
		const records = speakers.get(line) ?? [];
		const last = cut.at(-1);
		if (last && areEqual(last.records, records)) last.end = line;
		else cut.push({ start: line, end: line, records });
	}
	return cut;
}

/** The added lines of the wanted origins, cut where the records that speak for them change. */
export function citeLines(
	{ recordsByPath }: Docket,
	{ file, origins }: JudgedFile,
	wanted: readonly Origin[],
): readonly CitedLines[] {
	const parts = origins.filter(({ origin }) => wanted.includes(origin));
	const speakers = listSpeakers(parts, recordsByPath.get(file.path) ?? []);
	return parts.flatMap((part) =>
		cutLines(part.lines, speakers).map(({ start, end, records }) => ({
			...part,
			path: file.path,
			lines: { start, end },
			records,
		})),
	);
}

/** A record's name as people type it. */
export function shortenId({ id }: CitedRecord): string {
	return id.slice(0, ID_LENGTH);
}

/** `src/a.ts:3-5`, which editors and terminals open. */
export function locateLines({ path, lines: { start, end } }: Pick<CitedLines, "path" | "lines">): string {
	return `${path}:${start === end ? start : `${start}-${end}`}`;
}

/** `src/a.ts:3-5 (record 3f9a2c…)`: what a reader opens to see the evidence. */
export function describeLines({ path, lines, records }: CitedLines): string {
	const names = records.map(shortenId);
	const by = names.length === 0 ? "no record" : `record${names.length === 1 ? "" : "s"} ${names.join(", ")}`;
	return `${locateLines({ path, lines })} (${by})`;
}

export function countCited(cited: readonly Pick<CitedLines, "lines">[]): number {
	return cited.reduce((sum, { lines }) => sum + lines.end - lines.start + 1, 0);
}

/** The command that shows the first record; where none is known, the one that explains the reason. */
export function showEvidence(cited: readonly CitedLines[], code: string): string {
	const record = cited.flatMap(({ records }) => records)[0];
	return record ? `countersign provenance show ${shortenId(record)}` : `countersign explain ${code}`;
}
