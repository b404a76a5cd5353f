import type { Author } from "./run-index.ts";

/** A record that claims a line, and whether it was made for this file. */
export interface Candidate {
	readonly author: Author;
	readonly near: boolean;
}

/** What was captured here comes before what was imported, whichever is younger. */
function compare({ author: a }: Candidate, { author: b }: Candidate): number {
	return Number(a.imported) - Number(b.imported) || b.at - a.at || (a.id < b.id ? -1 : 1);
}

function findYoungest(candidates: readonly Candidate[]): Candidate | undefined {
	return candidates.toSorted(compare)[0];
}

/** What was captured comes before what an import only declares, whichever is younger. */
function keepStrongest(candidates: readonly Candidate[]): readonly Candidate[] {
	const captured = candidates.filter(({ author }) => author.claim.grade === "captured");
	return captured.length > 0 ? captured : candidates;
}

/**
 * Who of those that claim a line wrote it: the younger record of the same path. A person's record never takes over what
 * an assistant's older record holds, of the same path or of another, because equal content means moved or formatted, not
 * written. Where this does not decide between a person and an assistant, both are named, and the line is a conflict.
 */
export function chooseAuthors(all: readonly Candidate[]): readonly Author[] {
	const candidates = keepStrongest(all);
	const own = candidates.filter(({ near }) => near);
	const pool = own.length > 0 ? own : candidates;
	const youngest = findYoungest(pool);
	if (!youngest) return [];
	const isOther = ({ author }: Candidate) => author.kind !== youngest.author.kind;
	const rival = findYoungest(pool.filter(isOther));
	if (rival && (own.length === 0 || rival.author.at === youngest.author.at)) {
		return [youngest.author, rival.author];
	}
	if (youngest.author.kind === "ai") return [youngest.author];
	if (rival) return [rival.author];
	const moved = findYoungest(candidates.filter(isOther));
	if (!moved) return [youngest.author];
	return moved.author.at < youngest.author.at ? [moved.author] : [youngest.author, moved.author];
}
