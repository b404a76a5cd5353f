import type { ModuleSystem, QuickLook } from "../language.ts";
import { distinct, listAll, listCalled, WORD } from "../look-text.ts";
import { ancestors, firstKnown, folderOf, joinPath } from "../project-paths.ts";

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

const PYTHON =
	/^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+(\([^)]{1,2000}\)|[^\n#]{1,300})|import[ \t]+([^\n#]{1,300}))/gm;
const PYTHON_METHOD = /^[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)/gm;
const PYTHON_BASES = /^[ \t]*class[ \t]+\w+[ \t]*\(([^()\n]{1,300})\)/gm;
const PYTHON_HANDS_ON = /^[ \t]*from[ \t]+[.\w]+[ \t]+import[ \t]*\*/m;

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
		methods: distinct(listAll(source, PYTHON_METHOD)),
		names: distinct([...listCalled(source), ...words, ...(PYTHON_HANDS_ON.test(source) ? ["*"] : [])]),
		bases: distinct(listAll(source, PYTHON_BASES).flatMap((list) => list.match(WORD) ?? [])),
	};
}

export const PYTHON_MODULES: ModuleSystem = { resolve: resolvePython, look: lookAtPython };
