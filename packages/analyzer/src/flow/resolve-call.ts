import { COMMON_METHODS } from "./common-methods.ts";
import type { Callee, FlowFacts } from "./facts.ts";

/** The facts of one file with where it stands and what its imports lead to. */
export interface FileFacts {
	readonly path: string;
	readonly facts: FlowFacts;
	/** File index for a module as this file writes it, null when it is not of this project. */
	readonly moduleOf: (module: string) => number | null;
	/** Files whose top-level names are also those of this one. */
	readonly peers?: () => readonly number[];
}

export interface FunctionRef {
	readonly file: number;
	readonly fn: number;
}

const MAX_DEPTH = 10;
/** Among the bases of what any class may stand for. */
const ANY_CLASS = "*";

type Exported =
	| { readonly kind: "fn"; readonly ref: FunctionRef }
	| { readonly kind: "class"; readonly file: number; readonly name: string };

interface MethodTable {
	readonly byName: ReadonlyMap<string, readonly FunctionRef[]>;
	/** Whether a method may be looked for by nothing but its name. */
	readonly admits: (name: string) => boolean;
	readonly derived: () => Derived;
	readonly askDerived: (home: ClassRef) => void;
}

export interface ClassRef {
	readonly file: number;
	readonly name: string;
}

/**
 * Resolves how calls name their targets to functions of the project. Results are kept per callee.
 * @param admits whether a method may be looked for by nothing but its name; all may when absent.
 * @param askDerived told of classes whose derived classes decide what a call means
 */
export function createCallResolver(
	files: readonly FileFacts[],
	admits: (name: string) => boolean = () => true,
	askDerived: (home: ClassRef) => void = () => {},
): (file: number, callee: Callee) => readonly FunctionRef[] {
	let index: Derived | undefined;
	const derived = (): Derived => {
		index ??= indexDerived(files);
		return index;
	};
	const methods: MethodTable = { byName: indexMethods(files), admits, derived, askDerived };
	const cache = new Map<Callee, readonly FunctionRef[]>();
	return (file, callee) => {
		const known = cache.get(callee);
		if (known) return known;
		const targets = resolveCallee(files, { file, callee, methods });
		cache.set(callee, targets);
		return targets;
	};
}

/** Methods by bare name, for calls on objects of unknown class. */
function indexMethods(files: readonly FileFacts[]): ReadonlyMap<string, readonly FunctionRef[]> {
	const methods = new Map<string, FunctionRef[]>();
	for (const [file, { facts }] of files.entries()) {
		for (const [fn, fact] of facts.functions.entries()) {
			if (fact.className === null || fact.name === "" || fact.name === "constructor") continue;
			methods.set(fact.name, [...(methods.get(fact.name) ?? []), { file, fn }]);
		}
	}
	return methods;
}

function resolveCallee(
	files: readonly FileFacts[],
	call: {
		readonly file: number;
		readonly callee: Callee;
		readonly methods: MethodTable;
	},
): readonly FunctionRef[] {
	const { file, callee } = call;
	if (callee.kind === "local") return [{ file, fn: callee.fn }];
	if (callee.kind === "import") {
		const found = resolveImport(files, file, callee);
		const isInside = found.length === 0 && callee.path.length > 2 && isOurs(files, file, callee);
		return isInside ? byName(call.methods, callee.path.at(-1) ?? "") : found;
	}
	if (callee.className !== null) {
		const home = findClass(files, file, callee.className);
		const found = home ? findMethods(files, { ...home, method: callee.name }, 0) : [];
		if (found.length > 0 || !home || callee.name === "constructor") return found;
		if (files[home.file]?.facts.bases.get(home.name)?.includes(ANY_CLASS))
			return byName(call.methods, callee.name);
		// An interface's, or one that a base class leaves to those derived from it.
		call.methods.askDerived(home);
		return findImplementations(files, home, { method: callee.name, derived: call.methods.derived });
	}
	return byName(call.methods, callee.name);
}

/** The only method of that name in the project, unless the name is too common to tell. */
function byName({ byName: index, admits }: MethodTable, name: string): readonly FunctionRef[] {
	if (COMMON_METHODS.has(name) || !admits(name)) return [];
	const candidates = index.get(name) ?? [];
	return candidates.length === 1 ? candidates : [];
}

function isOurs(files: readonly FileFacts[], file: number, callee: { readonly module: string }): boolean {
	return moduleFile(files, file, callee.module) !== null;
}

function resolveImport(
	files: readonly FileFacts[],
	file: number,
	callee: Extract<Callee, { kind: "import" }>,
): readonly FunctionRef[] {
	const [name, ...rest] = callee.path;
	const target = moduleFile(files, file, callee.module);
	if (target === null) return resolveSubmodule(files, file, callee);
	const member =
		rest.length === 0 ? null : findExport(files, { file: target, name: callee.path.join(".") }, 0);
	if (member?.kind === "fn") return [member.ref];
	const exported =
		findExport(files, { file: target, name: name ?? "default" }, 0) ?? fromDefaultObject(files, target, rest);
	if (!exported) return name === undefined ? [] : resolveSubmodule(files, file, callee);
	if (exported.kind === "fn") return rest.length === 0 || name === "default" ? [exported.ref] : [];
	if (rest.length > 1) return [];
	const method = rest[0] ?? "constructor";
	return findMethods(files, { file: exported.file, name: exported.name, method }, 0);
}

/** `const db = require("./db"); db.run()` names a property of the exported object. */
function fromDefaultObject(
	files: readonly FileFacts[],
	file: number,
	rest: readonly string[],
): Exported | null {
	const [property] = rest;
	return property === undefined ? null : findExport(files, { file, name: property }, 0);
}

/** Python's `from package import module; module.f()`. */
function resolveSubmodule(
	files: readonly FileFacts[],
	file: number,
	callee: Extract<Callee, { kind: "import" }>,
): readonly FunctionRef[] {
	const packages = callee.path.slice(0, -1);
	const name = callee.path.at(-1);
	if (packages.length === 0 || name === undefined) return [];
	const path = packages.join(".");
	const joined = callee.module.endsWith(".") ? `${callee.module}${path}` : `${callee.module}.${path}`;
	const target = moduleFile(files, file, joined);
	if (target === null) return [];
	const exported = findExport(files, { file: target, name }, 0);
	return exported?.kind === "fn" ? [exported.ref] : [];
}

function moduleFile(files: readonly FileFacts[], file: number, module: string): number | null {
	return files[file]?.moduleOf(module) ?? null;
}

function findOwn(files: readonly FileFacts[], file: number, name: string): Exported | null {
	const own = files[file]?.facts.exports.get(name);
	if (own?.className) return { kind: "class", file, name: own.className };
	return own && own.fn !== null ? { kind: "fn", ref: { file, fn: own.fn } } : null;
}

function findInPeers(files: readonly FileFacts[], file: number, name: string): Exported | null {
	for (const peer of files[file]?.peers?.() ?? []) {
		const found = findOwn(files, peer, name);
		if (found) return found;
	}
	return null;
}

function findExport(
	files: readonly FileFacts[],
	at: { file: number; name: string },
	depth: number,
): Exported | null {
	const facts = files[at.file]?.facts;
	if (!facts || depth > MAX_DEPTH) return null;
	const own = findOwn(files, at.file, at.name) ?? findInPeers(files, at.file, at.name);
	if (own) return own;
	for (const reexport of facts.reexports) {
		if (reexport.name !== at.name && reexport.name !== "*") continue;
		const target = moduleFile(files, at.file, reexport.module);
		const name = reexport.name === "*" ? at.name : reexport.imported;
		const found = target === null ? null : findExport(files, { file: target, name }, depth + 1);
		if (found) return found;
	}
	return null;
}

function findClass(
	files: readonly FileFacts[],
	file: number,
	name: string,
): { file: number; name: string } | null {
	const facts = files[file]?.facts;
	if (!facts) return null;
	if (facts.bases.has(name)) return { file, name };
	const peer = files[file]?.peers?.().find((other) => files[other]?.facts.bases.has(name));
	if (peer !== undefined) return { file: peer, name };
	const [module = "", member] = name.split(".");
	const imported = facts.imported.get(module);
	const target = imported ? moduleFile(files, file, imported.module) : null;
	if (!imported || target === null) return null;
	const exported = findExport(files, { file: target, name: member ?? imported.name }, 0);
	return exported?.kind === "class" ? { file: exported.file, name: exported.name } : null;
}

type Derived = ReadonlyMap<string, readonly { readonly file: number; readonly name: string }[]>;

/** Classes by the bare names of those they are derived from. */
function indexDerived(files: readonly FileFacts[]): Derived {
	const derived = new Map<string, { file: number; name: string }[]>();
	for (const [file, { facts }] of files.entries()) {
		for (const [name, bases] of facts.bases) {
			for (const base of bases) {
				const classes = derived.get(base);
				if (classes) classes.push({ file, name });
				else derived.set(base, [{ file, name }]);
			}
		}
	}
	return derived;
}

/** More classes than this that do the same tell nothing. */
const MAX_IMPLEMENTATIONS = 4;

/** What the classes derived from `home` do for a method that it has no body for. */
function findImplementations(
	files: readonly FileFacts[],
	home: { readonly file: number; readonly name: string },
	of: { readonly method: string; readonly derived: () => Derived },
): readonly FunctionRef[] {
	const classes = (of.derived().get(home.name) ?? []).filter(({ file }) => {
		const base = findClass(files, file, home.name);
		return base?.file === home.file && base.name === home.name;
	});
	if (classes.length > MAX_IMPLEMENTATIONS) return [];
	return classes.flatMap(({ file, name }) => findMethods(files, { file, name, method: of.method }, 1));
}

/** The methods of that name of a class, or of the nearest base class that has one; several when overloaded. */
function findMethods(
	files: readonly FileFacts[],
	at: { readonly file: number; readonly name: string; readonly method: string },
	depth: number,
): readonly FunctionRef[] {
	const facts = files[at.file]?.facts as FlowFacts | undefined;
	if (!facts || depth > MAX_DEPTH) return [];
	const own = new Map<number, FunctionRef>();
	for (const file of [at.file, ...(files[at.file]?.peers?.() ?? [])]) {
		for (const [fn, fact] of (files[file]?.facts.functions ?? []).entries()) {
			if (fact.className !== at.name || fact.name !== at.method || own.has(fact.params.length)) continue;
			own.set(fact.params.length, { file, fn });
		}
		if (own.size > 0) return [...own.values()];
	}
	for (const base of facts.bases.get(at.name) ?? []) {
		const home = findClass(files, at.file, base);
		const found = home ? findMethods(files, { ...home, method: at.method }, depth + 1) : [];
		if (found.length > 0) return found;
	}
	return [];
}
