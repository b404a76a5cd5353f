import { expect, it } from "vitest";
import { createRandom, playRandom } from "./fidelity/play-random.ts";
import { prepare } from "./fidelity/scenarios.ts";
import { createScore, World } from "./fidelity/world.ts";

/** `FIDELITY_SEED=7 FIDELITY_RUNS=1000` plays another or a longer slice. */
const SEED = Number(process.env.FIDELITY_SEED ?? 20_260_301);
const RUNS = Number(process.env.FIDELITY_RUNS ?? 15);

it(`attributes random work of ${RUNS} repositories, seed ${SEED}`, async () => {
	const score = createScore();
	const log: string[] = [];
	for (let run = 0; run < RUNS; run += 1) {
		const world = new World();
		try {
			prepare(world);
			const before = score.wrong.length + score.missed.length;
			const steps = playRandom(world, "a.ts", createRandom(SEED + run));
			world.commit("End");
			await world.check(["a.ts"], score);
			if (score.wrong.length + score.missed.length > before)
				log.push(`seed ${SEED + run}: ${steps.join(", ")}`);
		} finally {
			world.origin.remove();
		}
	}
	const wrong = score.wrong.filter((one) => / is ai\b/.test(one)).length;
	const [precision, recall] = [1 - wrong / score.aiClaims, score.aiFound / score.aiLines];
	console.log(
		`seed ${SEED}: precision ${precision}, recall ${recall} of ${score.aiLines} lines\n${log.join("\n")}`,
	);
	console.log([...score.wrong, ...score.missed].join("\n"));
	expect(score.wrong.filter((one) => / is human\b/.test(one))).toEqual([]);
	expect(precision).toBeGreaterThanOrEqual(0.999);
	expect(recall).toBeGreaterThanOrEqual(0.98);
});
