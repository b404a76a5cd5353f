import { COMMON_METHODS } from "../common-methods.ts";
import type { FlowFacts } from "../facts.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a function goes by in other files. */
export interface PublicNames {
	/** Names, the last part of dotted ones; `default` for whatever the importer calls it, a class's for its constructor. */
	readonly names: ReadonlySet<string>;
	/** The class that it is a method of. */
	readonly className: string | null;
}

function lastPart(name: string): string {
	return name.slice(name.lastIndexOf(".") + 1);
}

export function publicNames(facts: FlowFacts, fn: number): PublicNames {
	const fact = facts.functions[fn];
	const className = fact?.className ?? null;
	const names = new Set<string>();
	if (className !== null && fact) names.add(fact.name);
	for (const [name, exported] of facts.exports) {
		const isClass = className !== null && exported.className === className && fact?.name === "constructor";
		if (exported.fn === fn || isClass) names.add(lastPart(name));
	}
	if (fact?.name === "constructor" && className !== null) names.add(className);
	names.delete("");
	return { names, className };
}

const MAX_IMPORTERS = 2_000;

/**
 * Files that may call a function of `path`: direct importers that mention it, and indirect ones that do, since objects
 * are handed on. Breadth first, and bounded.
 */
export function findCallingFiles(
	path: string,
	names: ReadonlySet<string>,
	around: Surroundings,
): readonly string[] {
	const mentions = (file: string): boolean =>
		names.has("default") || [...names].some((name) => around.mentions(file, name));
	const telling = [...names].filter(
		(name) => name !== "default" && name !== "constructor" && !COMMON_METHODS.has(name),
	);
	const direct = around.importersOf(path);
	const found = direct.filter(mentions);
	const seen = new Set([path, ...direct]);
	const queue = [...direct];
	for (let at = queue.shift(); at !== undefined && seen.size < MAX_IMPORTERS; at = queue.shift()) {
		for (const importer of around.importersOf(at)) {
			if (seen.has(importer)) continue;
			seen.add(importer);
			queue.push(importer);
			if (telling.some((name) => around.mentions(importer, name))) found.push(importer);
		}
	}
	return found;
}
