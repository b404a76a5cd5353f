import { against, type Measurement, own } from "../measurement.ts";
import { summarize, summarizePairs } from "../statistics.ts";
import { createHistory } from "./create-history.ts";
import { type Scene, timeGit, timeOwn } from "./scene.ts";

const TOPIC = "Blame of 5,000 lines";
const FILE = "src/file-0.ts";

/** `countersign blame` and `git blame` in turn, of one file that 1,000 commits and as many records changed. */
export async function measureBlame(scene: Scene): Promise<readonly Measurement[]> {
	scene.say("blame: history");
	const place = { folder: scene.createFolder("blame"), cache: scene.createFolder("blame-cache") };
	const commits = scene.isQuick ? 50 : 1000;
	await createHistory({ folder: place.folder, commits, files: 1, linesOfFile: 5000, edits: 1 });
	await timeOwn(scene, place, ["blame", FILE]);
	scene.say("blame: runs");
	const [ours, gits]: [number[], number[]] = [[], []];
	for (let run = 0; run < (scene.isQuick ? 1 : 9); run += 1) {
		ours.push(await timeOwn(scene, place, ["blame", FILE]));
		gits.push(await timeGit(scene, place, ["blame", FILE]));
	}
	const summary = summarize(ours);
	const ratio = summarizePairs(ours, gits, (left, right) => left / right);
	return [
		own({
			topic: TOPIC,
			subject: "Countersign",
			unit: "ms",
			summary,
			note: `${commits} commits and records`,
		}),
		own({
			topic: TOPIC,
			subject: "Countersign to git",
			unit: "×",
			summary: ratio,
			bar: { relation: "≤", limit: 2 },
			note: "each run divided by the one of git after it",
		}),
		against(summary, { topic: TOPIC, subject: "git blame", unit: "ms", summary: summarize(gits), note: "" }),
	];
}
