import type { CitedRecord, OriginRange } from "../model/index.ts";
import type { RecordedLines } from "../provenance/index.ts";

type Signed = Pick<CitedRecord, "id" | "signature">;

/** Lines of one file for which a person's record speaks that a known key signed. */
function listSigned(recorded: readonly RecordedLines[], records: readonly Signed[]): ReadonlySet<number> {
	const ids = new Set(records.flatMap(({ id, signature }) => (signature.state === "signed" ? [id] : [])));
	const lines = new Set<number>();
	for (const { start, end, author } of recorded) {
		if (author.kind !== "human" || !ids.has(author.id)) continue;
		for (let line = start; line <= end; line += 1) lines.add(line);
	}
	return lines;
}

function isPersons({ origin, grade }: OriginRange): boolean {
	return origin === "human" && grade === "captured";
}

function cut(found: OriginRange, signed: ReadonlySet<number>): readonly OriginRange[] {
	const parts: { range: { start: number; end: number }; isWeak: boolean }[] = [];
	for (let line = found.range.start; line <= found.range.end; line += 1) {
		const [last, isWeak] = [parts.at(-1), !signed.has(line)];
		if (last?.isWeak === isWeak) last.range.end = line;
		else parts.push({ range: { start: line, end: line }, isWeak });
	}
	return parts.map(({ range, isWeak }) => ({ ...found, range, grade: isWeak ? "declared" : found.grade }));
}

/**
 * What lowers scrutiny needs a name behind it: that a person wrote a line is `captured` only where a known key signed a
 * record that says so, and `declared` otherwise, since whoever can write into the clone or its refs can make the evidence.
 * @param recorded of the one file whose ranges these are.
 */
export function weakenUnsigned(
	ranges: readonly OriginRange[],
	recorded: readonly RecordedLines[],
	records: readonly Signed[],
): readonly OriginRange[] {
	if (!ranges.some(isPersons)) return ranges;
	const signed = listSigned(recorded, records);
	return ranges.flatMap((found) => (isPersons(found) ? cut(found, signed) : [found]));
}
