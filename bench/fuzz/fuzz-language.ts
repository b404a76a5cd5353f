import { isDeepStrictEqual } from "node:util";
import { inspect } from "../../packages/analyzer/src/inspect/index.ts";
import { createWorkerPool, type WorkerAnswer } from "../../packages/analyzer/src/inspect/worker-pool.ts";
import type { RuleSet } from "../../packages/analyzer/src/rules/load-rules.ts";
import type { Language } from "../../packages/analyzer/src/tree/node.ts";
import type { Corpus } from "./corpus.ts";
import { type Input, makeInput } from "./make-input.ts";

/** What a run over one language is made of. */
export interface FuzzPlan {
	readonly language: Language;
	/** Of the files that its inputs are written to, without a dot. */
	readonly extension: string;
	readonly corpus: Corpus;
	readonly rules: RuleSet;
	/** The numbers of the inputs, in order. Ends the run when it ends. */
	readonly seeds: Iterable<number>;
	/** An input that takes longer in its thread is a failure. */
	readonly limitMs: number;
	readonly now: () => number;
}

export interface FuzzFailure {
	/** Gives the input again; for a batch that was followed across files, the first one's. */
	readonly seed: number;
	readonly what: string;
}

export interface FuzzOutcome {
	readonly executions: number;
	/** Executions by kind of input. */
	readonly kinds: Readonly<Record<string, number>>;
	/** Executions by what came of them: `artifact`, or the code of why there is none. */
	readonly answers: Readonly<Record<string, number>>;
	readonly failures: readonly FuzzFailure[];
	readonly slowest: { readonly seed: number; readonly milliseconds: number };
}

/** Answers of the engine to input that it must not give: our fault, whatever the input. */
const FAULTS: ReadonlySet<string> = new Set(["engine-error", "timeout"]);
const BATCH = 16;
const ENTRY = new URL("../../packages/analyzer/src/worker.ts", import.meta.url);

function count(counts: Record<string, number>, key: string): void {
	counts[key] = (counts[key] ?? 0) + 1;
}

class Fuzzing {
	readonly #plan: FuzzPlan;
	readonly #pool;
	readonly kinds: Record<string, number> = {};
	readonly answers: Record<string, number> = {};
	readonly failures: FuzzFailure[] = [];
	slowest = { seed: 0, milliseconds: 0 };
	executions = 0;

	constructor(plan: FuzzPlan) {
		this.#plan = plan;
		const workerData = { rules: plan.rules.rules, grammarFolder: null };
		this.#pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: plan.limitMs, workerData });
	}

	async close(): Promise<void> {
		await this.#pool.close();
	}

	async #run(seed: number, { source }: Input): Promise<WorkerAnswer> {
		const start = this.#plan.now();
		const answer = await this.#pool.run({ language: this.#plan.language, source });
		const milliseconds = Math.round(this.#plan.now() - start);
		if (milliseconds > this.slowest.milliseconds) this.slowest = { seed, milliseconds };
		return answer;
	}

	/** Alone in a thread, as in a large scan: no fault, within the limit, twice the same. */
	async tryAlone(seed: number, input: Input): Promise<void> {
		this.executions += 1;
		count(this.kinds, input.kind);
		const first = await this.#run(seed, input);
		count(this.answers, first.kind === "artifact" ? "artifact" : first.code);
		if (first.kind === "failed" && FAULTS.has(first.code)) {
			this.failures.push({ seed, what: `${first.code}: ${first.detail}` });
			return;
		}
		const second = await this.#run(seed, input);
		if (!isDeepStrictEqual(first, second))
			this.failures.push({ seed, what: "another result the second time" });
	}

	/** All together in this thread, linked with one another, as in a small scan. */
	async tryTogether(batch: readonly (readonly [number, Input])[]): Promise<void> {
		const { rules, extension } = this.#plan;
		const files = batch.map(([seed, { source }]) => {
			const bytes = Buffer.from(source);
			const path = `f${seed}.${extension}`;
			return { path, digest: path, read: async () => bytes };
		});
		const options = {
			version: "0",
			rules,
			grammarFolder: null,
			cacheFile: null,
			workerEntry: null,
			workers: 1,
		};
		const request = { targets: files, project: files };
		const seed = batch[0]?.[0] ?? 0;
		try {
			const first = await inspect(options, request);
			for (const { path, code, detail } of first.skipped) {
				if (FAULTS.has(code)) this.failures.push({ seed, what: `${path}: ${code}: ${detail}` });
			}
			if (!isDeepStrictEqual(first, await inspect(options, request)))
				this.failures.push({ seed, what: "another inspection of the batch the second time" });
		} catch (error) {
			const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
			this.failures.push({ seed, what: `together: ${what}` });
		}
	}
}

/** Runs the engine over made inputs of one language. Failures are told, never thrown. */
export async function fuzzLanguage(plan: FuzzPlan): Promise<FuzzOutcome> {
	const fuzzing = new Fuzzing(plan);
	let batch: (readonly [number, Input])[] = [];
	try {
		for (const seed of plan.seeds) {
			const input = makeInput(plan.corpus, seed);
			await fuzzing.tryAlone(seed, input);
			batch.push([seed, input]);
			if (batch.length < BATCH) continue;
			await fuzzing.tryTogether(batch);
			batch = [];
		}
		if (batch.length > 0) await fuzzing.tryTogether(batch);
	} finally {
		await fuzzing.close();
	}
	const { executions, kinds, answers, failures, slowest } = fuzzing;
	return { executions, kinds, answers, failures, slowest };
}
