import type { EllipsisPlace, PatternDialect, PatternSpelling } from "../language.ts";

const ELLIPSIS = "__cs_e__";
/** Farther than this from a sign nothing is looked for. */
const REACH = 400;
const NO_TYPES = "new|return|throw|else|case|yield|assert|import|package|instanceof|do";
const NO_METHODS = "if|for|while|switch|catch|synchronized|try|return|throw|new|super|this|else";
/** A name after a type or modifier, before the parenthesis of its parameters. */
const DECLARED = new RegExp(
	`(?:^|[^\\w$.@])(?!(?:${NO_TYPES})\\b)[\\w$.]*(?:[\\w$>\\]]|\\.\\.\\.)\\s+(?!(?:${NO_METHODS})\\b)\\$?\\w+\\s*$`,
);
/** A name that is no keyword, nor made by `new`, nor an annotation. */
const CALLABLE = new RegExp(`(?:^|[^\\w$.@])(?!(?:${NO_METHODS})\\b)(?<!\\bnew\\s+)\\$?\\w+\\s*$`);
const CLASS_HEAD = /\b(?:class|interface|enum|record)\s+[^{};]*$/;
const ANONYMOUS_HEAD = /\bnew\s+[\w$.<>\s,?]+\([^{}]*\)\s*$/;

/** Where the parenthesis that opens at `open` closes; the end of the text when it does not. */
function closeOf(text: string, open: number): number {
	let depth = 0;
	for (let at = open; at < text.length; at += 1) {
		const char = text.charAt(at);
		if (char === "(") depth += 1;
		if (char === ")") depth -= 1;
		if (depth === 0) return at;
	}
	return text.length;
}

/** The parameters of a method, not the arguments of a call. */
function isParameterList({ text, openAt }: EllipsisPlace): boolean {
	const before = text.slice(Math.max(0, openAt - REACH), openAt);
	if (/\bcatch\s*$/.test(before)) return true;
	const after = text.slice(closeOf(text, openAt) + 1);
	if (/^\s*(?:\{|throws\b)/.test(after)) return CALLABLE.test(before);
	return /^\s*;?\s*$/.test(after) && DECLARED.test(before);
}

function isAnnotation({ text, openAt }: EllipsisPlace): boolean {
	return /@[\w$.]+\s*$/.test(text.slice(Math.max(0, openAt - REACH), openAt));
}

function isClassBody({ text, openAt }: EllipsisPlace): boolean {
	const before = text.slice(Math.max(0, openAt - REACH), openAt);
	return CLASS_HEAD.test(before) || ANONYMOUS_HEAD.test(before);
}

/** Nothing before it on its level that it could belong to. */
function startsStatement({ text, start }: EllipsisPlace): boolean {
	return /(?:^|[{};)])\s*$/.test(text.slice(Math.max(0, start - REACH), start));
}

function spellEllipsis(place: EllipsisPlace): string {
	const { text, start, bracket } = place;
	const after = text.slice(start + 3, start + 3 + REACH);
	// `String... args` is the language's own.
	if (/[\w$>\]]\s*$/.test(text.slice(0, start)) && /^\s+\$?\w/.test(after) && bracket === "(") return "...";
	// Beside named values there is no place for one without a name.
	if (bracket === "(" && isAnnotation(place)) return `${ELLIPSIS} = ${ELLIPSIS}`;
	if (bracket === "(") return isParameterList(place) ? `${ELLIPSIS} ${ELLIPSIS}` : ELLIPSIS;
	if (bracket === "{" && /(?:=|\]|,|[({])\s*$/.test(text.slice(0, place.openAt))) return ELLIPSIS;
	if (!startsStatement(place)) return ELLIPSIS;
	if (bracket === "{" && isClassBody(place))
		return /^\s*;/.test(after) ? `${ELLIPSIS} ${ELLIPSIS}` : `${ELLIPSIS} ${ELLIPSIS};`;
	return /^\s*;/.test(after) ? ELLIPSIS : `${ELLIPSIS};`;
}

const ANY_LOOP = /\bfor\s*\(\s*__cs_e__;?\s*\)/g;
/** Parameters of a method that has a body, and those of them that are nothing but a metavariable. */
const PARAMETERS =
	/(?<!\b(?:if|while|for|switch|catch|synchronized|try)\s*)(?<=\w\s*)\([^(){};]{1,400}\)(?=\s*(?:throws\b[^{};]{0,200})?\{)/g;
const LONE = /([(,]\s*)(__cs_mv_\w+__)(?=\s*[,)])/g;
const PRIMITIVE = /^(?:int|long|short|byte|char|float|double|boolean)$/;

/** An expression needs an end, a constructor or an annotated member a class around it. */
function* listCandidates(text: string): Generator<PatternSpelling> {
	const trimmed = text.trim();
	// A type that is no name, as a condition on a metavariable may ask for.
	if (PRIMITIVE.test(trimmed))
		yield { text: `Object ${ELLIPSIS} = (${trimmed}) ${ELLIPSIS};`, part: "cast-type" };
	yield { text };
	yield { text: `${trimmed};` };
	yield { text: `class ${ELLIPSIS} { ${trimmed} }`, part: "members" };
	yield { text: `class ${ELLIPSIS} { ${trimmed}; }`, part: "members" };
	if (/^@|\)\s*(?:throws\b.*)?$/.test(trimmed)) {
		yield { text: `${trimmed} { ${ELLIPSIS}; }` };
		yield { text: `${trimmed} class ${ELLIPSIS} { ${ELLIPSIS} ${ELLIPSIS}; }` };
	}
	// `try { … }` alone, `case` alone.
	if (/^try\b/.test(trimmed)) yield { text: `${trimmed} finally { ${ELLIPSIS}; }` };
}

export const JAVA_PATTERNS: PatternDialect = {
	typed:
		/(?<=(?:^|\.\.\.|[^\w$\])>\s.]|\b(?:return|throw|assert|yield|case|else|instanceof))\s*)\((?<type>\$?[A-Za-z_][\w.$<>?,[\] ]{0,120}?)\s+(?<name>\$[A-Z_][A-Z_0-9]*)\)(?!\s*(?:->|\{))/g,
	spellEllipsis,
	finish: (text) =>
		text
			.replace(ANY_LOOP, `for (${ELLIPSIS};${ELLIPSIS};${ELLIPSIS})`)
			.replace(PARAMETERS, (list) => list.replace(LONE, `$1${ELLIPSIS} $2`)),
	candidates: listCandidates,
	grammars: ["java"],
};
