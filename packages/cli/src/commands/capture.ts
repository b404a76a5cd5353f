import { keepCompiledCode } from "../capture/keep-compiled-code.ts";

/** Cline wants an answer from every hook; silence is consent for all others, and Gemini takes nothing but JSON. */
const ANSWERS: Readonly<Record<string, string>> = { cline: '{"cancel":false}\n' };

/** Takes one event of an assistant's hook. Never fails: what went wrong is a line for people, and a gap. */
export async function capture(agent: string, directory: string): Promise<number> {
	try {
		keepCompiledCode();
		const { takeEvent } = await import("../capture/take-event.ts");
		const { failures } = await takeEvent(agent, directory);
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
