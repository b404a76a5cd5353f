import { ancestors, folderOf } from "./project-paths.ts";

/** What a project says of itself: a way to write modules that names files of its own. */
export interface Alias {
	/** Files below this folder may write it; "" for all. */
	readonly scope: string;
	readonly prefix: string;
	/** Whether nothing follows the prefix. */
	readonly isExact: boolean;
	/** What stands for the prefix, from the root of the project, in the order of looking. */
	readonly targets: readonly string[];
}

/** Aliases by scope and first part, so that a module is held against few of them. */
export interface AliasIndex {
	readonly scopes: ReadonlyMap<string, ReadonlyMap<string, readonly Alias[]>>;
}

export const NO_ALIASES: AliasIndex = { scopes: new Map() };
/** Prefixes that end within their first part may stand before any module. */
const ANY = "";

function firstPart(module: string): string {
	const slash = module.indexOf("/");
	return slash < 0 ? module : module.slice(0, slash);
}

function partOf({ prefix, isExact }: Alias): string {
	return isExact || prefix.includes("/") ? firstPart(prefix) : ANY;
}

export function indexAliases(aliases: readonly Alias[]): AliasIndex {
	const scopes = new Map<string, Map<string, Alias[]>>();
	for (const alias of aliases) {
		const parts = scopes.get(alias.scope) ?? new Map<string, Alias[]>();
		scopes.set(alias.scope, parts);
		const list = parts.get(partOf(alias)) ?? [];
		parts.set(partOf(alias), list);
		list.push(alias);
	}
	return { scopes };
}

function isMeant({ prefix, isExact }: Alias, module: string): boolean {
	return isExact ? module === prefix : module.startsWith(prefix);
}

/**
 * What a module may stand for, as paths from the root without ending: from the nearest scope, the longest prefix first,
 * as TypeScript does it.
 */
export function* expandAliases({ scopes }: AliasIndex, from: string, module: string): Generator<string> {
	if (scopes.size === 0) return;
	for (const scope of ancestors(folderOf(from))) {
		const parts = scopes.get(scope);
		if (!parts) continue;
		const meant = [...(parts.get(firstPart(module)) ?? []), ...(parts.get(ANY) ?? [])].filter((alias) =>
			isMeant(alias, module),
		);
		meant.sort((a, b) => Number(b.isExact) - Number(a.isExact) || b.prefix.length - a.prefix.length);
		for (const { prefix, targets } of meant) {
			for (const target of targets) yield target + module.slice(prefix.length);
		}
	}
}
