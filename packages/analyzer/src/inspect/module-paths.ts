import { getLanguage } from "../lower/index.ts";
import { findLanguage } from "../parse/index.ts";

/** The file of the project that `module`, as written in `from`, means; null when it is a library. */
export function resolveModule(known: ReadonlySet<string>, from: string, module: string): string | null {
	const language = findLanguage(from);
	if (module === "" || module.length > 500 || language === undefined) return null;
	const found = getLanguage(language).modules.resolve(known, from, module);
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
export function createModuleResolver(known: ReadonlySet<string>): ResolveModule {
	const answers = new Map<string, string | null>();
	const resolve = (from: string, module: string): string | null => {
		const key = `${from}\0${module}`;
		const answer = answers.get(key);
		if (answer !== undefined) return answer;
		const found = resolveModule(known, from, module);
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
