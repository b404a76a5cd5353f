import type { CallFact, FlowFacts, Token } from "../facts.ts";
import { type ClassRef, createCallResolver, type FileFacts, type FunctionRef } from "../resolve-call.ts";
import { type CallIndex, type CallRef, indexCalls } from "./call-index.ts";
import { findCallingFiles, listPublicNames } from "./find-callers.ts";
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
	/** Files of the project whose top-level names are also those of the file at a path, at hand or not. */
	readonly peersOf: (path: string) => readonly string[];
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

/** Everything that may come out of the call again. */
function tokensInto(call: CallFact | undefined): readonly number[] {
	return call ? [...call.args, call.receiver, call.opaque].flatMap(listTokens) : [];
}

type TaskKind =
	/** What the function returns matters. */
	| "gives"
	/** Where the function's parameters go matters. */
	| "takes"
	/** Where a token's value goes matters, since it passed a target. */
	| "forward"
	/** Where a token's value comes from matters, since it goes on to a target. */
	| "backward"
	/** What callers pass to the function matters. */
	| "passed"
	/** What callers do with the function's result matters. */
	| "received";

interface Task {
	readonly kind: TaskKind;
	readonly file: number;
	/** Function or token, by kind. */
	readonly at: number;
}

/**
 * Which further files flows of the targets can pass through: called functions below them, and callers above them, as
 * far as a value goes in or comes out. Everything else cannot change a flow that touches a target.
 */
class DemandFinder {
	readonly #scene: DemandScene;
	readonly #wanted = new Set<string>();
	#needsSurroundings = false;
	readonly #resolve: ReturnType<typeof createCallResolver>;
	/** Resolves with the files at hand and asks for no others. */
	readonly #recognize: ReturnType<typeof createCallResolver>;
	readonly #calls: CallIndex;
	readonly #usages = new Map<number, Usage>();
	readonly #seen = new Set<string>();
	readonly #queue: Task[] = [];
	readonly #indexes: ReadonlyMap<string, number>;

	readonly #steps: Readonly<Record<TaskKind, (file: number, at: number) => void>> = {
		gives: (file, fn) => this.#gives(file, fn),
		takes: (file, fn) => this.#takes(file, fn),
		forward: (file, token) => this.#forward(file, token),
		backward: (file, token) => this.#backward(file, token),
		passed: (file, fn) => this.#passed({ file, fn }),
		received: (file, fn) => this.#received({ file, fn }),
	};

	constructor(scene: DemandScene) {
		this.#scene = scene;
		this.#indexes = new Map(scene.paths.map((path, index) => [path, index]));
		const asking = scene.files.map((file) => ({
			...file,
			moduleOf: (module: string) => this.#askModule(file, module),
			peers: () => this.#askPeers(file),
		}));
		this.#resolve = createCallResolver(
			asking,
			(method) => this.#askMethod(method),
			(home) => this.#askDerived(home),
		);
		this.#recognize = createCallResolver(scene.files, (method) => isRareMethod(scene.around, method));
		this.#calls = indexCalls(scene.files);
	}

	#askModule(file: FileFacts, module: string): number | null {
		const path = this.#scene.pathOf(file.path, module);
		return path === null ? null : this.#askFile(path);
	}

	#askPeers(file: FileFacts): readonly number[] {
		return this.#scene.peersOf(file.path).flatMap((path) => this.#askFile(path) ?? []);
	}

	#askFile(path: string): number | null {
		const index = this.#indexes.get(path);
		if (index === undefined) this.#wanted.add(path);
		return index ?? null;
	}

	#askMethod(method: string): boolean {
		const { around } = this.#scene;
		if (around === null) {
			this.#needsSurroundings = true;
			return false;
		}
		const homes = around.homesOf(method);
		if (homes.length > MAX_HOMES) return false;
		for (const home of homes) this.#askFile(home);
		return true;
	}

	/** An interface says nothing of what is done. */
	#askDerived({ file, name }: ClassRef): void {
		const { around, paths } = this.#scene;
		if (around === null) this.#needsSurroundings = true;
		for (const path of around?.importersOf(paths[file] ?? "") ?? []) {
			if (around?.derives(path, name)) this.#askFile(path);
		}
	}

	#facts(file: number): FlowFacts {
		return (this.#scene.files[file] as FileFacts).facts;
	}

	#usage(file: number): Usage {
		const known = this.#usages.get(file) ?? indexUsage(this.#facts(file));
		this.#usages.set(file, known);
		return known;
	}

	#add(kind: TaskKind, file: number, at: number): void {
		const key = `${kind}.${file}.${at}`;
		if (this.#seen.has(key)) return;
		this.#seen.add(key);
		this.#queue.push({ kind, file, at });
	}

	#targetsOf(file: number, call: number): readonly FunctionRef[] {
		const fact = this.#facts(file).calls[call];
		return fact ? this.#resolve(file, fact.callee) : [];
	}

	/** The call is given something that matters; its result may hold it. */
	#enter(file: number, call: number): void {
		for (const target of this.#targetsOf(file, call)) {
			this.#add("takes", target.file, target.fn);
			this.#add("gives", target.file, target.fn);
		}
	}

	/** Follows tokens of a value to the calls they are results of. */
	#fetch(file: number, token: number): Token | undefined {
		const found = this.#facts(file).tokens[token];
		if (found?.kind !== "result") return found;
		for (const target of this.#targetsOf(file, found.call)) this.#add("gives", target.file, target.fn);
		return found;
	}

	/** Iterative, because results of calls are arguments of others. */
	#gives(file: number, fn: number): void {
		const { functions, calls } = this.#facts(file);
		const stack = [...listTokens(functions[fn]?.returns ?? null)];
		const seen = new Set(stack);
		for (let token = stack.pop(); token !== undefined; token = stack.pop()) {
			const found = this.#fetch(file, token);
			if (found?.kind !== "result") continue;
			for (const inner of tokensInto(calls[found.call])) {
				if (seen.has(inner)) continue;
				seen.add(inner);
				stack.push(inner);
			}
		}
	}

	#takes(file: number, fn: number): void {
		const usage = this.#usage(file);
		const stack = [...(usage.paramsOf.get(fn) ?? [])];
		const seen = new Set(stack);
		for (let token = stack.pop(); token !== undefined; token = stack.pop()) {
			for (const call of usage.takenBy.get(token) ?? []) {
				this.#enter(file, call);
				for (const result of usage.resultsOf.get(call) ?? []) {
					if (seen.has(result)) continue;
					seen.add(result);
					stack.push(result);
				}
			}
		}
	}

	#forward(file: number, token: number): void {
		const usage = this.#usage(file);
		for (const call of usage.takenBy.get(token) ?? []) {
			this.#enter(file, call);
			for (const result of usage.resultsOf.get(call) ?? []) this.#add("forward", file, result);
		}
		for (const fn of usage.returnedBy.get(token) ?? []) this.#add("received", file, fn);
	}

	#backward(file: number, token: number): void {
		const found = this.#fetch(file, token);
		if (found?.kind === "param") this.#add("passed", file, found.fn);
		if (found?.kind !== "result") return;
		for (const inner of tokensInto(this.#facts(file).calls[found.call])) this.#add("backward", file, inner);
	}

	#callersOf(ref: FunctionRef): readonly CallRef[] {
		const { files, around, pathOf } = this.#scene;
		const local = this.#calls.localCallers(ref.file, ref.fn);
		const called = listPublicNames(files, ref, pathOf);
		if (called.names.size === 0) return local;
		if (around === null) this.#needsSurroundings = true;
		else for (const path of findCallingFiles(files, { ref, called, around, pathOf })) this.#askFile(path);
		const named = this.#calls.namedCallers(called.names).filter(({ file, call }) => {
			const fact = this.#facts(file).calls[call];
			const targets = fact ? this.#recognize(file, fact.callee) : [];
			return targets.some((target) => target.file === ref.file && target.fn === ref.fn);
		});
		return [...local, ...named];
	}

	#passed(ref: FunctionRef): void {
		for (const { file, call } of this.#callersOf(ref)) {
			for (const token of tokensInto(this.#facts(file).calls[call])) this.#add("backward", file, token);
		}
	}

	#received(ref: FunctionRef): void {
		for (const { file, call } of this.#callersOf(ref)) {
			for (const token of this.#usage(file).resultsOf.get(call) ?? []) this.#add("forward", file, token);
		}
	}

	#start(file: number): void {
		const usage = this.#usage(file);
		for (const token of usage.used) this.#add("backward", file, token);
		for (const token of usage.takenBy.keys()) this.#add("forward", file, token);
		for (const fns of usage.returnedBy.values()) for (const fn of fns) this.#add("received", file, fn);
	}

	run(): Demand {
		for (const file of this.#scene.targets) this.#start(file);
		for (let task = this.#queue.pop(); task; task = this.#queue.pop())
			this.#steps[task.kind](task.file, task.at);
		return { wanted: this.#wanted, needsSurroundings: this.#needsSurroundings };
	}
}

/** Linear in the demanded calls, for each function with callers also in the files at hand. */
export function findDemand(scene: DemandScene): Demand {
	return new DemandFinder(scene).run();
}
