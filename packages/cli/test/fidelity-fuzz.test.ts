import { afterAll, expect, it } from "vitest";
import { addFuzzed, findMissedBars, renderFuzzed } from "./fidelity/fuzz-result.ts";
import { playRandom } from "./fidelity/play-random.ts";
import { Scoreboard } from "./fidelity/score.ts";
import { removeTemplates } from "./fidelity/templates.ts";

/** The long run is `npm run fidelity`; `fuzz.ts` says how to play a slice of it, or one seed again. */
const SEQUENCES = 12;
const FIRST = 7_000_000;

afterAll(removeTemplates);

it(`attributes ${SEQUENCES} random sequences of operations`, async () => {
	const boards = { whole: new Scoreboard(), byOperation: new Scoreboard() };
	const wrong: string[] = [];
	for (let seed = FIRST; seed < FIRST + SEQUENCES; seed += 1) {
		const result = await playRandom(seed);
		addFuzzed(boards, result);
		wrong.push(...result.score.wrong.map((one) => `seed ${seed}: ${one}`));
	}
	console.log(renderFuzzed(boards, { seed: "7", slice: "test", sequences: SEQUENCES }).markdown);
	expect(wrong).toEqual([]);
	expect(findMissedBars(boards).filter((lapse) => !lapse.includes("sequences with"))).toEqual([]);
});
