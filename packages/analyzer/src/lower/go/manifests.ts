import type { Alias } from "../alias.ts";
import { folderOf, joinPath } from "../project-paths.ts";

const VENDORED = /(?:^|\/)vendor\//;
const MODULE = /^[ \t]*module[ \t]+"?([^\s"]{1,300})"?/m;
/** Modules that lie elsewhere in the same repository. Source: Go Modules Reference, "replace directive". */
const REPLACED =
	/^[ \t]*(?:replace[ \t]+)?([^\s"]{1,300})(?:[ \t]+v[^\s]{1,100})?[ \t]+=>[ \t]+(\.{1,2}(?:\/[^\s]{0,300})?)[ \t]*(?:\/\/.*)?$/gm;

function aliasModule(module: string, folder: string, scope: string): readonly Alias[] {
	const home = folder === "" ? "" : `${folder}/`;
	return [
		{ scope, prefix: module, isExact: true, targets: [folder] },
		{ scope, prefix: `${module}/`, isExact: false, targets: [home] },
	];
}

/** The path of a module, and of those in other folders that it takes instead of published ones. */
export function readGoManifest(path: string, text: string): readonly Alias[] {
	if (VENDORED.test(path)) return [];
	const folder = folderOf(path);
	const module = MODULE.exec(text)?.[1];
	const replaced = [...text.matchAll(REPLACED)].slice(0, 200).flatMap(([, name = "", place = ""]) => {
		const target = joinPath(folder, place);
		return target === null ? [] : aliasModule(name, target, folder);
	});
	return [...(module === undefined ? [] : aliasModule(module, folder, "")), ...replaced];
}
