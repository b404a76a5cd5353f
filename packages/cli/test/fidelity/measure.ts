/**
 * Plays all named scenarios and reports precision and recall for each operation, known gaps apart.
 *
 *     node packages/cli/test/fidelity/measure.ts [--family NAME] [--only WORDS] [--output FOLDER]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FAMILIES } from "./families/index.ts";
import { playScenario } from "./play.ts";
import type { Scenario } from "./scenario.ts";
import { createScore, getFigures, renderScoreboard, type Score, Scoreboard } from "./score.ts";
import { removeTemplates } from "./templates.ts";

const { values } = parseArgs({
	options: { family: { type: "string" }, only: { type: "string", default: "" }, output: { type: "string" } },
});

/** An error is no answer: whoever asked knows that nothing is known. */
async function play(scenario: Scenario): Promise<Score> {
	try {
		return await playScenario(scenario);
	} catch (error) {
		if (scenario.gap === null) throw error;
		return createScore();
	}
}

const chosen = Object.entries(FAMILIES)
	.filter(([family]) => values.family === undefined || family === values.family)
	.flatMap(([, scenarios]) => scenarios)
	.filter(({ operation, name }) => `${operation}: ${name}`.includes(values.only));

const board = new Scoreboard();
const gaps: string[] = [];
let failed = 0;
for (const scenario of chosen) {
	const { operation, name, gap } = scenario;
	const score = await play(scenario);
	const lapses = [...score.wrong, ...score.missed];
	if (gap === null) board.add(operation, score);
	else
		gaps.push(`- ${operation}: ${name}. ${gap} Wrong ${score.wrong.length}, unknown ${score.missed.length}.`);
	if ((lapses.length === 0) === (gap === null)) continue;
	if (gap !== null && lapses.length === 0 && score.lines === 0) continue;
	failed += 1;
	process.stdout.write(`${operation}: ${name}\n  ${lapses.join("\n  ") || "a known gap that is none"}\n`);
}
await removeTemplates();

const title = `${chosen.length} scenarios, ${gaps.length} of them known gaps`;
const markdown = `${title}\n\n${renderScoreboard(board)}\n\nKnown gaps, not counted above:\n\n${gaps.join("\n")}\n`;
process.stdout.write(markdown);
if (values.output !== undefined) {
	mkdirSync(values.output, { recursive: true });
	const operations = Object.fromEntries(board.list().map(([name, score]) => [name, getFigures(score)]));
	const json = { scenarios: chosen.length, gaps, all: getFigures(board.sum()), operations };
	writeFileSync(join(values.output, "scenarios.json"), `${JSON.stringify(json, null, "\t")}\n`);
	writeFileSync(join(values.output, "scenarios.md"), markdown);
}
process.exitCode = failed === 0 ? 0 : 1;
