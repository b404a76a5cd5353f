import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROVENANCE_REF, renderRecord } from "@countersign/core";
import { sha256Hex, toCanonicalJson } from "@countersign/core/kit";
import { against, type Measurement, own } from "../measurement.ts";
import { summarize } from "../statistics.ts";
import { createStore } from "./create-store.ts";
import { git } from "./git.ts";
import { createRandom } from "./random.ts";
import { type Place, type Scene, timeGit, timeOwn } from "./scene.ts";
import { buildSyntheticRecord } from "./synthetic-record.ts";

const TOPIC = "Push of 1,000 new records";
const RECORDS = 1000;
const OF_PROMPT = 4;
const PUSH = ["provenance", "push", "origin"] as const;

/** Fills the inbox as capture does: a file for each record, and one for each prompt. */
function deliver(folder: string, seed: number): void {
	const random = createRandom(seed);
	const inbox = join(folder, ".git/countersign/inbox");
	const prompts = join(folder, ".git/countersign/prompts");
	for (const path of [inbox, prompts]) mkdirSync(path, { recursive: true });
	let object: string | null = null;
	for (let index = 0; index < RECORDS; index += 1) {
		if (index % OF_PROMPT === 0) {
			const text = `Please change part ${index} of ${seed} so that it does what was agreed. `.repeat(8);
			const content = toCanonicalJson({ schema: "countersign/prompt-1", salt: "00", text });
			object = sha256Hex(content);
			writeFileSync(join(prompts, `${object}.json`), content);
		}
		const prompt = { storage: "redacted", object, hmac: null, redaction: null } as const;
		const { id, text } = renderRecord({ ...buildSyntheticRecord(random), prompt });
		writeFileSync(join(inbox, `${id}.json`), text);
	}
}

/** The same objects by git alone: they are in the ref already. */
async function timePeer(scene: Scene, place: Place, run: number): Promise<number> {
	const bare = scene.createFolder(`peer-${run}`);
	git(bare, "init", "--quiet", "--bare", ".");
	git(place.folder, "push", "--quiet", bare, `${PROVENANCE_REF}~1:${PROVENANCE_REF}`);
	return timeGit(scene, place, ["push", "--quiet", bare, `${PROVENANCE_REF}:${PROVENANCE_REF}`]);
}

/** 1,000 records that wait in the inbox are drained into a store of 20,000 and pushed to a remote that has those. */
export async function measurePush(scene: Scene): Promise<readonly Measurement[]> {
	scene.say("push: store");
	const place = { folder: scene.createFolder("push"), cache: scene.createFolder("push-cache") };
	await createStore(place.folder, scene.isQuick ? 500 : 20_000);
	const remote = scene.createFolder("remote");
	git(remote, "init", "--quiet", "--bare", ".");
	git(place.folder, "remote", "add", "origin", remote);
	await timeOwn(scene, place, PUSH);
	scene.say("push: runs");
	const [ours, gits]: [number[], number[]] = [[], []];
	for (let run = 0; run < (scene.isQuick ? 1 : 5); run += 1) {
		deliver(place.folder, run);
		ours.push(await timeOwn(scene, place, PUSH));
		gits.push(await timePeer(scene, place, run));
	}
	const summary = summarize(ours);
	return [
		own({
			topic: TOPIC,
			subject: "Countersign",
			unit: "ms",
			summary,
			bar: { relation: "<", limit: 2_000 },
			note: "`provenance push`: 1,000 files of the inbox and 250 prompts into the ref, and to a remote on this disk",
		}),
		against(summary, {
			topic: TOPIC,
			subject: "git push",
			unit: "ms",
			summary: summarize(gits),
			note: "of the same objects, when they are in the ref already",
		}),
	];
}
