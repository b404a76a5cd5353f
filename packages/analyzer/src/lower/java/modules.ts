import type { ModuleSystem, QuickLook } from "../language.ts";
import { distinct, listAll, listCalled } from "../look-text.ts";
import { ancestors, folderOf } from "../project-paths.ts";

/** What stands between places to look in, in the order of looking. */
const OR = "|";

function isWild(module: string): boolean {
	return module.endsWith(".*");
}

/** `a.b.C` in a source root above the file, or in any other that the project has; `a.b.C.D` may be a member of `a.b.C`. */
function findQualified(known: ReadonlySet<string>, from: string, module: string): string | null {
	const parts = module.split(".");
	for (const length of [parts.length, parts.length - 1]) {
		if (length < 1) continue;
		const path = `${parts.slice(0, length).join("/")}.java`;
		for (const above of ancestors(folderOf(from))) {
			const candidate = above === "" ? path : `${above}/${path}`;
			if (known.has(candidate)) return candidate;
		}
		const elsewhere = findElsewhere(known, path);
		if (elsewhere !== null) return elsewhere;
	}
	return null;
}

const suffixes = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly string[]>>();

/** Files of the project by their name, made once per project. */
function byName(known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
	const made = suffixes.get(known);
	if (made) return made;
	const index = new Map<string, string[]>();
	for (const path of known) {
		if (!path.endsWith(".java")) continue;
		const name = path.slice(path.lastIndexOf("/") + 1);
		const paths = index.get(name);
		if (paths) paths.push(path);
		else index.set(name, [path]);
	}
	suffixes.set(known, index);
	return index;
}

/** In another module of the build: its sources have a root of their own. */
function findElsewhere(known: ReadonlySet<string>, path: string): string | null {
	// A class without a package is none that others could name.
	if (!path.includes("/")) return null;
	const name = path.slice(path.lastIndexOf("/") + 1);
	return (byName(known).get(name) ?? []).find((candidate) => candidate.endsWith(`/${path}`)) ?? null;
}

function resolveOne(known: ReadonlySet<string>, from: string, module: string): string | null {
	if (isWild(module)) return null;
	if (!module.startsWith(".")) return findQualified(known, from, module);
	const folder = folderOf(from);
	const path = `${module.slice(1)}.java`;
	const beside = folder === "" ? path : `${folder}/${path}`;
	return known.has(beside) ? beside : null;
}

/** Alternatives in order: `.C` lies beside the file, `a.b.C` in its package. */
function resolveJava(known: ReadonlySet<string>, from: string, module: string): string | null {
	for (const one of module.split(OR)) {
		const found = resolveOne(known, from, one);
		if (found !== null) return found;
	}
	return null;
}

const IMPORT = /^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]+(?:\.\*)?)[ \t]*;/gm;
const METHOD =
	/^[ \t]+(?:(?:public|private|protected|static|final|abstract|synchronized|default)[ \t]+)*(?:<[^<>\n]{1,80}>[ \t]*)?[\w.$<>[\], ?]{1,120}[ \t]+(\w+)[ \t]*\(/gm;
const BASES = /\b(?:extends|implements)\s+([^{;()]{1,300})\{/g;
/** A class by its whole path, where no import names it. */
const CLASS_PATH = /\b(?:[a-z_]\w{0,60}\.){1,12}[A-Z]\w*/g;
const CLASS_WORD = /\b[A-Z]\w*/g;

/** Classes of the same package are named without an import, so every class name asks for a file beside this one. */
function lookAtJava(source: string): QuickLook {
	const imports = listAll(source, IMPORT);
	const classes = distinct(source.match(CLASS_WORD) ?? []);
	const packages = imports.filter(isWild).map((module) => module.slice(0, -2));
	const besides = classes.map((name) => [`.${name}`, ...packages.map((home) => `${home}.${name}`)].join(OR));
	return {
		modules: distinct([
			...imports.filter((module) => !isWild(module)),
			...(source.match(CLASS_PATH) ?? []),
			...besides,
		]),
		methods: distinct(listAll(source, METHOD)),
		names: distinct([...listCalled(source), ...classes]),
		bases: distinct(listAll(source, BASES).flatMap((list) => list.match(CLASS_WORD) ?? [])),
	};
}

export const JAVA_MODULES: ModuleSystem = {
	resolve: resolveJava,
	look: lookAtJava,
	besides: (name, packages) => [`.${name}`, ...packages.map((home) => `${home}.${name}`)].join(OR),
};
