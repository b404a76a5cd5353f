import type { ModuleSystem, QuickLook } from "../language.ts";
import { distinct, listAll, listCalled } from "../look-text.ts";
import { folderOf } from "../project-paths.ts";
import { readGoManifest } from "./manifests.ts";

/** The package that a file itself belongs to: what is named there without an import. */
export const OWN_PACKAGE = ".";

const TEST_FILE = "_test.go";
/** More files than this in one folder are not looked through for a name. */
const MAX_PEERS = 200;
const NO_FILES: readonly string[] = [];

/** Folders of the standard library; a project may have folders of the same names, which these paths do not mean. */
const STANDARD = new Set(
	(
		"archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar " +
		"flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime " +
		"slices sort strconv strings structs sync syscall testing text time unicode unique unsafe weak"
	).split(" "),
);
/** Hosts whose paths name an owner and a repository before the folder. */
const FORGES = new Set(["github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitea.com"]);
const MAX_PREFIX = 4;

const folders = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly string[]>>();

/** Files by folder, in order; made once for each set of paths. */
function filesByFolder(known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
	const made = folders.get(known);
	if (made) return made;
	const files = new Map<string, string[]>();
	for (const path of [...known].sort()) {
		if (!path.endsWith(".go")) continue;
		const folder = folderOf(path);
		const list = files.get(folder);
		if (list) list.push(path);
		else files.set(folder, [path]);
	}
	folders.set(known, files);
	return files;
}

/** The files of a folder's package; tests see the others and one another, and nothing sees tests. */
function packageFiles(known: ReadonlySet<string>, folder: string, from: string): readonly string[] {
	const files = filesByFolder(known).get(folder) ?? NO_FILES;
	const seesTests = from.endsWith(TEST_FILE) && folderOf(from) === folder;
	return seesTests ? files : files.filter((path) => !path.endsWith(TEST_FILE));
}

function listPeers(known: ReadonlySet<string>, path: string): readonly string[] {
	return packageFiles(known, folderOf(path), path)
		.filter((other) => other !== path)
		.slice(0, MAX_PEERS);
}

/** How many parts of a path name the module at least: paths below it are folders of the project. */
function leastPrefix(parts: readonly string[]): number {
	const [host = ""] = parts;
	if (FORGES.has(host)) return 3;
	return host.includes(".") ? 2 : 1;
}

/** The folder that the longest end of a path names, where no manifest says what the module is called. */
function folderFor(known: ReadonlySet<string>, from: string, module: string): string | null {
	const parts = module.split("/");
	if (STANDARD.has(parts[0] ?? "")) return null;
	const files = filesByFolder(known);
	const least = leastPrefix(parts);
	for (let cut = least; cut < parts.length && cut <= least + MAX_PREFIX; cut += 1) {
		const end = parts.slice(cut).join("/");
		for (
			let above: string | null = folderOf(from);
			above !== null;
			above = above === "" ? null : folderOf(above)
		) {
			const folder = above === "" ? end : `${above}/${end}`;
			if (files.has(folder)) return folder;
		}
	}
	return null;
}

/** The first file of the package; the others are its peers. */
function resolveGo(known: ReadonlySet<string>, from: string, module: string): string | null {
	if (module === OWN_PACKAGE) return listPeers(known, from)[0] ?? null;
	const folder = folderFor(known, from, module);
	return folder === null ? null : (packageFiles(known, folder, from)[0] ?? null);
}

const IMPORTS = /^[ \t]*import[ \t]*(?:\(([^)]{0,20000})\)|([^\n]{1,400}))/gm;
const PATH = /["`]([^"`\n]{1,300})["`]/g;
const METHOD = /^func[ \t]*\([^()\n]{0,200}\)[ \t]*(\w+)/gm;
const SELECTED = /\.([A-Z]\w*)/g;
const EMBEDDED = /^[ \t]+\*?(?:\w+\.)?([A-Z]\w*)[ \t]*(?:`[^`\n]*`)?[ \t]*$/gm;

function lookAtGo(source: string): QuickLook {
	const imported = [...source.matchAll(IMPORTS)].flatMap((match) =>
		listAll(match[1] ?? match[2] ?? "", PATH),
	);
	return {
		modules: distinct([OWN_PACKAGE, ...imported]),
		methods: distinct(listAll(source, METHOD)),
		names: distinct([...listCalled(source), ...listAll(source, SELECTED)]),
		bases: distinct(listAll(source, EMBEDDED)),
	};
}

export const GO_MODULES: ModuleSystem = {
	resolve: resolveGo,
	look: lookAtGo,
	manifests: {
		read: readGoManifest,
		resolve: (known, from, path) => packageFiles(known, path, from)[0] ?? null,
	},
	peers: listPeers,
};
