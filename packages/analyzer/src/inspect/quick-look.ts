/** What a file seems to say about others, read without parsing it: good enough to decide which files belong together. */
export interface QuickLook {
	/** Modules that it imports, as written. */
	readonly modules: readonly string[];
	/** Methods that it defines. */
	readonly methods: readonly string[];
	/** Names that it calls or imports; `*` where it hands on everything of a module. */
	readonly names: readonly string[];
	/** Classes that it derives others from. */
	readonly bases: readonly string[];
}

const SCRIPT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*["']([^"'\n]{1,300})["']/g;
const PYTHON =
	/^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+(\([^)]{1,2000}\)|[^\n#]{1,300})|import[ \t]+([^\n#]{1,300}))/gm;
const CALLED = /([A-Za-z_$][\w$]*)\s?(?:<[^<>()\n]{0,60}>)?\(/g;
const CLAUSES =
	/\b(?:import|export)\s+(?:type\s+)?([^'"();=]{1,2000}?)\s+from\b|\b(?:const|let|var)\s+([^'"();=]{1,500}?)\s*=\s*(?:await\s+)?(?:require|import)\b/g;
const WORD = /[A-Za-z_$][\w$]*/g;
const SCRIPT_METHOD =
	/^[ \t]*(?:(?:public|private|protected|static|async|override|readonly|get|set)[ \t]+)*\*?[ \t]*([A-Za-z_$#][\w$]*)[ \t]*(?:(?:<[^<>\n]{0,80}>)?\(|(?::[^=\n]{0,200})?=[ \t]*(?:async\b[ \t]*)?(?:function\b|\(|\w+[ \t]*=>))/gm;
const PYTHON_METHOD = /^[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)/gm;
const NO_METHODS = new Set([
	"if",
	"for",
	"while",
	"switch",
	"catch",
	"return",
	"function",
	"constructor",
	"await",
]);

function isPython(path: string): boolean {
	return /\.pyi?$/.test(path);
}

function all(source: string, pattern: RegExp): readonly string[] {
	return [...source.matchAll(pattern)].map((match) => match[1] ?? "");
}

function distinct(names: readonly string[]): readonly string[] {
	return [...new Set(names)].filter((name) => name !== "");
}

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

function lookAtPython(source: string): QuickLook {
	const imports = [...source.matchAll(PYTHON)];
	const words = imports.flatMap((match) => (match[2] ?? "").match(WORD) ?? []);
	return {
		modules: distinct(imports.flatMap(pythonModules)),
		methods: distinct(all(source, PYTHON_METHOD)),
		names: distinct([...all(source, CALLED), ...words, ...(PYTHON_HANDS_ON.test(source) ? ["*"] : [])]),
		bases: distinct(all(source, PYTHON_BASES).flatMap((list) => list.match(WORD) ?? [])),
	};
}

const SCRIPT_BASE = /\bextends\s+(?:[\w$]+\.)*([\w$]+)/g;
const PYTHON_BASES = /^[ \t]*class[ \t]+\w+[ \t]*\(([^()\n]{1,300})\)/gm;
const HANDS_ON = /\bmodule\.exports\s*=\s*require\b|\bexport\s*\*/;
const PYTHON_HANDS_ON = /^[ \t]*from[ \t]+[.\w]+[ \t]+import[ \t]*\*/m;

function lookAtScript(source: string): QuickLook {
	const words = [...source.matchAll(CLAUSES)].flatMap(
		(match) => (match[1] ?? match[2] ?? "").match(WORD) ?? [],
	);
	return {
		modules: distinct(all(source, SCRIPT)),
		methods: distinct(all(source, SCRIPT_METHOD)).filter((name) => !NO_METHODS.has(name)),
		names: distinct([...all(source, CALLED), ...words, ...(HANDS_ON.test(source) ? ["*"] : [])]),
		bases: distinct(all(source, SCRIPT_BASE)),
	};
}

export function lookAt(path: string, source: string): QuickLook {
	return isPython(path) ? lookAtPython(source) : lookAtScript(source);
}
