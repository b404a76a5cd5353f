import type { Scenario } from "./scenario.ts";
import type { Score } from "./score.ts";
import { A, openWorld } from "./templates.ts";
import type { World } from "./world.ts";

/** The second file says nothing as long as nobody touched it. */
async function listJudged(world: World): Promise<readonly string[]> {
	return world
		.listFiles()
		.flatMap(([path, blob]) => (path !== A && world.untouched.get(path) === blob ? [] : [path]));
}

/** Plays a scenario, commits what is left over, and judges every file that it touched. */
export async function playScenario({ steps }: Pick<Scenario, "steps">): Promise<Score> {
	const world = await openWorld();
	try {
		for (const step of steps) await step(world);
		if (world.git("status", "--porcelain", "--ignore-submodules") !== "") world.commit("End");
		return await world.judge(await listJudged(world));
	} finally {
		world.remove();
	}
}
