import { type AliasIndex, expandAliases, getLanguage, NO_ALIASES } from "../lower/index.ts";
import { findLanguage } from "../parse/index.ts";

/** Files of a project, and what its manifests say of how they are named. */
export interface ProjectNames {
	readonly known: ReadonlySet<string>;
	readonly aliases: AliasIndex;
}

function findAliased({ known, aliases }: ProjectNames, from: string, module: string): string | null {
	const language = findLanguage(from);
	const manifests = language === undefined ? undefined : getLanguage(language).modules.manifests;
	if (!manifests || module.startsWith(".")) return null;
	for (const path of expandAliases(aliases, from, module)) {
		const found = manifests.resolve(known, from, path);
		if (found !== null) return found;
	}
	return null;
}

/** The file of the project that `module`, as written in `from`, means; null when it is a library. */
function resolveModule(names: ProjectNames, from: string, module: string): string | null {
	const language = findLanguage(from);
	if (module === "" || module.length > 500 || language === undefined) return null;
	const found =
		findAliased(names, from, module) ?? getLanguage(language).modules.resolve(names.known, from, module);
	return found === from ? null : found;
}

/** The file of the project that a module means in a file; null when it is a library. */
export interface ResolveModule {
	(from: string, module: string): string | null;
	/** Files whose top-level names are also those of the file at `path`. */
	readonly peersOf: (path: string) => readonly string[];
}

function findPeers(known: ReadonlySet<string>, path: string): readonly string[] {
	const language = findLanguage(path);
	if (language === undefined) return [];
	return getLanguage(language).modules.peers?.(known, path) ?? [];
}

/** Resolves modules among known paths and remembers the answers. */
export function createModuleResolver(
	known: ReadonlySet<string>,
	aliases: AliasIndex = NO_ALIASES,
): ResolveModule {
	const names = { known, aliases };
	const answers = new Map<string, string | null>();
	const resolve = (from: string, module: string): string | null => {
		const key = `${from}\0${module}`;
		const answer = answers.get(key);
		if (answer !== undefined) return answer;
		const found = resolveModule(names, from, module);
		answers.set(key, found);
		return found;
	};
	const peers = new Map<string, readonly string[]>();
	const peersOf = (path: string): readonly string[] => {
		const found = peers.get(path) ?? findPeers(known, path);
		peers.set(path, found);
		return found;
	};
	return Object.assign(resolve, { peersOf });
}
