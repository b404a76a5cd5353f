import type { Token } from "../facts.ts";
import { createCallResolver, type FileFacts, type FunctionRef } from "../resolve-call.ts";
import { type CallIndex, indexCalls } from "./call-index.ts";
import { findCallingFiles, type PublicNames, publicNames } from "./find-callers.ts";
import type { Surroundings } from "./surroundings.ts";
import { indexUsage, listTokens, type Usage } from "./usage.ts";

export interface DemandScene {
	readonly paths: readonly string[];
	/** Facts of the files at hand, aligned with `paths`. */
	readonly files: readonly FileFacts[];
	/** Files that flows are wanted for, by index. */
	readonly targets: readonly number[];
	/** Path of the project's file that a module means in a file, at hand or not. */
	readonly pathOf: (from: string, module: string) => string | null;
	/** Null until it is known to be needed: it takes a look at every file of the project. */
	readonly around: Surroundings | null;
}

export interface Demand {
	/** Files not at hand that flows of the targets may pass through. */
	readonly wanted: ReadonlySet<string>;
	readonly needsSurroundings: boolean;
}

/** A method with more homes than this says nothing by its name. */
const MAX_HOMES = 4;

/** Whether a method is rare enough in the project to be found by its name. */
export function isRareMethod(around: Surroundings | null, method: string): boolean {
	return around === null || around.homesOf(method).length <= MAX_HOMES;
}

const MAX_DEPTH = 10;

type Task =
	/** What the function does with its parameters, and what it returns, matters. */
	| { readonly kind: "below"; readonly file: number; readonly fn: number }
	/** What goes into the call and what comes out of it matters. */
	| { readonly kind: "through"; readonly file: number; readonly call: number }
	/** Who calls the function matters. */
	| { readonly kind: "above"; readonly file: number; readonly fn: number };

/**
 * Which further files flows of the targets can pass through: called functions below them, and callers above them, as
 * far as a value goes in or comes out. Everything else cannot change a flow that touches a target.
 */
class DemandFinder {
	readonly wanted = new Set<string>();
	needsSurroundings = false;
	readonly #scene: DemandScene;
	readonly #resolve: ReturnType<typeof createCallResolver>;
	/** Resolves with the files at hand and asks for no others. */
	readonly #recognize: ReturnType<typeof createCallResolver>;
	readonly #calls: CallIndex;
	readonly #usages = new Map<number, Usage>();
	readonly #seen = new Set<string>();
	readonly #queue: Task[] = [];
	readonly #indexes: ReadonlyMap<string, number>;

	constructor(scene: DemandScene) {
		this.#scene = scene;
		this.#indexes = new Map(scene.paths.map((path, index) => [path, index]));
		const asking = scene.files.map((file) => ({
			...file,
			moduleOf: (module: string) => this.#askModule(file, module),
		}));
		this.#resolve = createCallResolver(asking, (method) => this.#askMethod(method));
		this.#recognize = createCallResolver(scene.files, (method) => isRareMethod(scene.around, method));
		this.#calls = indexCalls(scene.files);
	}

	#askModule(file: FileFacts, module: string): number | null {
		const path = this.#scene.pathOf(file.path, module);
		return path === null ? null : this.#askFile(path);
	}

	#askFile(path: string): number | null {
		const index = this.#indexes.get(path);
		if (index === undefined) this.wanted.add(path);
		return index ?? null;
	}

	#askMethod(method: string): boolean {
		const { around } = this.#scene;
		if (around === null) {
			this.needsSurroundings = true;
			return false;
		}
		const homes = around.homesOf(method);
		if (homes.length > MAX_HOMES) return false;
		for (const home of homes) this.#askFile(home);
		return true;
	}

	#facts(file: number) {
		return (this.#scene.files[file] as FileFacts).facts;
	}

	#usage(file: number): Usage {
		const known = this.#usages.get(file) ?? indexUsage(this.#facts(file));
		this.#usages.set(file, known);
		return known;
	}

	#add(task: Task): void {
		const key = `${task.kind}.${task.file}.${task.kind === "through" ? task.call : task.fn}`;
		if (this.#seen.has(key)) return;
		this.#seen.add(key);
		this.#queue.push(task);
	}

	/** Nothing goes in that could be tainted, and nobody takes what comes out. */
	#isIdle(file: number, call: number): boolean {
		const usage = this.#usage(file);
		if ((usage.resultsOf.get(call) ?? []).some((token) => usage.used.has(token))) return false;
		const fact = this.#facts(file).calls[call];
		return !fact || [...fact.args, fact.receiver].every((value) => listTokens(value).length === 0);
	}

	#enter(file: number, call: number): void {
		const fact = this.#facts(file).calls[call];
		if (!fact || this.#isIdle(file, call)) return;
		for (const { file: at, fn } of this.#resolve(file, fact.callee))
			this.#add({ kind: "below", file: at, fn });
	}

	#below({ file, fn }: FunctionRef): void {
		const { calls, functions } = this.#facts(file);
		const span = functions[fn]?.at;
		if (!span) return;
		for (const [call, { at }] of calls.entries()) {
			if (at.start >= span.start && at.end <= span.end) this.#enter(file, call);
		}
	}

	#follow(file: number, token: Token | undefined): void {
		if (token?.kind === "result") this.#add({ kind: "through", file, call: token.call });
		if (token?.kind === "param") this.#add({ kind: "above", file, fn: token.fn });
	}

	#through(file: number, call: number): void {
		this.#enter(file, call);
		const { calls, tokens } = this.#facts(file);
		const fact = calls[call];
		if (!fact) return;
		for (const token of [...fact.args, fact.receiver, fact.opaque].flatMap(listTokens)) {
			this.#follow(file, tokens[token]);
		}
		const usage = this.#usage(file);
		for (const token of usage.resultsOf.get(call) ?? []) {
			for (const taker of usage.takenBy.get(token) ?? []) this.#add({ kind: "through", file, call: taker });
			for (const fn of usage.returnedBy.get(token) ?? []) this.#add({ kind: "above", file, fn });
		}
	}

	/** Also the names under which files at hand hand the function on. */
	#namesOf(ref: FunctionRef): PublicNames {
		const own = publicNames(this.#facts(ref.file), ref.fn);
		const names = new Set(own.names);
		for (const { path: from, facts } of this.#scene.files) {
			for (const { name, module, imported } of facts.reexports) {
				if (!own.names.has(imported) || name === "*") continue;
				if (this.#scene.pathOf(from, module) === this.#scene.paths[ref.file]) names.add(name);
			}
		}
		return { ...own, names };
	}

	#above(ref: FunctionRef): void {
		for (const { file, call } of this.#calls.localCallers(ref.file, ref.fn))
			this.#add({ kind: "through", file, call });
		const called = this.#namesOf(ref);
		if (called.names.size === 0) return;
		for (const { file, call } of this.#calls.namedCallers(called.names)) {
			const fact = this.#facts(file).calls[call];
			const targets = fact ? this.#recognize(file, fact.callee) : [];
			if (targets.some(({ file: at, fn }) => at === ref.file && fn === ref.fn))
				this.#add({ kind: "through", file, call });
		}
		const { around } = this.#scene;
		if (around === null) this.needsSurroundings = true;
		else this.#askCallers(ref, called, around);
	}

	/** Files that may call the function, where it is written or where a class inherits it. */
	#askCallers(ref: FunctionRef, called: PublicNames, around: Surroundings): void {
		for (const { path, className } of this.#homesOf(ref, called.className)) {
			const names = new Set(called.names);
			if (className !== null && names.has("constructor")) names.add(className);
			for (const file of findCallingFiles(path, names, around)) this.#askFile(file);
			if (className === null) continue;
			for (const file of around.importersOf(path)) if (around.derives(file, className)) this.#askFile(file);
		}
	}

	/** The function's class and the classes at hand that seem to be derived from it, with their files. */
	#homesOf(ref: FunctionRef, className: string | null) {
		const homes = [{ path: this.#scene.paths[ref.file] ?? "", className }];
		if (className === null) return homes;
		const family = new Set([className]);
		for (let depth = 0, size = 0; size !== family.size && depth < MAX_DEPTH; depth += 1) {
			size = family.size;
			for (const { path, facts } of this.#scene.files) {
				for (const [name, bases] of facts.bases) {
					if (family.has(name) || !bases.some((base) => family.has(base))) continue;
					family.add(name);
					homes.push({ path, className: name });
				}
			}
		}
		return homes;
	}

	run(): Demand {
		for (const file of this.#scene.targets) {
			for (const call of this.#facts(file).calls.keys()) {
				if (!this.#isIdle(file, call)) this.#add({ kind: "through", file, call });
			}
			for (const fn of this.#usage(file).open) this.#add({ kind: "above", file, fn });
		}
		for (let task = this.#queue.pop(); task; task = this.#queue.pop()) {
			if (task.kind === "below") this.#below(task);
			else if (task.kind === "above") this.#above(task);
			else this.#through(task.file, task.call);
		}
		return { wanted: this.wanted, needsSurroundings: this.needsSurroundings };
	}
}

/** Linear in the demanded calls, for each function with callers also in the files at hand. */
export function findDemand(scene: DemandScene): Demand {
	return new DemandFinder(scene).run();
}
