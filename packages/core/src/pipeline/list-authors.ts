import type { Change, Commit, Identity, ProvenanceReport } from "../model/index.ts";
import { findAssistant, findAutomation } from "../provenance/index.ts";

const MAX_MESSAGE = 65_536;
const MAX_AUTHORS = 1_000;
const CO_AUTHOR = /^co-authored-by[ \t]{0,9}:[ \t]{0,9}([^<>\n]{1,200})<([^<>\s]{1,254})>/gim;

export function isMachine(identity: Identity): boolean {
	return findAssistant(identity) !== null || findAutomation(identity) !== null;
}

function listCoAuthors({ message }: Commit): readonly Identity[] {
	return [...message.slice(0, MAX_MESSAGE).matchAll(CO_AUTHOR)].map(([, name = "", email = ""]) => ({
		name: name.trim(),
		email,
	}));
}

/** Who sat before the assistants, and who typed, as records say; a squash does not take them away. */
function listOperators({ records = [], files }: ProvenanceReport): readonly Identity[] {
	const named = files.flatMap(({ ranges }) => ranges.flatMap(({ person }) => person ?? []));
	return [
		...records.flatMap(({ person }) => person ?? []),
		...[...new Set(named)].map((name) => ({ name, email: "" })),
	];
}

/**
 * Everybody who is known to have had a hand in a change: authors, committers and co-authors of its commits, and the people
 * of its provenance records. Assistants and bots are nobody.
 */
export function listAuthors({ commits }: Change, provenance: ProvenanceReport): readonly Identity[] {
	const all = [
		...commits.flatMap((commit) => [commit.author, commit.committer, ...listCoAuthors(commit)]),
		...listOperators(provenance),
	];
	const distinct = new Map(all.map(({ name, email }) => [`${name}\0${email}`, { name, email }]));
	return [...distinct.values()].filter((identity) => !isMachine(identity)).slice(0, MAX_AUTHORS);
}
