import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addCounts, parseTestReport, type TestCounts } from "./test-report.ts";

interface Step {
	readonly name: string;
	readonly command: readonly string[];
	/** Whether the command is the test runner, whose results are counted. */
	readonly isTest?: true;
}

const STEPS: readonly Step[] = [
	{ name: "typecheck", command: ["node_modules/.bin/tsc", "--noEmit"] },
	{ name: "lint", command: ["node_modules/.bin/biome", "check", "--colors=off"] },
	{ name: "build", command: ["bin/countersign", "--version"] },
	{ name: "law and hygiene", command: ["--project", "unit", "tools"], isTest: true },
	{ name: "unit", command: ["--project", "unit", "packages"], isTest: true },
	{ name: "end to end", command: ["--project", "e2e"], isTest: true },
	{ name: "self-check", command: ["bin/countersign", "check"] },
];

interface StepResult {
	readonly name: string;
	readonly ok: boolean;
	readonly seconds: string;
	readonly counts: TestCounts;
}

const root = join(import.meta.dirname, "..");
/** The test runner colors its output under CI even where nobody can see it. */
const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: "1" };
const NONE: TestCounts = { passed: 0, failed: 0 };

function runStep(step: Step, reports: string): StepResult {
	console.log(`\n== ${step.name}`);
	const start = performance.now();
	const report = join(reports, `${step.name}.json`);
	const vitest = ["node_modules/.bin/vitest", "run", "--reporter=default", "--reporter=json"];
	const output = `--outputFile.json=${report}`;
	const [program = "", ...args] = step.isTest ? [...vitest, output, ...step.command] : step.command;
	const { status } = spawnSync(program, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
	const counts = step.isTest ? readCounts(report) : NONE;
	const ok = status === 0 && counts.failed === 0;
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	console.log(`== ${step.name}: ${ok ? "ok" : "FAILED"} (${seconds} s)`);
	return { name: step.name, ok, seconds, counts };
}

/** A runner that died before it reported counts as one failure, never as none. */
function readCounts(report: string): TestCounts {
	try {
		return parseTestReport(readFileSync(report, "utf8"));
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		return { passed: 0, failed: 1 };
	}
}

const reports = mkdtempSync(join(tmpdir(), "countersign-test-"));
const results = STEPS.map((step) => runStep(step, reports));
rmSync(reports, { recursive: true, force: true });

console.log("");
for (const { name, ok, seconds } of results)
	console.log(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
const { passed, failed } = results.map((result) => result.counts).reduce(addCounts, NONE);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = results.every((result) => result.ok) ? 0 : 1;
