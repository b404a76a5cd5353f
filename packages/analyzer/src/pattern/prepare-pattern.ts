/**
 * Rewrites the pattern language's own signs into plain identifiers, so that the ordinary grammars parse a pattern:
 * `$X` → `__cs_mv_X__`, `$...X` → `__cs_mvs_X__`, `...` → `__cs_e__`, `<... e ...>` → `__cs_deep__(e)`,
 * `($X: T)` → `__cs_tmv_X_0__`. `lower-pattern.ts` turns them back after parsing.
 */
export interface PreparedPattern {
	readonly text: string;
	/** Types of typed metavariables, by the number in their placeholder. */
	readonly types: readonly string[];
}

export type PatternFamily = "javascript" | "python";

const TYPED = /(?<=^|[^\w$\])])\((\$[A-Z_][A-Z_0-9]*)\s*:\s*([^(){}:]{1,120})\)(?!\s*(?:=>|:|\{))/g;
const TOKEN =
	/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|<\.\.\.|\.\.\.>|\$\.\.\.[A-Z_][A-Z_0-9]*|\$[A-Z_][A-Z_0-9]*(?![\w$])|\.\.\.|[{}()[\]`]/g;

function isSpread(text: string, after: number, family: PatternFamily): boolean {
	return family === "javascript" && /[\w$[{(]/.test(text.charAt(after));
}

function placeholder(token: string): string | null {
	if (token === "<...") return "__cs_deep__(";
	if (token === "...>") return ")";
	if (token.startsWith("$...")) return `__cs_mvs_${token.slice(4)}__`;
	if (/^\$[A-Z_]/.test(token)) return `__cs_mv_${token.slice(1)}__`;
	return null;
}

/** Which bracket encloses the current place; decides how an ellipsis must be spelled to parse. */
function trackBracket(open: string[], token: string): void {
	if ("([{".includes(token)) open.push(token);
	else if (")]}".includes(token)) open.pop();
}

/** In `{..., "a": ...}` only the first ellipsis stands for members; the other is a value. */
function startsMember(text: string, offset: number): boolean {
	return /[{,]\s*$/.test(text.slice(Math.max(0, offset - 80), offset));
}

/** Python's f-strings are one token here, but signs between their braces are code. */
function isFormatString(text: string, offset: number, family: PatternFamily): boolean {
	return family === "python" && /(?:^|[^\w])(?:f|rf|fr)$/i.test(text.slice(Math.max(0, offset - 3), offset));
}

function prepareFormat(token: string): string {
	return token
		.replace(/\{\s*\$([A-Z_][A-Z_0-9]*)/g, "{__cs_mv_$1__")
		.replace(/\{\s*\.\.\.\s*\}/g, "{__cs_e__}");
}

const ANY_LOOP = /\bfor\s*\(\s*__cs_e__;?\s*\)/g;

/** `{ ... if (x) … }` on one line: the ellipsis is a statement, though nothing ends it. */
function endsStatement(text: string, after: number, bracket: string | undefined): boolean {
	if (bracket !== undefined && bracket !== "{") return false;
	if (/<[\w$.]+\s[^<>;{}()]*$/.test(text.slice(Math.max(0, after - 300), after))) return false;
	return /^[ \t]+[\w$<]/.test(text.slice(after, after + 80));
}

/** O(length). The result parses wherever the pattern is well formed. */
export function preparePattern(source: string, family: PatternFamily): PreparedPattern {
	const types: string[] = [];
	const typed = source.replace(TYPED, (_all, name: string, type: string) => {
		types.push(type.trim());
		return `__cs_tmv_${name.slice(1)}_${types.length - 1}__`;
	});
	const open: string[] = [];
	let deep = 0;
	const text = typed.replace(TOKEN, (token, offset: number) => {
		if (token.length === 1) {
			trackBracket(open, token);
			return token;
		}
		if (/^["']/.test(token)) return isFormatString(typed, offset, family) ? prepareFormat(token) : token;
		if (token === "<...") deep += 1;
		if (token === "...>" && deep === 0) return "__cs_e__>";
		if (token === "...>") deep -= 1;
		const replaced = placeholder(token);
		if (replaced !== null) return replaced;
		if (token !== "...") return token;
		if (isSpread(typed, offset + 3, family)) return token;
		if (family === "python" && open.at(-1) === "{" && startsMember(typed, offset)) return "**__cs_e__";
		return family === "javascript" && endsStatement(typed, offset + 3, open.at(-1))
			? "__cs_e__;"
			: "__cs_e__";
	});
	return {
		text: family === "javascript" ? text.replace(ANY_LOOP, "for (__cs_e__;__cs_e__;__cs_e__)") : text,
		types,
	};
}
