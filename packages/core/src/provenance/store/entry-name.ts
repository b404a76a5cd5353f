/** Where records live; content-addressed, so that any two clones can be united. */
export const PROVENANCE_REF = "refs/countersign/provenance";

/**
 * The kind stands at the end of a name, not in front: the store splits a ref by the first four digits of a
 * digest, which spread evenly.
 */
const ENTRY = /^([0-9a-f]{64})(|\.prompt|\.erased)\.json$/;

export type EntryKind = "record" | "prompt" | "erased";

const ENDS: Readonly<Record<EntryKind, string>> = {
	record: ".json",
	prompt: ".prompt.json",
	erased: ".erased.json",
};
const KINDS: ReadonlyMap<string, EntryKind> = new Map([
	["", "record"],
	[".prompt", "prompt"],
	[".erased", "erased"],
]);

export function getEntryName(kind: EntryKind, digest: string): string {
	return `${digest}${ENDS[kind]}`;
}

/** What a name of the ref stands for; null for names that are not ours. */
export function parseEntryName(name: string): { readonly kind: EntryKind; readonly digest: string } | null {
	const match = ENTRY.exec(name);
	const kind = KINDS.get(match?.[2] ?? "?");
	return match?.[1] === undefined || kind === undefined ? null : { kind, digest: match[1] };
}
