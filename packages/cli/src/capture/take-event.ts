import { randomBytes } from "node:crypto";
import { capture, MAX_INPUT_BYTES } from "@countersign/core/provenance/capture";
import { mayHoldSecret } from "./may-hold-secret.ts";
import { readInput } from "./read-input.ts";

const SECRETS = {
	name: "secretlint",
	find: async (text: string) => {
		if (!mayHoldSecret(text)) return [];
		const { findSecrets } = await import("./find-secrets.ts");
		return findSecrets(text);
	},
};

/** Takes the event on standard input. */
export async function takeEvent(agent: string, directory: string) {
	return capture({
		agent,
		bytes: await readInput(MAX_INPUT_BYTES),
		cwd: directory,
		environment: process.env,
		now: new Date(),
		random: randomBytes,
		elapsed: () => performance.now(),
		secrets: SECRETS,
	});
}
