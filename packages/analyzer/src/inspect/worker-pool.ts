import { Worker } from "node:worker_threads";
import type { Language } from "../tree/node.ts";

export interface WorkerTask {
	readonly language: Language;
	readonly source: string;
}

/** The rendered artifact, or why there is none. */
export type WorkerAnswer =
	| { readonly kind: "artifact"; readonly text: string }
	| { readonly kind: "failed"; readonly code: string; readonly detail: string };

export interface WorkerPool {
	run(task: WorkerTask): Promise<WorkerAnswer>;
	close(): Promise<void>;
}

interface Seat {
	worker: Worker;
	settle: ((answer: WorkerAnswer) => void) | null;
	timer: NodeJS.Timeout | null;
}

interface Waiting {
	readonly task: WorkerTask;
	readonly settle: (answer: WorkerAnswer) => void;
}

export interface PoolOptions {
	readonly entry: URL;
	readonly size: number;
	readonly timeoutMs: number;
	/** Given to each worker as it starts. */
	readonly workerData: unknown;
}

/** Recursion over trees is bounded by the parser's depth limit; this leaves ample room for it. */
const STACK_MB = 32;
/**
 * Almost all that a file's analysis makes is garbage when the file is done: in a larger nursery it dies there instead of
 * being copied. Twice as much again saves no more time and costs 120 MB (measured on 512,000 lines).
 */
const YOUNG_MB = 96;

/** A file that takes too long costs its worker, which is replaced; the run goes on. */
class Pool implements WorkerPool {
	readonly #options: PoolOptions;
	readonly #seats: Seat[] = [];
	readonly #queue: Waiting[] = [];
	#closed = false;

	constructor(options: PoolOptions) {
		this.#options = options;
		for (let index = 0; index < options.size; index += 1) this.#seats.push(this.#seat());
	}

	#seat(): Seat {
		const seat: Seat = { worker: this.#start(), settle: null, timer: null };
		this.#listen(seat);
		return seat;
	}

	#start(): Worker {
		return new Worker(this.#options.entry, {
			workerData: this.#options.workerData,
			resourceLimits: {
				stackSizeMb: STACK_MB,
				maxOldGenerationSizeMb: 1024,
				maxYoungGenerationSizeMb: YOUNG_MB,
			},
			stdout: false,
			stderr: false,
		});
	}

	#listen(seat: Seat): void {
		const { worker } = seat;
		const fail = (detail: string): void => {
			if (seat.worker !== worker || this.#closed) return;
			this.#replace(seat, { kind: "failed", code: "engine-error", detail });
		};
		worker.on("message", (answer: WorkerAnswer) => {
			if (seat.worker === worker) this.#settle(seat, answer);
		});
		worker.on("error", (error: Error) => fail(error.message));
		worker.on("exit", (code) => fail(`The thread ended with code ${code}.`));
	}

	#replace(seat: Seat, answer: WorkerAnswer): void {
		void seat.worker.terminate();
		seat.worker = this.#start();
		this.#listen(seat);
		this.#settle(seat, answer);
	}

	#settle(seat: Seat, answer: WorkerAnswer): void {
		if (seat.timer) clearTimeout(seat.timer);
		const { settle } = seat;
		seat.settle = null;
		seat.timer = null;
		settle?.(answer);
		this.#dispatch();
	}

	#dispatch(): void {
		for (const seat of this.#seats) {
			if (seat.settle) continue;
			const next = this.#queue.shift();
			if (!next) return;
			seat.settle = next.settle;
			seat.timer = setTimeout(() => {
				const detail = `It took longer than ${this.#options.timeoutMs / 1000} seconds.`;
				this.#replace(seat, { kind: "failed", code: "timeout", detail });
			}, this.#options.timeoutMs);
			seat.worker.postMessage(next.task);
		}
	}

	run(task: WorkerTask): Promise<WorkerAnswer> {
		return new Promise((settle) => {
			this.#queue.push({ task, settle });
			this.#dispatch();
		});
	}

	async close(): Promise<void> {
		this.#closed = true;
		await Promise.all(this.#seats.map((seat) => seat.worker.terminate()));
	}
}

export function createWorkerPool(options: PoolOptions): WorkerPool {
	return new Pool(options);
}
