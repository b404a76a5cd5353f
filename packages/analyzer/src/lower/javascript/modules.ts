import type { ModuleSystem, QuickLook } from "../language.ts";
import { CALLED, distinct, listAll, WORD } from "../look-text.ts";
import { ancestors, firstKnown, folderOf, joinPath } from "../project-paths.ts";

const SCRIPT_ENDINGS = [
	"",
	".ts",
	".tsx",
	".d.ts",
	".js",
	".jsx",
	".mts",
	".mjs",
	".cts",
	".cjs",
	".vue",
	".svelte",
];
const INDEXES = ["/index.ts", "/index.tsx", "/index.js", "/index.jsx", "/index.mts", "/index.mjs"];

function findScript(known: ReadonlySet<string>, base: string): string | null {
	const stem = base.replace(/\.([cm]?)jsx?$/, "");
	const written = stem === base ? [] : [`${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${stem}.cts`];
	const endings = SCRIPT_ENDINGS.map((ending) => base + ending);
	return firstKnown(known, [...endings, ...written, ...INDEXES.map((index) => base + index)]);
}

/** Relative modules, and the usual aliases of the source folder (`@/x`, `~/x`, `src/x`). */
function resolveScript(known: ReadonlySet<string>, from: string, module: string): string | null {
	const folder = folderOf(from);
	if (module.startsWith(".")) {
		const base = joinPath(folder, module);
		return base === null ? null : findScript(known, base);
	}
	const alias = /^(?:@|~)\/(.+)$/.exec(module)?.[1] ?? (module.startsWith("src/") ? module : null);
	if (alias === null) return null;
	for (const above of ancestors(folder)) {
		const prefix = above === "" ? "" : `${above}/`;
		const found = findScript(known, `${prefix}src/${alias}`) ?? findScript(known, `${prefix}${alias}`);
		if (found !== null) return found;
	}
	return null;
}

const SCRIPT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*["']([^"'\n]{1,300})["']/g;
const CLAUSES =
	/\b(?:import|export)\s+(?:type\s+)?([^'"();=]{1,2000}?)\s+from\b|\b(?:const|let|var)\s+([^'"();=]{1,500}?)\s*=\s*(?:await\s+)?(?:require|import)\b/g;
const SCRIPT_METHOD =
	/^[ \t]*(?:(?:public|private|protected|static|async|override|readonly|get|set)[ \t]+)*\*?[ \t]*([A-Za-z_$#][\w$]*)[ \t]*(?:(?:<[^<>\n]{0,80}>)?\(|(?::[^=\n]{0,200})?=[ \t]*(?:async\b[ \t]*)?(?:function\b|\(|\w+[ \t]*=>))/gm;
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

const SCRIPT_BASE = /\bextends\s+(?:[\w$]+\.)*([\w$]+)/g;
const HANDS_ON = /\bmodule\.exports\s*=\s*require\b|\bexport\s*\*/;

function lookAtScript(source: string): QuickLook {
	const words = [...source.matchAll(CLAUSES)].flatMap(
		(match) => (match[1] ?? match[2] ?? "").match(WORD) ?? [],
	);
	return {
		modules: distinct(listAll(source, SCRIPT)),
		methods: distinct(listAll(source, SCRIPT_METHOD)).filter((name) => !NO_METHODS.has(name)),
		names: distinct([...listAll(source, CALLED), ...words, ...(HANDS_ON.test(source) ? ["*"] : [])]),
		bases: distinct(listAll(source, SCRIPT_BASE)),
	};
}

export const JAVASCRIPT_MODULES: ModuleSystem = { resolve: resolveScript, look: lookAtScript };
