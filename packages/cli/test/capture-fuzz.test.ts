import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { CAPTURE_AGENTS, type CaptureRequest, capture } from "@countersign/core/provenance/capture";
import fc from "fast-check";
import { expect, it } from "vitest";
import { findSecrets } from "../src/capture/find-secrets.ts";
import { createHookBox, type HookBox, toBytes } from "./capture/hook-box.ts";
import { changes, damage, mutate } from "./capture/mutate.ts";
import { NEW, OLD, PAYLOADS, PROMPTS } from "./capture/payloads.ts";

/** `CAPTURE_FUZZ_RUNS=100000 CAPTURE_FUZZ_SEED=7` for a longer or another search. */
const RUNS = Number(process.env.CAPTURE_FUZZ_RUNS ?? 200);
const TIMEOUT = RUNS * 2_000;
const SEED = Number(process.env.CAPTURE_FUZZ_SEED ?? 20_260_301);

const EVENTS: readonly ((cwd: string) => object)[] = [
	...PAYLOADS.flatMap(({ before, after }) => (before ? [before, after] : [after])),
	...PROMPTS.map(
		([, event]) =>
			(cwd: string) =>
				event(cwd, "please"),
	),
];

/** In this process, as a start of the real command for each would leave time for few. */
function request(box: HookBox, agent: string, bytes: Uint8Array): CaptureRequest {
	return {
		agent,
		bytes,
		cwd: box.folder,
		environment: box.env,
		now: new Date(),
		random: randomBytes,
		elapsed: () => performance.now(),
		secrets: { name: "secretlint", find: findSecrets },
	};
}

function listWork(box: HookBox): readonly string[] {
	const entries = readdirSync(dirname(box.folder), { recursive: true }).map(String);
	return entries.filter((path) => !path.includes(".git/countersign")).sort();
}

const step = fc.record({
	agent: fc.constantFrom(...CAPTURE_AGENTS.filter((name) => name !== "known_human")),
	event: fc.constantFrom(...EVENTS),
	list: changes,
	damage,
	text: fc.constantFrom(OLD, NEW, "", "delta line\n"),
});

it(
	`survives ${RUNS} mutated sessions of real payloads, seed ${SEED}`,
	async () => {
		const session = fc.array(step, { minLength: 1, maxLength: 4 });
		const play = async (steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) => {
			const box = createHookBox();
			try {
				box.write("a.ts", OLD);
				const work = listWork(box);
				for (const { agent, event, list, damage: harm, text } of steps) {
					const bytes = harm(toBytes(mutate(event(box.folder), list) ?? null));
					const { gaps, failures, records } = await capture(request(box, agent, bytes));
					expect(records.length + gaps + failures.length).toBeLessThan(3_000);
					expect(listWork(box)).toEqual(work);
					expect(box.findBreaches()).toEqual([]);
					box.write("a.ts", text);
				}
			} finally {
				box.remove();
			}
		};
		await fc.assert(fc.asyncProperty(session, play), { numRuns: RUNS, seed: SEED });
	},
	TIMEOUT,
);
