import { ChangeError } from "./errors.ts";

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{2,250}$/;
const REF = /^refs\/countersign\/[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9][A-Za-z0-9_-]*)*$/;
/** Names that begin with a digest spread evenly, so that two levels of folders keep every tree small. */
const DIGEST_NAME = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{36}.*)$/;
const FLAT_PATH = /^([^/]{2})\/([^/]+)$/;
const DEEP_PATH = /^([0-9a-f]{2})\/([0-9a-f]{2})\/([0-9a-f]{36}[^/]*)$/;
const ERASABLE = /^(.+)\.(prompt|erased)\.json$/;

/** @throws ChangeError CHANGE_REF_INVALID unless the ref is one of our own. */
export function assertOwnRef(ref: string): void {
	if (REF.test(ref)) return;
	throw new ChangeError("CHANGE_REF_INVALID", {
		message: `${JSON.stringify(ref)} is no ref below refs/countersign/.`,
	});
}

export function isEntryName(name: string): boolean {
	return NAME.test(name) && !name.endsWith(".") && !name.endsWith(".lock");
}

/** @throws ChangeError CHANGE_REF_INVALID for names that could not be a file name everywhere. */
export function assertEntryName(name: string): void {
	if (isEntryName(name)) return;
	throw new ChangeError("CHANGE_REF_INVALID", { message: `${JSON.stringify(name)} is no valid entry name.` });
}

/**
 * Where an entry may stand in the tree of its ref; it is written to the first place. With one level of 256 folders, a
 * commit of 1,000 entries to a store of a million would rewrite 40 MB of trees; with two it rewrites 2 MB. The other
 * place is where every entry stood before.
 */
export function listEntryPaths(name: string): readonly [string, ...string[]] {
	const flat = `${name.slice(0, 2)}/${name.slice(2)}`;
	const deep = DIGEST_NAME.exec(name);
	return deep ? [`${deep[1]}/${deep[2]}/${deep[3]}`, flat] : [flat];
}

/** The entry that stands at a path of the tree, null for paths that are none of ours. */
export function parseEntryPath(path: string): string | null {
	const parts = DEEP_PATH.exec(path) ?? FLAT_PATH.exec(path);
	return parts ? parts.slice(1).join("") : null;
}

/** The folders above a path, the outer one first. */
export function listFolders(path: string): readonly string[] {
	const parts = path.split("/").slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/**
 * The entry that the given one excludes: a mark that a prompt was erased on purpose, and that prompt. Neither writing
 * again nor uniting with another clone may bring an erased prompt back.
 */
export function findCounterpart(name: string): { readonly mark: string; readonly prompt: string } | null {
	const digest = ERASABLE.exec(name)?.[1];
	return digest === undefined ? null : { mark: `${digest}.erased.json`, prompt: `${digest}.prompt.json` };
}
