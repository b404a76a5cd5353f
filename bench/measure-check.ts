import { type Bench, pinned } from "./bench.ts";
import { type Measurement, own } from "./measurement.ts";
import { type ProgramRun, repeat, runProgram } from "./run-program.ts";
import { type Summary, summarize } from "./statistics.ts";

const TOPIC = "10 staged files";
const SUBJECT = "Countersign";

export interface CheckResult {
	readonly rows: readonly Measurement[];
	readonly cold: Summary;
	readonly files: readonly string[];
}

/** As a hook runs it: nothing but `check --staged`, evidence included. */
function check(bench: Bench, cache: string): Promise<ProgramRun> {
	const command = pinned(bench, [bench.node, bench.entry, "check", "--staged"]);
	// 1 is a verdict: policy may refuse the change.
	return runProgram({
		...command,
		cwd: bench.workspace.root,
		env: { XDG_CACHE_HOME: cache },
		accepts: [0, 1],
	});
}

function summarizeRuns(runs: readonly ProgramRun[]): Summary {
	return summarize(runs.map(({ milliseconds }) => milliseconds));
}

/** A staged change without a cache, with one, and with one that has not seen the change yet. */
export async function measureCheck(bench: Bench): Promise<CheckResult> {
	const { workspace, isQuick } = bench;
	const times = isQuick ? 1 : 5;
	const files = workspace.stageChange(0);
	bench.say("staged change, cold");
	const cold = summarizeRuns(await repeat(times, () => check(bench, workspace.createCache())));
	bench.say("staged change, warm");
	const cache = workspace.createCache();
	await check(bench, cache);
	const warm = summarizeRuns(await repeat(isQuick ? 2 : 10, () => check(bench, cache)));
	const edited = await repeat(times, (index) => {
		workspace.stageChange(index + 1);
		return check(bench, cache);
	});
	return {
		rows: [
			own({
				topic: `${TOPIC}, cold`,
				subject: SUBJECT,
				unit: "ms",
				summary: cold,
				bar: { relation: "<", limit: 2_000 },
				note: "`check --staged` from start to exit, no cache file, evidence stored",
			}),
			own({
				topic: `${TOPIC}, warm`,
				subject: SUBJECT,
				unit: "ms",
				summary: warm,
				bar: { relation: "<", limit: 500 },
				note: "the same change again",
			}),
			own({
				topic: `${TOPIC}, edited`,
				subject: SUBJECT,
				unit: "ms",
				summary: summarizeRuns(edited),
				note: "the cache knows the repository but not these ten files",
			}),
		],
		cold,
		files,
	};
}
