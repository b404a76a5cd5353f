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

function folderOf(path: string): string {
	const slash = path.lastIndexOf("/");
	return slash < 0 ? "" : path.slice(0, slash);
}

/** `a/b` + `../c` = `a/c`; null when it leaves the root. */
function joinPath(folder: string, relative: string): string | null {
	const parts = folder === "" ? [] : folder.split("/");
	for (const part of relative.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === undefined) return null;
	}
	return parts.join("/");
}

/** The folder and all folders above it, nearest first; the root is "". */
function ancestors(folder: string): readonly string[] {
	const all = [folder];
	for (let at = folder; at !== ""; at = folderOf(at)) all.push(folderOf(at));
	return all;
}

function firstKnown(known: ReadonlySet<string>, candidates: readonly string[]): string | null {
	return candidates.find((candidate) => known.has(candidate)) ?? null;
}

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

function findPython(known: ReadonlySet<string>, base: string): string | null {
	return firstKnown(known, [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`]);
}

/** Relative modules by their dots; absolute ones from the nearest folder that has them. */
function resolvePython(known: ReadonlySet<string>, from: string, module: string): string | null {
	const folder = folderOf(from);
	const dots = /^\.+/.exec(module)?.[0].length ?? 0;
	const path = module.slice(dots).replaceAll(".", "/");
	if (dots > 0) {
		const base = joinPath(folder, "../".repeat(dots - 1) + path);
		return base === null ? null : findPython(known, base);
	}
	for (const above of ancestors(folder)) {
		const found = findPython(known, above === "" ? path : `${above}/${path}`);
		if (found !== null) return found;
	}
	return null;
}

/** The file of the project that `module`, as written in `from`, means; null when it is a library. */
export function resolveModule(known: ReadonlySet<string>, from: string, module: string): string | null {
	if (module === "" || module.length > 500) return null;
	const found = /\.pyi?$/.test(from)
		? resolvePython(known, from, module)
		: resolveScript(known, from, module);
	return found === from ? null : found;
}

/** The file of the project that a module means in a file; null when it is a library. */
export type ResolveModule = (from: string, module: string) => string | null;

/** Resolves modules among known paths and remembers the answers. */
export function createModuleResolver(known: ReadonlySet<string>): ResolveModule {
	const answers = new Map<string, string | null>();
	return (from, module) => {
		const key = `${from}\0${module}`;
		const answer = answers.get(key);
		if (answer !== undefined) return answer;
		const found = resolveModule(known, from, module);
		answers.set(key, found);
		return found;
	};
}
