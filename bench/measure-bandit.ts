import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Bench, pinned } from "./bench.ts";
import { findProgram } from "./find-program.ts";
import type { ScanResult } from "./measure-scan.ts";
import { against, type Measurement } from "./measurement.ts";
import { repeat, runProgram } from "./run-program.ts";
import { summarize } from "./statistics.ts";

const TOPIC = "full scan";

function missing(subject: string, note: string): Measurement {
	return { topic: TOPIC, subject, unit: "lines/s", summary: null, bar: null, ratioToPeer: null, note };
}

/** Bandit with its own rules, over the Python files. */
export async function measureBandit(bench: Bench, scan: ScanResult): Promise<readonly Measurement[]> {
	const program = findProgram("bandit");
	if (program === null) return [missing("Bandit", "not installed")];
	const [first = "Bandit"] = execFileSync(program, ["--version"], { encoding: "utf8" }).split("\n");
	bench.say(first);
	const output = bench.workspace.place("bandit.json");
	const command = pinned(bench, [program, "-r", ".", "-q", "-f", "json", "-o", output]);
	const runs = await repeat(bench.isQuick ? 1 : 3, () =>
		runProgram({ ...command, cwd: bench.workspace.root, accepts: [0, 1] }),
	);
	const { metrics } = JSON.parse(readFileSync(output, "utf8")) as { metrics: { _totals: { loc: number } } };
	const { loc } = metrics._totals;
	if (loc === 0) return [missing(first, "the repository has no Python")];
	const summary = summarize(runs.map(({ milliseconds }) => (loc * 1000) / milliseconds));
	const note = `its own rules, ${loc} lines of Python`;
	return [against(scan.linesPerSecond, { topic: TOPIC, subject: first, unit: "lines/s", summary, note })];
}
