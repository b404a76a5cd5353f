function skipString(text: string, from: number): number {
	for (let at = from + 1; at < text.length; at += 1) {
		const char = text[at];
		if (char === "\\") at += 1;
		else if (char === '"' || char === "\n") return at + 1;
	}
	return text.length;
}

function skipComment(text: string, from: number): number {
	const isLine = text[from + 1] === "/";
	const end = text.indexOf(isLine ? "\n" : "*/", from + 2);
	if (end < 0) return text.length;
	return isLine ? end : end + 2;
}

function isComment(text: string, at: number): boolean {
	return text[at] === "/" && (text[at + 1] === "/" || text[at + 1] === "*");
}

/** JSON as compilers' configurations write it, with comments and trailing commas, made plain JSON. Linear in the text. */
export function stripComments(text: string): string {
	const pieces: string[] = [];
	let comma = -1;
	for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length; ) {
		const char = text[at] ?? "";
		if (isComment(text, at)) {
			at = skipComment(text, at);
			continue;
		}
		const end = char === '"' ? skipString(text, at) : at + 1;
		if ((char === "}" || char === "]") && comma >= 0) pieces[comma] = "";
		if (char === ",") comma = pieces.length;
		else if (!/\s/.test(char)) comma = -1;
		pieces.push(text.slice(at, end));
		at = end;
	}
	return pieces.join("");
}
