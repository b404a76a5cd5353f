import { writeSync } from "node:fs";
import { keepCompiledCode } from "../capture/keep-compiled-code.ts";

/** Cline wants an answer from every hook; silence is consent for all others, and Gemini takes nothing but JSON. */
const ANSWERS: Readonly<Record<string, string>> = { cline: '{"cancel":false}\n' };
const OUTPUT = 1;
const CHATTER = 2;

/** Without a stream, whose closed pipe would end the process by an error after all work is done. */
function write(channel: number, text: string): void {
	try {
		writeSync(channel, text);
	} catch {
		// Nobody listens.
	}
}

function complain(error: unknown): void {
	write(CHATTER, `countersign capture: ${String(error).slice(0, 500)}\n`);
}

async function takeAndReport(agent: string, directory: string | null): Promise<void> {
	keepCompiledCode();
	const { takeEvent } = await import("../capture/take-event.ts");
	const { failures } = await takeEvent(agent, directory ?? process.cwd());
	for (const { code, message } of failures) write(CHATTER, `countersign capture: ${code}: ${message}\n`);
}

/**
 * Takes one event of an assistant's hook. Never fails: what went wrong is a line for people, and a gap.
 * @param directory null for where the hook was started, which may be gone.
 */
export async function capture(agent: string, directory: string | null): Promise<number> {
	process.on("uncaughtException", complain);
	await takeAndReport(agent, directory).catch(complain);
	const answer = Object.hasOwn(ANSWERS, agent) ? ANSWERS[agent] : undefined;
	if (answer !== undefined) write(OUTPUT, answer);
	return 0;
}
