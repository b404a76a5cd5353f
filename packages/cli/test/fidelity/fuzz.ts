/**
 * Plays sequences of random operations against the oracle.
 *
 *     node packages/cli/test/fidelity/fuzz.ts [--sequences 10000] [--slice 3/50] [--seed 1] [--output FOLDER]
 *
 * A slice takes every n-th sequence. Exits with 1 when a bar is missed; shows what to play again with `--only SEED`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { addFuzzed, findMissedBars, renderFuzzed } from "./fuzz-result.ts";
import { playRandom } from "./play-random.ts";
import { Scoreboard } from "./score.ts";
import { removeTemplates } from "./templates.ts";

const { values } = parseArgs({
	options: {
		sequences: { type: "string", default: "10000" },
		slice: { type: "string", default: "1/1" },
		seed: { type: "string", default: "1" },
		only: { type: "string" },
		output: { type: "string" },
	},
});

const [part = 1, parts = 1] = values.slice.split("/").map(Number);
const first = Number(values.seed) * 1_000_000;
const numbers = Array.from({ length: Number(values.sequences) }, (_, at) => at).filter(
	(at) => at % parts === part - 1,
);
const seeds = values.only === undefined ? numbers.map((at) => first + at) : [Number(values.only)];

const boards = { whole: new Scoreboard(), byOperation: new Scoreboard() };
for (const [at, seed] of seeds.entries()) {
	const result = await playRandom(seed);
	addFuzzed(boards, result);
	const { wrong, missed } = result.score;
	if (wrong.length > 0 || values.only !== undefined) {
		process.stdout.write(
			`seed ${seed}: ${result.operations.join(", ")}\n  ${[...wrong, ...missed].join("\n  ")}\n`,
		);
	}
	if (at % 50 === 49) process.stderr.write(`${at + 1} of ${seeds.length}\n`);
}
await removeTemplates();

const about = { seed: values.seed, slice: values.slice, sequences: seeds.length };
const rendered = renderFuzzed(boards, about);
process.stdout.write(`${rendered.markdown}\n`);
if (values.output !== undefined) {
	mkdirSync(values.output, { recursive: true });
	const name = join(values.output, `fuzz-${values.seed}-${part}-of-${parts}`);
	writeFileSync(`${name}.json`, rendered.json);
	writeFileSync(`${name}.md`, `${rendered.markdown}\n`);
}
const lapses = findMissedBars(boards);
for (const lapse of lapses) process.stderr.write(`${lapse}\n`);
process.exitCode = lapses.length === 0 ? 0 : 1;
