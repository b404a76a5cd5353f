/** Names that something in parentheses follows: calls, mostly. */
export const CALLED = /([A-Za-z_$][\w$]*)\s?(?:<[^<>()\n]{0,60}>)?\(/g;
export const WORD = /[A-Za-z_$][\w$]*/g;

/** What the first group of a pattern finds. */
export function listAll(source: string, pattern: RegExp): readonly string[] {
	return [...source.matchAll(pattern)].map((match) => match[1] ?? "");
}

export function distinct(names: readonly string[]): readonly string[] {
	return [...new Set(names)].filter((name) => name !== "");
}
