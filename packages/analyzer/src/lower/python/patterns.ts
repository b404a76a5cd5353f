import type { EllipsisPlace, PatternDialect, PatternSpelling } from "../language.ts";

/** In `{..., "a": ...}` only the first ellipsis stands for members; the other is a value. */
function startsMember({ text, start, bracket }: EllipsisPlace): boolean {
	return bracket === "{" && /[{,]\s*$/.test(text.slice(Math.max(0, start - 80), start));
}

/** A bare `@d` needs something to decorate, a bare `if x:` something to do. */
function* listCandidates(text: string): Generator<PatternSpelling> {
	const trimmed = text.trim();
	yield { text };
	if (trimmed.startsWith("@")) yield { text: `${trimmed}\ndef __cs_e__(__cs_e__): __cs_e__\n` };
	if (/:\s*$/.test(trimmed)) yield { text: `${trimmed}\n  __cs_e__\n` };
}

export const PYTHON_PATTERNS: PatternDialect = {
	typed: /(?<=^|[^\w$\])])\((?<name>\$[A-Z_][A-Z_0-9]*)\s*:\s*(?<type>[^(){}:]{1,120})\)(?!\s*(?:=>|:|\{))/g,
	spellEllipsis: (place) => (startsMember(place) ? "**__cs_e__" : "__cs_e__"),
	isFormatString: (text, offset) =>
		/(?:^|[^\w])(?:f|rf|fr)$/i.test(text.slice(Math.max(0, offset - 3), offset)),
	candidates: listCandidates,
	grammars: ["python"],
};
