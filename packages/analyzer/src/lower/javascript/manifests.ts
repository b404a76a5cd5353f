import type { Alias } from "../alias.ts";
import { folderOf, joinPath } from "../project-paths.ts";
import { stripComments } from "./strip-comments.ts";

const PACKAGE = /(?:^|\/)package\.json$/;
const INSTALLED = /(?:^|\/)node_modules\//;
/** Where builds put what sources lie beside. */
const BUILT = /(^|\/)(?:dist|build|lib|out|esm|cjs)\//;
/** Packages there are made to be looked at; their names may be those of libraries. */
const EXEMPLARY =
	/(?:^|\/)(?:tests?|__tests__|e2e|spec|__?fixtures?(?:__)?|fixtures?|examples?|templates?|samples?|demos?|mocks?|__mocks__)\//;
const MAX_ENTRIES = 500;
/** Names of the parts of an entry, in the order in which a source is likely. */
const CONDITIONS = ["source", "development", "types", "import", "module", "node", "require", "default"];

type Table = Readonly<Record<string, unknown>>;

function toTable(value: unknown): Table {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function toText(value: unknown): string | null {
	return typeof value === "string" && value.length <= 500 ? value : null;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
	return Object.entries(toTable(value)).slice(0, MAX_ENTRIES);
}

/** The files that an entry may mean: as written and, where that is built, its source. */
function placesOf(folder: string, written: string | null): readonly string[] {
	if (written === null) return [];
	const place = joinPath(folder, written);
	if (place === null) return [];
	const stem = place.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "");
	return BUILT.test(written)
		? [stem.replace(BUILT, "$1src/"), place, stem.replace(BUILT, "$1")]
		: [place, stem];
}

function conditionsOf(value: unknown, depth = 0): readonly string[] {
	const text = toText(value);
	if (text !== null) return [text];
	if (depth > 3) return [];
	const table = toTable(value);
	return CONDITIONS.flatMap((name) => conditionsOf(table[name], depth + 1));
}

function withSlash(folder: string): string {
	return folder === "" ? "" : `${folder}/`;
}

/** Entries below the package's name, as `exports` writes them. */
function aliasExports(folder: string, name: string, exported: unknown): readonly Alias[] {
	return entriesOf(exported).flatMap(([key, value]): readonly Alias[] => {
		if (!key.startsWith("./")) return [];
		const isExact = !key.endsWith("*");
		const prefix = `${name}/${isExact ? key.slice(2) : key.slice(2, -1)}`;
		const targets = conditionsOf(value).flatMap((written) => {
			const star = written.indexOf("*");
			if (isExact) return star < 0 ? placesOf(folder, written) : [];
			return star < 0 ? [] : placesOf(folder, written.slice(0, star)).map(withSlash);
		});
		return targets.length === 0 ? [] : [{ scope: "", prefix, isExact, targets }];
	});
}

/** A package of the workspace, by its name: its entries, and below it its files. */
function aliasPackage(folder: string, manifest: Table): readonly Alias[] {
	const name = toText(manifest.name);
	if (name === null || name === "" || EXEMPLARY.test(withSlash(folder))) return [];
	const { exports } = manifest;
	const root = toTable(exports)["."] ?? (Object.keys(toTable(exports))[0]?.startsWith("./") ? null : exports);
	const entries = [
		...conditionsOf(root),
		...["source", "types", "module", "main"].flatMap((key) => conditionsOf(manifest[key])),
	];
	const home = withSlash(folder);
	const places = [
		...entries.flatMap((written) => placesOf(folder, written)),
		`${home}src/index`,
		`${home}index`,
	];
	return [
		{ scope: "", prefix: name, isExact: true, targets: [...new Set(places)] },
		...aliasExports(folder, name, exports),
		{ scope: "", prefix: `${name}/`, isExact: false, targets: [home, `${home}src/`] },
	];
}

/** `paths` and `baseUrl` of a compiler's configuration. */
function aliasConfig(folder: string, manifest: Table): readonly Alias[] {
	const options = toTable(manifest.compilerOptions);
	const baseUrl = toText(options.baseUrl);
	const base = joinPath(folder, baseUrl ?? ".");
	if (base === null) return [];
	const paths = entriesOf(options.paths).flatMap(([key, value]): readonly Alias[] => {
		const isExact = !key.includes("*");
		if (!isExact && !key.endsWith("*")) return [];
		const targets = (Array.isArray(value) ? value : []).slice(0, 20).flatMap((one) => {
			const written = toText(one);
			if (written === null || (!isExact && !written.endsWith("*"))) return [];
			const place = joinPath(base, isExact ? written : written.slice(0, -1));
			if (place === null) return [];
			return [isExact || !/(?:^|\/)\*$/.test(written) ? place : withSlash(place)];
		});
		return [{ scope: folder, prefix: isExact ? key : key.slice(0, -1), isExact, targets }];
	});
	if (baseUrl === null) return paths;
	return [...paths, { scope: folder, prefix: "", isExact: false, targets: [withSlash(base)] }];
}

/** What a manifest says of how modules are written; nothing when it cannot be read, as for a compiler that ignores it. */
export function readScriptManifest(path: string, text: string): readonly Alias[] {
	if (INSTALLED.test(path)) return [];
	let manifest: unknown;
	try {
		manifest = JSON.parse(stripComments(text));
	} catch {
		return [];
	}
	const folder = folderOf(path);
	return PACKAGE.test(path)
		? aliasPackage(folder, toTable(manifest))
		: aliasConfig(folder, toTable(manifest));
}
