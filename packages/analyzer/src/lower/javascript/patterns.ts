import type { EllipsisPlace, PatternDialect, PatternSpelling } from "../language.ts";

const ANY_LOOP = /\bfor\s*\(\s*__cs_e__;?\s*\)/g;
/** `<a href=... />`: an attribute's value needs braces to parse. */
const ATTRIBUTE_ELLIPSIS = /(?<=[\w-])=__cs_e__;?/g;

/** `{ ... if (x) … }` on one line: the ellipsis is a statement, though nothing ends it. */
function endsStatement({ text, start, bracket }: EllipsisPlace): boolean {
	const after = start + 3;
	if (bracket !== undefined && bracket !== "{") return false;
	if (/<[\w$.]+\s[^<>;{}()]*$/.test(text.slice(Math.max(0, after - 300), after))) return false;
	return /^[ \t]+[\w$<]/.test(text.slice(after, after + 80));
}

function spellEllipsis(place: EllipsisPlace): string {
	// Directly before a name, it is the language's own spread.
	if (/[\w$[{(]/.test(place.text.charAt(place.start + 3))) return "...";
	return endsStatement(place) ? "__cs_e__;" : "__cs_e__";
}

/** `{a: 1}` is an object before it is a block. */
function* listCandidates(text: string): Generator<PatternSpelling> {
	const trimmed = text.trim();
	if (trimmed.startsWith("{")) yield { text: `(${trimmed})` };
	yield { text };
	yield { text: `(${trimmed})` };
	yield { text: text.replace(ATTRIBUTE_ELLIPSIS, "={__cs_e__}") };
}

export const JAVASCRIPT_PATTERNS: PatternDialect = {
	typed: /(?<=^|[^\w$\])])\((?<name>\$[A-Z_][A-Z_0-9]*)\s*:\s*(?<type>[^(){}:]{1,120})\)(?!\s*(?:=>|:|\{))/g,
	spellEllipsis,
	finish: (text) => text.replace(ANY_LOOP, "for (__cs_e__;__cs_e__;__cs_e__)"),
	candidates: listCandidates,
	// JSX needs one grammar, type assertions the other.
	grammars: ["tsx", "typescript"],
};
