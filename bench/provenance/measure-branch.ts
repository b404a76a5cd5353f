import { type Measurement, own } from "../measurement.ts";
import { repeat } from "../run-program.ts";
import { summarize } from "../statistics.ts";
import { createHistory } from "./create-history.ts";
import { type Scene, timeOwn } from "./scene.ts";

/** A whole check of a branch of 500 commits with five records each, which contains that its provenance is resolved. */
export async function measureBranch(scene: Scene): Promise<readonly Measurement[]> {
	scene.say("branch: history");
	const place = { folder: scene.createFolder("branch"), cache: scene.createFolder("branch-cache") };
	const commits = scene.isQuick ? 20 : 500;
	await createHistory({ folder: place.folder, commits, files: 60, linesOfFile: 300, edits: 5 });
	scene.say("branch: runs");
	const args = ["check", "--base", `HEAD~${commits}`, "--no-evidence"];
	await timeOwn(scene, place, args);
	const runs = await repeat(scene.isQuick ? 1 : 5, () => timeOwn(scene, place, args));
	return [
		own({
			topic: "Branch of 500 commits",
			subject: "Countersign",
			unit: "ms",
			summary: summarize(runs),
			bar: { relation: "≤", limit: 5_000 },
			note: `\`check --base HEAD~${commits}\` from start to exit, ${commits * 5} records, 60 files`,
		}),
	];
}
