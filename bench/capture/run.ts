import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import { nameMachine, pinPrefix, readFacts } from "../machine.ts";
import { runProgram } from "../run-program.ts";
import { createProject } from "./create-project.ts";
import { measureHooks } from "./measure-hooks.ts";
import { type HookResults, LIMIT, renderHooks } from "./render-hooks.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(import.meta.dirname, "results");
const ROUNDS = 11;

function say(text: string): void {
	process.stderr.write(`bench: ${text}\n`);
}

/** The launcher builds what is not built, and knows the Node of this clone. */
async function findNode(): Promise<string> {
	const request = { cwd: ROOT, args: ["--version"], accepts: [0], timeoutMs: 600_000 };
	await runProgram({ ...request, program: join(ROOT, "bin/countersign") });
	const node = readFileSync(join(ROOT, "dist/node"), "utf8").trim();
	return isAbsolute(node) ? node : join(ROOT, node);
}

function store(results: HookResults): void {
	const name = `${results.facts.date.slice(0, 10)}-${nameMachine(results.facts)}.json`;
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(join(FOLDER, name), `${JSON.stringify(results, null, "\t")}\n`);
	writeFileSync(join(FOLDER, "latest.md"), renderHooks(results));
	say(`written to bench/capture/results/${name} and latest.md`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { quick: { type: "boolean" } } });
	const facts = readFacts(ROOT, new Date());
	const [program, ...args] = [...pinPrefix(), await findNode()];
	const rounds = values.quick ? 1 : ROUNDS;
	const project = createProject(ROOT);
	try {
		const entry = join(ROOT, "packages/cli/dist/countersign.js");
		const command = [program ?? "node", ...args] as const;
		const measurements = measureHooks({ project, command, entry, rounds, say });
		const results = { facts, rounds, limit: LIMIT, measurements };
		process.stdout.write(renderHooks(results));
		if (values.quick) say("nothing is stored of a quick run");
		else store(results);
		if (!values.quick && measurements.some(({ ratio }) => ratio.median > LIMIT)) process.exitCode = 1;
	} finally {
		project.remove();
	}
}

await main();
