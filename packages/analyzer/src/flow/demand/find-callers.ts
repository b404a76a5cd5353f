import { COMMON_METHODS } from "../common-methods.ts";
import type { FlowFacts } from "../facts.ts";
import type { FileFacts, FunctionRef } from "../resolve-call.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a function goes by in other files. */
export interface PublicNames {
	/** The last part of dotted ones; `default` for whatever the importer calls it. */
	readonly names: ReadonlySet<string>;
	/** The class that it is a method of. */
	readonly className: string | null;
}

const MAX_IMPORTERS = 2_000;
const MAX_DEPTH = 10;

function lastPart(name: string): string {
	return name.slice(name.lastIndexOf(".") + 1);
}

function ownNames(facts: FlowFacts, fn: number): PublicNames {
	const fact = facts.functions[fn];
	const className = fact?.className ?? null;
	const isConstructor = className !== null && fact?.name === "constructor";
	const names = new Set<string>();
	if (className !== null && fact) names.add(fact.name);
	if (isConstructor) names.add(className);
	for (const [name, exported] of facts.exports) {
		if (exported.fn === fn || (isConstructor && exported.className === className)) names.add(lastPart(name));
	}
	names.delete("");
	return { names, className };
}

/** Names of a function in its own file, and those under which files at hand hand it on. */
export function listPublicNames(
	files: readonly FileFacts[],
	{ file, fn }: FunctionRef,
	pathOf: (from: string, module: string) => string | null,
): PublicNames {
	const { path, facts } = files[file] as FileFacts;
	const own = ownNames(facts, fn);
	const names = new Set(own.names);
	for (const other of files) {
		for (const { name, module, imported } of other.facts.reexports) {
			if (name === "*" || !own.names.has(imported)) continue;
			if (pathOf(other.path, module) === path) names.add(name);
		}
	}
	return { ...own, names };
}

/** The function's class and the classes at hand that seem to be derived from it, with their files. */
function listHomes(
	files: readonly FileFacts[],
	path: string,
	className: string | null,
): readonly { readonly path: string; readonly className: string | null }[] {
	const homes = [{ path, className }];
	if (className === null) return homes;
	const family = new Set([className]);
	for (let depth = 0, size = 0; size !== family.size && depth < MAX_DEPTH; depth += 1) {
		size = family.size;
		for (const other of files) {
			for (const [name, bases] of other.facts.bases) {
				if (family.has(name) || !bases.some((base) => family.has(base))) continue;
				family.add(name);
				homes.push({ path: other.path, className: name });
			}
		}
	}
	return homes;
}

/**
 * Direct importers that mention one of the names, and indirect ones that do, since objects are handed on. Breadth
 * first, and bounded.
 */
function findMentioning(path: string, names: ReadonlySet<string>, around: Surroundings): readonly string[] {
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

interface Search {
	readonly ref: FunctionRef;
	readonly called: PublicNames;
	readonly around: Surroundings;
	readonly pathOf: (from: string, module: string) => string | null;
}

/** What a class does for an interface is called by that: files with bases that are not at hand, and those that call them. */
function findByBases(
	files: readonly FileFacts[],
	{ ref, called, around, pathOf }: Search,
): readonly string[] {
	const { path, facts } = files[ref.file] as FileFacts;
	return (facts.bases.get(called.className ?? "") ?? []).flatMap((base) => {
		const imported = facts.imported.get(base);
		const home = imported ? pathOf(path, imported.module) : null;
		if (home === null) return [];
		const known = files.find((file) => file.path === home);
		if (!known) return [home];
		const hasOwn = known.facts.functions.some(
			(fact) => fact.className === base && called.names.has(fact.name),
		);
		return hasOwn ? [] : findMentioning(home, called.names, around);
	});
}

/** Files that may call a function, where it is written or where a class inherits it. */
export function findCallingFiles(files: readonly FileFacts[], of: Search): readonly string[] {
	const { ref, called, around } = of;
	const { path } = files[ref.file] as FileFacts;
	const direct = listHomes(files, path, called.className).flatMap((home) => {
		const inherited = home.className !== null && called.names.has("constructor") ? [home.className] : [];
		const mentioning = findMentioning(home.path, new Set([...called.names, ...inherited]), around);
		const { className } = home;
		if (className === null) return mentioning;
		const deriving = around.importersOf(home.path).filter((file) => around.derives(file, className));
		return [...mentioning, ...deriving];
	});
	return [...direct, ...findByBases(files, of)];
}
