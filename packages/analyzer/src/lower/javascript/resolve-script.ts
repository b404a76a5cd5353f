import { firstKnown, folderOf, joinPath } from "../project-paths.ts";

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

/** What modules are looked up in, made once per project: most of what is asked for is not there. */
interface Stems {
	/** What a module may be written as to mean one of the files. */
	readonly all: ReadonlySet<string>;
	/** The same by the last part. */
	readonly byName: ReadonlyMap<string, readonly string[]>;
	/** Folders, each with a slash at its end, that an alias leads to something from. */
	readonly homesOf: Map<string, readonly string[]>;
}

const made = new WeakMap<ReadonlySet<string>, Stems>();

function listStems(path: string): readonly string[] {
	const stem = path.replace(/(?:\.d)?\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/, "");
	if (stem === path) return [path];
	return stem.endsWith("/index") ? [path, stem, folderOf(stem)] : [path, stem];
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

function stemsOf(known: ReadonlySet<string>): Stems {
	const found = made.get(known);
	if (found) return found;
	const all = new Set([...known].flatMap(listStems));
	const byName = new Map<string, string[]>();
	for (const stem of all) {
		const name = nameOf(stem);
		const stems = byName.get(name);
		if (stems) stems.push(stem);
		else byName.set(name, [stem]);
	}
	const stems = { all, byName, homesOf: new Map<string, readonly string[]>() };
	made.set(known, stems);
	return stems;
}

/** The file that a path from the root means, with its ending or without. */
export function findScript(known: ReadonlySet<string>, base: string): string | null {
	const stem = base.replace(/\.([cm]?)jsx?$/, "");
	const { all } = stemsOf(known);
	if (!all.has(base) && !all.has(stem)) return null;
	const written = stem === base ? [] : [`${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${stem}.cts`];
	const endings = SCRIPT_ENDINGS.map((ending) => base + ending);
	return firstKnown(known, [...endings, ...written, ...INDEXES.map((index) => base + index)]);
}

/** Where `alias` may be looked for with success. */
function homesOf(known: ReadonlySet<string>, alias: string): readonly string[] {
	const { byName, homesOf: remembered } = stemsOf(known);
	const found = remembered.get(alias);
	if (found) return found;
	const written = alias.replace(/\.([cm]?)jsx?$/, "");
	const homes = [alias, ...(written === alias ? [] : [written])].flatMap((stem) =>
		(byName.get(nameOf(stem)) ?? [])
			.filter((one) => one === stem || one.endsWith(`/${stem}`))
			.map((one) => one.slice(0, one.length - stem.length)),
	);
	remembered.set(alias, homes);
	return homes;
}

/** In the nearest folder above the file that has it, in its source folder first. */
function findAliased(known: ReadonlySet<string>, from: string, alias: string): string | null {
	const homes = homesOf(known, alias).flatMap((home) => {
		const ways =
			home.endsWith("src/") && (home === "src/" || home.endsWith("/src/"))
				? [
						{ root: home.slice(0, -"src/".length), home, rank: 0 },
						{ root: home, home, rank: 1 },
					]
				: [{ root: home, home, rank: 1 }];
		return ways.filter(({ root }) => from.startsWith(root));
	});
	homes.sort((a, b) => b.root.length - a.root.length || a.rank - b.rank);
	for (const { home } of homes) {
		const found = findScript(known, home + alias);
		if (found !== null) return found;
	}
	return null;
}

/** Relative modules, and the usual aliases of the source folder (`@/x`, `~/x`, `src/x`). */
export function resolveScript(known: ReadonlySet<string>, from: string, module: string): string | null {
	if (module.startsWith(".")) {
		const base = joinPath(folderOf(from), module);
		return base === null ? null : findScript(known, base);
	}
	const alias = /^(?:@|~)\/(.+)$/.exec(module)?.[1] ?? (module.startsWith("src/") ? module : null);
	return alias === null ? null : findAliased(known, from, alias);
}
