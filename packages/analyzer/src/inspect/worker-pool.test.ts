import { afterEach, describe, expect, it } from "vitest";
import { createWorkerPool, type WorkerAnswer, type WorkerPool } from "./worker-pool.ts";

/** Does what the source says: hangs, breaks, ends its process, or gives the source back. */
const ENTRY = `
import { parentPort } from "node:worker_threads";
parentPort.on("message", ({ source }) => {
	if (source === "hang") for (;;);
	if (source === "throw") throw new Error("broken");
	if (source === "exit") process.exit(0);
	parentPort.postMessage({ kind: "artifact", text: source });
});
`;

let pool: WorkerPool;
afterEach(() => pool.close());

function start(size: number): void {
	const entry = new URL(`data:text/javascript,${encodeURIComponent(ENTRY)}`);
	pool = createWorkerPool({ entry, size, timeoutMs: 1_000, workerData: null });
}

function run(source: string): Promise<WorkerAnswer> {
	return pool.run({ language: "python", source });
}

describe("a pool", () => {
	it("answers more tasks than it has threads, each its own", async () => {
		start(2);
		const names = Array.from({ length: 20 }, (_, index) => `task ${index}`);
		const answers = await Promise.all(names.map(run));
		expect(answers).toEqual(names.map((text) => ({ kind: "artifact", text })));
	});

	it.each([
		["hang", "timeout"],
		["throw", "engine-error"],
		["exit", "engine-error"],
	])("goes on after a task that makes its thread %s", async (source, code) => {
		start(1);
		const [bad, good] = await Promise.all([run(source), run("good")]);
		expect(bad).toMatchObject({ kind: "failed", code });
		expect(good).toEqual({ kind: "artifact", text: "good" });
	});
});
