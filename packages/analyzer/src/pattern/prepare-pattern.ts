import { type EllipsisPlace, getFamily } from "../lower/index.ts";

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

/** Name of the language that a pattern is written in. */
export type PatternFamily = string;

const TOKEN =
	/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|<\.\.\.|\.\.\.>|\$\.\.\.[A-Z_][A-Z_0-9]*|\$[A-Z_][A-Z_0-9]*(?![\w$])|\.\.\.|[{}()[\]`]/g;

function placeholder(token: string): string | null {
	if (token === "<...") return "__cs_deep__(";
	if (token === "...>") return ")";
	if (token.startsWith("$...")) return `__cs_mvs_${token.slice(4)}__`;
	if (/^\$[A-Z_]/.test(token)) return `__cs_mv_${token.slice(1)}__`;
	return null;
}

interface Bracket {
	readonly token: string;
	readonly at: number;
}

function place(text: string, start: number, open: Bracket | undefined): EllipsisPlace {
	return { text, start, bracket: open?.token, openAt: open?.at ?? -1 };
}

/** Which bracket encloses the current place; decides how an ellipsis must be spelled to parse. */
function trackBracket(open: Bracket[], token: string, at: number): void {
	if ("([{".includes(token)) open.push({ token, at });
	else if (")]}".includes(token)) open.pop();
}

function prepareFormat(token: string): string {
	return token
		.replace(/\{\s*\$([A-Z_][A-Z_0-9]*)/g, "{__cs_mv_$1__")
		.replace(/\{\s*\.\.\.\s*\}/g, "{__cs_e__}");
}

/** O(length). The result parses wherever the pattern is well formed. */
export function preparePattern(source: string, family: PatternFamily): PreparedPattern {
	const { typed: typedPattern, spellEllipsis, isFormatString, finish } = getFamily(family).patterns;
	const types: string[] = [];
	const typed = source.replace(typedPattern, (...found) => {
		const { name, type } = found.at(-1) as { readonly name: string; readonly type: string };
		types.push(type.trim());
		return `__cs_tmv_${name.slice(1)}_${types.length - 1}__`;
	});
	const open: Bracket[] = [];
	let deep = 0;
	const text = typed.replace(TOKEN, (token, start: number) => {
		if (token.length === 1) {
			trackBracket(open, token, start);
			return token;
		}
		if (/^["']/.test(token)) return isFormatString?.(typed, start) ? prepareFormat(token) : token;
		if (token === "<...") deep += 1;
		if (token === "...>" && deep === 0) return "__cs_e__>";
		if (token === "...>") deep -= 1;
		if (token === "...") return spellEllipsis(place(typed, start, open.at(-1)));
		return placeholder(token) ?? token;
	});
	return { text: finish?.(text) ?? text, types };
}
