const TOKEN = /\$(\.\.\.)?([A-Z_][A-Z_0-9]*)|\.\.\.|\w+|[^\s\w]/g;
const ANYTHING = "[\\s\\S]*?";

function wordOf(name: string, seen: Set<string>): string {
	if (name === "_") return "\\w+";
	const group = `MV${name}`;
	if (seen.has(group)) return `\\b\\k<${group}>\\b`;
	seen.add(group);
	return `\\b(?<${group}>\\w+)`;
}

/**
 * The expression for a pattern of no language in particular (`language: generic`): words and signs in order, with any
 * blanks between them; a metavariable is one word, the same everywhere, and an ellipsis is any text.
 */
export function genericRegex(pattern: string): string {
	const seen = new Set<string>();
	const parts: string[] = [];
	for (const { 0: token, 1: run, 2: name } of pattern.matchAll(TOKEN)) {
		const isRun = token === "..." || run !== undefined;
		const isRepeated = isRun && (parts.length === 0 || parts.at(-1) === ANYTHING);
		if (isRun && !isRepeated) parts.push(ANYTHING);
		else if (name !== undefined && !isRun) parts.push(wordOf(name, seen));
		else if (/^\w/.test(token)) parts.push(`\\b${token}\\b`);
		else if (!isRun) parts.push(`\\${token}`);
	}
	if (parts.at(-1) === ANYTHING) parts.pop();
	return parts.reduce((text, part, index) => {
		const isOpen = index === 0 || part === ANYTHING || parts[index - 1] === ANYTHING;
		return `${text}${isOpen ? "" : "\\s*"}${part}`;
	}, "");
}
