import { spawn } from "node:child_process";
import { watchMemory } from "./process-tree.ts";

export interface ProgramRequest {
	readonly program: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env?: Readonly<Record<string, string>>;
	/** Exit codes that mean it did its work. */
	readonly accepts: readonly number[];
	readonly watchesMemory?: boolean;
	readonly timeoutMs?: number;
}

export interface ProgramRun {
	readonly milliseconds: number;
	readonly peakBytes: number | null;
}

const TIMEOUT_MS = 120_000;
const KEPT_ERROR = 2_000;

/** No settings of whoever runs the benchmark: signing keys, hooks and pagers would be measured as well. */
const ENVIRONMENT = {
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	NO_COLOR: "1",
	SEMGREP_SEND_METRICS: "off",
};

/**
 * Runs a program to its end and takes the time from before it is started until it is gone.
 * @throws Error when it does not start, takes too long, or ends with another exit code.
 */
export function runProgram(request: ProgramRequest): Promise<ProgramRun> {
	const { program, args, cwd, accepts, timeoutMs = TIMEOUT_MS } = request;
	return new Promise((resolve, reject) => {
		const start = performance.now();
		const child = spawn(program, args, {
			cwd,
			env: { ...process.env, ...ENVIRONMENT, ...request.env },
			stdio: ["ignore", "ignore", "pipe"],
			timeout: timeoutMs,
			killSignal: "SIGKILL",
		});
		const memory = request.watchesMemory && child.pid !== undefined ? watchMemory(child.pid) : null;
		let errorText = "";
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			errorText = (errorText + text).slice(-KEPT_ERROR);
		});
		child.on("error", reject);
		child.on("close", (code, signal) => {
			const milliseconds = performance.now() - start;
			const peakBytes = memory?.stop() ?? null;
			if (code !== null && accepts.includes(code)) return resolve({ milliseconds, peakBytes });
			const how = signal === null ? `ended with ${code}` : `was stopped after ${timeoutMs / 1000} s`;
			reject(new Error(`${[program, ...args].join(" ").slice(0, 300)} ${how}.\n${errorText}`));
		});
	});
}

/** Runs one after another, never at once: two at once would measure each other. */
export async function repeat<T>(times: number, run: (index: number) => Promise<T>): Promise<readonly T[]> {
	const results: T[] = [];
	for (let index = 0; index < times; index += 1) results.push(await run(index));
	return results;
}
