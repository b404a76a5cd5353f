import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import { type Facts, nameMachine, pinPrefix, readFacts } from "./machine.ts";
import { isBarMet, type Measurement } from "./measurement.ts";
import { measureBlame } from "./provenance/measure-blame.ts";
import { measureBranch } from "./provenance/measure-branch.ts";
import { measurePush } from "./provenance/measure-push.ts";
import { measureStore } from "./provenance/measure-store.ts";
import { openScene, type Scene } from "./provenance/scene.ts";
import { renderTable } from "./render-table.ts";
import { runProgram } from "./run-program.ts";

const ROOT = join(import.meta.dirname, "..");

interface Results {
	readonly facts: Facts;
	readonly measurements: readonly (Measurement & { readonly met: boolean | null })[];
}

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

async function measure(scene: Scene): Promise<readonly Measurement[]> {
	const small = [
		...(await measurePush(scene)),
		...(await measureBlame(scene)),
		...(await measureBranch(scene)),
	];
	return [...small, ...(await measureStore(scene))];
}

function renderPage({ facts, measurements }: Results): string {
	const { countersign } = facts;
	const modified = countersign.modified ? ", with changes that are not committed" : "";
	return `# Provenance at scale

Written by \`npm run bench:provenance\`, which makes repositories and records from a seed. Each figure is the median of runs
in fresh processes; a bar is met by the median.

- Machine: ${facts.cpu}, ${facts.cores} cores (${facts.coresUsed} used), ${facts.memoryGb} GB, ${facts.system}; load ${facts.load} at the start
- Node ${facts.node}; Countersign ${countersign.version} at ${countersign.commit}${modified}
- Date: ${facts.date}

${renderTable(measurements)}
`;
}

function store(results: Results): void {
	const folder = join(ROOT, "bench/results");
	const name = `${results.facts.date.slice(0, 10)}-provenance-${nameMachine(results.facts)}.json`;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, name), `${JSON.stringify(results, null, "\t")}\n`);
	writeFileSync(join(folder, "provenance.md"), renderPage(results));
	say(`written to bench/results/${name} and bench/results/provenance.md`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { quick: { type: "boolean" } } });
	const isQuick = values.quick ?? false;
	const facts = readFacts(ROOT, new Date());
	const entry = join(ROOT, "packages/cli/dist/countersign.js");
	const scene = openScene({ node: await prepare(), entry, prefix: pinPrefix(), isQuick, say });
	try {
		const rows = await measure(scene);
		const results = { facts, measurements: rows.map((row) => ({ ...row, met: isBarMet(row) })) };
		process.stdout.write(renderPage(results));
		if (isQuick) say("nothing is stored of a quick run");
		else store(results);
	} finally {
		scene.remove();
	}
}

await main();
