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
export type ResolveModule = (from: string, module: string) => string | null;

/** Resolves modules among known paths and remembers the answers. */
export function createModuleResolver(known: ReadonlySet<string>): ResolveModule {
	const answers = new Map<string, string | null>();
	return (from, module) => {
		const key = `${from}\0${module}`;
		const answer = answers.get(key);
		if (answer !== undefined) return answer;
		const found = resolveModule(known, from, module);
		answers.set(key, found);
		return found;
	};
}
