import { type Measurement, own } from "../measurement.ts";
import { repeat } from "../run-program.ts";
import { summarize } from "../statistics.ts";
import { createStore } from "./create-store.ts";
import { git } from "./git.ts";
import { type Scene, timeOwn } from "./scene.ts";

const MILLION = 1_000_000;
const QUERY = ["provenance", "query", "--model", "o9-rare", "--since", "2026-01-01", "--until", "2026-02-01"];

function readPackedBytes(folder: string): number {
	const sizes = git(folder, "count-objects", "-v").matchAll(/^size(?:-pack)?: (\d+)$/gm);
	return [...sizes].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0);
}

/** How large a store of a million records is, and how fast it answers. */
export async function measureStore(scene: Scene): Promise<readonly Measurement[]> {
	const records = scene.isQuick ? 5_000 : MILLION;
	scene.say(`store: ${records} records`);
	const place = { folder: scene.createFolder("store"), cache: scene.createFolder("store-cache") };
	await createStore(place.folder, records);
	const bytes = readPackedBytes(place.folder);
	scene.say("store: first query");
	const first = await timeOwn(scene, place, QUERY);
	scene.say("store: queries");
	const again = await repeat(scene.isQuick ? 2 : 15, () => timeOwn(scene, place, QUERY));
	const start = await repeat(scene.isQuick ? 2 : 15, () => timeOwn(scene, place, ["--version"]));
	const topic = "A million records";
	return [
		own({
			topic,
			subject: "Query by model and date",
			unit: "ms",
			summary: summarize(again),
			bar: { relation: "<", limit: 200 },
			note: "`provenance query --model … --since … --until …` from start to exit, with the index",
		}),
		own({
			topic,
			subject: "Start of the command",
			unit: "ms",
			summary: summarize(start),
			note: "`--version`: what any command costs before it does anything",
		}),
		own({
			topic,
			subject: "First query",
			unit: "ms",
			summary: summarize([first]),
			note: "reads all records and makes the index",
		}),
		own({
			topic,
			subject: "Size",
			unit: "MB",
			summary: summarize([(bytes / 1e6) * (MILLION / records)]),
			bar: { relation: "≤", limit: 2_000 },
			note: "objects of git as they were written, trees included: 2,000 MB are 2 kB a record",
		}),
	];
}
