import { parentPort, workerData } from "node:worker_threads";
import { runLocally } from "./inspect/local-runner.ts";
import { createRuleEngine } from "./inspect/rule-engine.ts";
import type { WorkerTask } from "./inspect/worker-pool.ts";
import { loadParsers } from "./parse/index.ts";
import type { Rule } from "./rules/rule.ts";

interface WorkerStart {
	readonly rules: readonly Rule[];
	readonly grammarFolder: string | null;
}

const start = workerData as WorkerStart;
const engine = createRuleEngine(start.rules);
const parsers = loadParsers(start.grammarFolder ?? undefined, []);

parentPort?.on("message", async (task: WorkerTask) => {
	parentPort?.postMessage(await runLocally(engine, await parsers, task));
});
