import { isDeepStrictEqual } from "node:util";
import { inspect } from "../../packages/analyzer/src/inspect/index.ts";
import type { ParseText } from "../../packages/analyzer/src/pattern/compile-pattern.ts";
import { loadRules, type RuleSet } from "../../packages/analyzer/src/rules/load-rules.ts";
import type { Corpus } from "./corpus.ts";
import type { FuzzFailure, FuzzOutcome } from "./fuzz-language.ts";
import { makeInput } from "./make-input.ts";

/** What a run over rule files is made of. */
export interface RuleFuzzPlan {
	/** Rule files. */
	readonly corpus: Corpus;
	/** Code that the rules which load are tried on. */
	readonly subject: { readonly path: string; readonly source: string };
	readonly parse: ParseText;
	readonly seeds: Iterable<number>;
	readonly limitMs: number;
	readonly now: () => number;
}

function tryRules({ subject }: RuleFuzzPlan, rules: RuleSet) {
	const bytes = Buffer.from(subject.source);
	const file = { path: subject.path, digest: "subject", read: async () => bytes };
	const options = {
		version: "0",
		rules,
		grammarFolder: null,
		cacheFile: null,
		workerEntry: null,
		workers: 1,
	};
	return inspect(options, { targets: [file], project: [file] });
}

/** What is wrong with how a text was loaded and run; null when nothing is. */
async function findFault(plan: RuleFuzzPlan, text: string): Promise<string | null> {
	const files = [{ path: "rules.yaml", text }];
	const rules = loadRules(files, plan.parse);
	if (!isDeepStrictEqual(rules, loadRules(files, plan.parse))) return "loaded otherwise the second time";
	const unnamed = rules.problems.find(({ file, line }) => file !== "rules.yaml" || line === null);
	if (unnamed) return `a problem without a place: ${unnamed.message.slice(0, 200)}`;
	const { skipped } = await tryRules(plan, rules);
	const [fault] = skipped;
	return fault ? `${fault.code}: ${fault.detail}` : null;
}

/** Loads made rule files and runs what loads. Failures are told, never thrown. */
export async function fuzzRules(plan: RuleFuzzPlan): Promise<FuzzOutcome> {
	const kinds: Record<string, number> = {};
	const failures: FuzzFailure[] = [];
	let slowest = { seed: 0, milliseconds: 0 };
	let executions = 0;
	for (const seed of plan.seeds) {
		const { kind, source } = makeInput(plan.corpus, seed);
		executions += 1;
		kinds[kind] = (kinds[kind] ?? 0) + 1;
		const start = plan.now();
		try {
			const fault = await findFault(plan, source);
			if (fault !== null) failures.push({ seed, what: fault });
		} catch (error) {
			failures.push({ seed, what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
		}
		const milliseconds = Math.round(plan.now() - start);
		if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds };
		if (milliseconds > plan.limitMs) failures.push({ seed, what: `took ${milliseconds} ms` });
	}
	return { executions, kinds, answers: {}, failures, slowest };
}
