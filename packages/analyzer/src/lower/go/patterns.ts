import type { EllipsisPlace, PatternDialect } from "../language.ts";

/** `f(xs...)` and `...T` are the language's own; everything else is an ellipsis of the pattern. */
function isVariadic({ text, start }: EllipsisPlace): boolean {
	if (/[\w$*[(]/.test(text.charAt(start + 3))) return true;
	return /[\w$)\]]/.test(text.charAt(start - 1)) && /^\s*\)/.test(text.slice(start + 3, start + 40));
}

/** `{ ... f() }` on one line: the ellipsis is a statement, though nothing ends it. */
function endsStatement({ text, start, bracket }: EllipsisPlace): boolean {
	return (
		(bracket === undefined || bracket === "{") && /^[ \t]+[\w$<]/.test(text.slice(start + 3, start + 80))
	);
}

function spellEllipsis(place: EllipsisPlace): string {
	if (isVariadic(place)) return "...";
	return endsStatement(place) ? "__cs_e__;" : "__cs_e__";
}

const ANY_LOOP = /\bfor\s+__cs_e__;?\s*\{/g;

export const GO_PATTERNS: PatternDialect = {
	typed: /(?<=^|[^\w$\])])\((?<name>\$[A-Z_][A-Z_0-9]*)\s*:\s*(?<type>[^(){}:]{1,120})\)(?!\s*\{)/g,
	spellEllipsis,
	finish: (text) => text.replace(ANY_LOOP, "for __cs_e__; __cs_e__; __cs_e__ {"),
	candidates: (text) => [{ text }],
	grammars: ["go"],
};
