import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import type { Bench } from "./bench.ts";
import { findProgram } from "./find-program.ts";
import { nameMachine, pinPrefix, readFacts } from "./machine.ts";
import { measureBandit } from "./measure-bandit.ts";
import { measureCheck } from "./measure-check.ts";
import { measureScan } from "./measure-scan.ts";
import { measureSemgrep } from "./measure-semgrep.ts";
import { measureStart } from "./measure-start.ts";
import { groupByTopic, isBarMet } from "./measurement.ts";
import { renderReport } from "./render-report.ts";
import type { RepositoryResults, Results } from "./results.ts";
import { runProgram } from "./run-program.ts";
import { createWorkspace } from "./workspace.ts";

const ROOT = join(import.meta.dirname, "..");
const USAGE = `Usage: npm run bench -- --repo DIR... [--quick] [--semgrep PROGRAM]

Each DIR is a git clone with at least 60,000 lines of TypeScript, JavaScript or Python, for example one of
https://github.com/juice-shop/juice-shop. The variable COUNTERSIGN_BENCH_REPO names one for good.`;

function say(text: string): void {
	process.stderr.write(`bench: ${text}\n`);
}

/** The launcher builds what is not built, as a user's first start does; and it knows the Node of this clone. */
async function prepare(): Promise<string> {
	const request = { cwd: ROOT, args: ["--version"], accepts: [0], timeoutMs: 600_000 };
	await runProgram({ ...request, program: join(ROOT, "bin/countersign") });
	const node = readFileSync(join(ROOT, "dist/node"), "utf8").trim();
	return isAbsolute(node) ? node : join(ROOT, node);
}

async function measure(bench: Bench, semgrep: string | null): Promise<RepositoryResults> {
	const { name, commit } = bench.workspace;
	const start = await measureStart(bench);
	const scan = await measureScan(bench);
	const check = await measureCheck(bench);
	const peers = [
		...(await measureSemgrep(bench, { program: semgrep, scan, check })),
		...(await measureBandit(bench, scan)),
	];
	const own = [...scan.rows, ...check.rows, ...start];
	const rows = groupByTopic([...own, ...peers]);
	return {
		repository: { name, commit, lines: scan.lines },
		measurements: rows.map((row) => ({ ...row, met: isBarMet(row) })),
	};
}

function store(results: Results): void {
	const folder = join(ROOT, "bench/results");
	const name = `${results.facts.date.slice(0, 10)}-${nameMachine(results.facts)}.json`;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, name), `${JSON.stringify(results, null, "\t")}\n`);
	writeFileSync(join(folder, "latest.md"), renderReport(results));
	say(`written to bench/results/${name} and bench/results/latest.md`);
}

interface Options {
	readonly isQuick: boolean;
	readonly semgrep: string | null;
}

async function measureRepository(
	node: string,
	repository: string,
	options: Options,
): Promise<RepositoryResults> {
	const workspace = createWorkspace(repository);
	say(workspace.name);
	try {
		const entry = join(ROOT, "packages/cli/dist/countersign.js");
		const bench = { root: ROOT, workspace, node, entry, prefix: pinPrefix(), isQuick: options.isQuick, say };
		return await measure(bench, options.semgrep);
	} finally {
		workspace.remove();
	}
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			repo: { type: "string", multiple: true },
			quick: { type: "boolean" },
			semgrep: { type: "string" },
		},
	});
	const named = process.env.COUNTERSIGN_BENCH_REPO;
	const paths = values.repo ?? (named ? [named] : []);
	if (paths.length === 0) {
		process.stderr.write(`bench: no repository was named.\n\n${USAGE}\n`);
		process.exitCode = 2;
		return;
	}
	const facts = readFacts(ROOT, new Date());
	const node = await prepare();
	const options = { isQuick: values.quick ?? false, semgrep: values.semgrep ?? findProgram("semgrep") };
	const repositories: RepositoryResults[] = [];
	for (const path of paths) repositories.push(await measureRepository(node, path, options));
	const results = { facts, repositories };
	process.stdout.write(renderReport(results));
	if (options.isQuick) say("nothing is stored of a quick run");
	else store(results);
}

await main();
