import { randomBytes } from "node:crypto";
import { capture as captureEvent, MAX_INPUT_BYTES } from "@countersign/core/provenance/capture";
import { readInput } from "../capture/read-input.ts";

/** Cline wants an answer from every hook; silence is consent for all others, and Gemini takes nothing but JSON. */
const ANSWERS: Readonly<Record<string, string>> = { cline: '{"cancel":false}\n' };

const SECRETS = {
	name: "secretlint",
	find: async (text: string) => {
		const { findSecrets } = await import("../capture/find-secrets.ts");
		return findSecrets(text);
	},
};

async function readAndCapture(agent: string, directory: string) {
	return captureEvent({
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

/** Takes one event of an assistant's hook. Never fails: what went wrong is a line for people, and a gap. */
export async function capture(agent: string, directory: string): Promise<number> {
	try {
		const { failures } = await readAndCapture(agent, directory);
		for (const { code, message } of failures) {
			process.stderr.write(`countersign capture: ${code}: ${message}\n`);
		}
	} catch (error) {
		process.stderr.write(`countersign capture: ${String(error).slice(0, 500)}\n`);
	}
	const answer = Object.hasOwn(ANSWERS, agent) ? ANSWERS[agent] : undefined;
	if (answer !== undefined) process.stdout.write(answer);
	return 0;
}
