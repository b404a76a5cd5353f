import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { RuleFile, RuleSet } from "@countersign/analyzer";
import { inspect } from "@countersign/analyzer/inspect";
import type { Inspect, OnTiming } from "@countersign/core";
import type { RuleSummary } from "@countersign/core/model";
import { VERSION } from "../version.ts";
import { findCacheFile } from "./cache-file.ts";
import { INSTALLATION } from "./installation.ts";
import { loadPackagedRules, type PackagedRules } from "./load-packaged-rules.ts";
import { summarizeRules } from "./summarize-rules.ts";

export interface EngineRequest {
	readonly useCache: boolean;
	/** Rules named on the command line. */
	readonly rules: readonly RuleFile[];
	readonly onProgress: (done: number, total: number) => void;
	readonly onTiming: OnTiming;
}

export interface Engine {
	readonly inspect: Inspect;
	/** The rules of the last inspection; formats that list rules show them. */
	readonly listRules: () => readonly RuleSummary[];
}

const MOST_WORKERS = 8;

/** Results of sources that run as they are cannot be told from those before the last edit, and so are not kept. */
function chooseCache(useCache: boolean): { readonly cacheFile: string | null; readonly build?: string } {
	const { buildId } = INSTALLATION;
	if (!useCache || buildId === null) return { cacheFile: null };
	return { cacheFile: findCacheFile(), build: readFileSync(buildId, "utf8") };
}

/** The compiler of rules is loaded only where a repository has rules of its own. */
async function compileFurther(packaged: PackagedRules, files: readonly RuleFile[]): Promise<RuleSet> {
	const { addRules } = await import("./add-rules.ts");
	return addRules(packaged, files);
}

/**
 * The analyzer as the pipeline wants it.
 * @throws CliError CLI_NO_RULES
 */
export async function createEngine(request: EngineRequest): Promise<Engine> {
	const packaged = await loadPackagedRules();
	let latest: RuleSet = packaged;
	return {
		listRules: () => summarizeRules({ rules: latest.rules, pages: packaged.pages }),
		inspect: async ({ targets, project, rules: repositoryRules }) => {
			const further = [...request.rules, ...repositoryRules];
			const rules = further.length === 0 ? packaged : await compileFurther(packaged, further);
			latest = rules;
			const options = {
				version: VERSION,
				rules,
				grammarFolder: INSTALLATION.grammarFolder,
				...chooseCache(request.useCache),
				workerEntry: INSTALLATION.worker,
				workers: Math.min(availableParallelism(), MOST_WORKERS),
				onProgress: request.onProgress,
				onTiming: (phase: string, milliseconds: number) =>
					request.onTiming(`inspect: ${phase}`, milliseconds),
			};
			return inspect(options, { targets, project });
		},
	};
}
