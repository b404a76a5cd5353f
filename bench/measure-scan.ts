import { readFileSync } from "node:fs";
import { type Bench, pinned } from "./bench.ts";
import { type Measurement, own } from "./measurement.ts";
import { repeat, runProgram } from "./run-program.ts";
import { type Summary, summarize } from "./statistics.ts";

const MIN_LINES = 60_000;
const TOPIC = "full scan";

export interface ScanResult {
	readonly rows: readonly Measurement[];
	readonly linesPerSecond: Summary;
	readonly peakMegabytes: Summary | null;
	readonly lines: number;
	readonly files: number;
}

interface Extent {
	readonly lines: number;
	readonly files: number;
}

function scan(bench: Bench, format: readonly string[]) {
	const command = pinned(bench, [bench.node, bench.entry, "scan", "--no-cache", "--quiet", ...format]);
	return runProgram({ ...command, cwd: bench.workspace.root, accepts: [0, 1], watchesMemory: true });
}

/** Also warms the file cache of the system, for us and for the peers. */
async function readExtent(bench: Bench): Promise<Extent> {
	const file = bench.workspace.place("scan.json");
	await scan(bench, ["--format", `json=${file}`]);
	const { inspection } = JSON.parse(readFileSync(file, "utf8")) as {
		inspection: { inspectedLines: number; inspectedFiles: number };
	};
	return { lines: inspection.inspectedLines, files: inspection.inspectedFiles };
}

/**
 * The whole repository, without a cache.
 * @throws Error for a repository that is too small to say anything.
 */
export async function measureScan(bench: Bench): Promise<ScanResult> {
	bench.say("full scan");
	const { lines, files } = await readExtent(bench);
	if (lines < MIN_LINES) {
		throw new Error(
			`The repository has ${lines} lines that Countersign reads; name one with ${MIN_LINES} or more.`,
		);
	}
	const runs = await repeat(bench.isQuick ? 1 : 3, () => scan(bench, []));
	const linesPerSecond = summarize(runs.map(({ milliseconds }) => (lines * 1000) / milliseconds));
	const peaks = runs.flatMap(({ peakBytes }) => (peakBytes === null ? [] : [peakBytes / 1e6]));
	const peakMegabytes = peaks.length === 0 ? null : summarize(peaks);
	const subject = "Countersign";
	return {
		rows: [
			own({
				topic: TOPIC,
				subject,
				unit: "lines/s",
				summary: linesPerSecond,
				bar: { relation: "≥", limit: 20_000 },
				note: `${lines} lines in ${files} files, no cache`,
			}),
			own({
				topic: `${TOPIC}, peak memory`,
				subject,
				unit: "MB",
				summary: peakMegabytes,
				bar: { relation: "<", limit: 1_000 },
				note: peakMegabytes ? "all threads and child processes" : "this system has no /proc",
			}),
		],
		linesPerSecond,
		peakMegabytes,
		lines,
		files,
	};
}
