import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Bench, pinned } from "./bench.ts";
import type { CheckResult } from "./measure-check.ts";
import type { ScanResult } from "./measure-scan.ts";
import { against, type Measurement } from "./measurement.ts";
import { writePlainRules } from "./plain-rules.ts";
import { type ProgramRun, repeat, runProgram } from "./run-program.ts";
import { summarize } from "./statistics.ts";

const TIMEOUT_MS = 1_800_000;

export interface SemgrepRequest {
	/** Null when it is not installed. */
	readonly program: string | null;
	readonly scan: ScanResult;
	readonly check: CheckResult;
}

interface SemgrepRun extends ProgramRun {
	readonly lines: number;
	readonly files: number;
	readonly problems: number;
}

/** Our own packs in its language; what it makes of our further keys is its own affair. */
function listRules(bench: Bench): readonly string[] {
	const folder = bench.workspace.place("plain-rules");
	mkdirSync(folder, { recursive: true });
	writePlainRules(join(bench.root, "rules"), ["javascript", "python"], folder);
	return ["--config", folder];
}

function countLines(root: string, paths: readonly string[]): number {
	return paths.reduce((sum, path) => {
		const file = join(root, path);
		return existsSync(file) ? sum + readFileSync(file, "utf8").split("\n").length : sum;
	}, 0);
}

async function runSemgrep(bench: Bench, program: string, paths: readonly string[]): Promise<SemgrepRun> {
	const { root, place } = bench.workspace;
	const output = place("semgrep.json");
	const fixed = ["--metrics=off", "--disable-version-check", "--jobs", "2", "--no-git-ignore", "--quiet"];
	const command = pinned(bench, [
		program,
		"scan",
		...fixed,
		...listRules(bench),
		"--json",
		`--output=${output}`,
		...paths,
	]);
	// It starts its engine by name, from the folder it was installed to.
	const env = { PATH: `${dirname(program)}:${process.env.PATH ?? ""}` };
	const run = await runProgram({
		...command,
		cwd: root,
		env,
		accepts: [0, 1, 2],
		watchesMemory: true,
		timeoutMs: TIMEOUT_MS,
	});
	const report = JSON.parse(readFileSync(output, "utf8")) as {
		paths: { scanned: readonly string[] };
		errors: readonly unknown[];
	};
	const { scanned } = report.paths;
	return { ...run, lines: countLines(root, scanned), files: scanned.length, problems: report.errors.length };
}

function missing(subject: string, note: string): Measurement {
	return {
		topic: "full scan",
		subject,
		unit: "lines/s",
		summary: null,
		bar: null,
		ratioToPeer: null,
		note,
	};
}

async function measureWhole(
	bench: Bench,
	request: SemgrepRequest,
	named: { program: string; subject: string },
) {
	const { scan } = request;
	// Its built-in list of ignored folders gives way to this file; both sides are to read the same files.
	writeFileSync(join(bench.workspace.root, ".semgrepignore"), "");
	const { subject } = named;
	const run = await runSemgrep(bench, named.program, ["."]);
	const note = `same rules; ${run.lines} lines in ${run.files} files, ${run.problems} files or rules it had trouble with`;
	const speed = summarize([(run.lines * 1000) / run.milliseconds]);
	const rows = [
		against(scan.linesPerSecond, { topic: "full scan", subject, unit: "lines/s", summary: speed, note }),
	];
	if (run.peakBytes === null || !scan.peakMegabytes) return rows;
	const summary = summarize([run.peakBytes / 1e6]);
	const topic = "full scan, peak memory";
	return [...rows, against(scan.peakMegabytes, { topic, subject, unit: "MB", summary, note: "" })];
}

/** Semgrep CE with our rules, over the same files. */
export async function measureSemgrep(bench: Bench, request: SemgrepRequest): Promise<readonly Measurement[]> {
	const { program, check } = request;
	if (program === null) return [missing("Semgrep CE", "not installed; name it with --semgrep")];
	const version = execFileSync(program, ["--version"], {
		encoding: "utf8",
		env: { ...process.env, SEMGREP_ENABLE_VERSION_CHECK: "0", SEMGREP_SEND_METRICS: "off" },
	});
	const subject = `Semgrep CE ${version.trim()}`;
	bench.say(`${subject}, ten files`);
	const ten = await repeat(bench.isQuick ? 1 : 3, () => runSemgrep(bench, program, check.files));
	const row = against(check.cold, {
		topic: "10 staged files, cold",
		subject,
		unit: "ms",
		summary: summarize(ten.map(({ milliseconds }) => milliseconds)),
		note: "same rules, the ten files alone",
	});
	if (bench.isQuick) return [row, missing(subject, "left out by --quick")];
	bench.say(`${subject}, full scan (up to ${TIMEOUT_MS / 1000} s)`);
	try {
		return [row, ...(await measureWhole(bench, request, { program, subject }))];
	} catch (error) {
		return [
			row,
			missing(subject, error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)),
		];
	}
}
