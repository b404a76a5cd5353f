const SCRIPT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*["']([^"'\n]{1,300})["']/g;
const PYTHON = /^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+([^\n#]{1,300})|import[ \t]+([^\n#]{1,300}))/gm;

function pythonModules(match: RegExpMatchArray): readonly string[] {
	const [, from, names, plain] = match;
	if (from === undefined) return (plain ?? "").split(",").map((name) => name.trim().split(/\s/)[0] ?? "");
	const joined = from.endsWith(".") ? from : `${from}.`;
	const parts = (names ?? "")
		.replace(/[()]/g, "")
		.split(",")
		.map((name) => name.trim().split(/\s/)[0] ?? "");
	return [from, ...parts.filter((part) => /^\w+$/.test(part)).map((part) => joined + part)];
}

/** Modules that a file seems to import, without parsing it: good enough to decide which files belong together. */
export function scanImports(path: string, source: string): readonly string[] {
	const found = /\.pyi?$/.test(path)
		? [...source.matchAll(PYTHON)].flatMap(pythonModules)
		: [...source.matchAll(SCRIPT)].map((match) => match[1] ?? "");
	return [...new Set(found.filter((module) => module !== ""))];
}
