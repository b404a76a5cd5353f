import type { ChildProcess } from "node:child_process";
import { Socket } from "node:net";
import { ChangeError } from "./errors.ts";
import { explainGitFailure } from "./git-failure.ts";
import { createObjectParser, type ObjectHeader } from "./object-parser.ts";
import type { Repository } from "./repository.ts";
import { type GitRun, spawnGit } from "./run-git.ts";

/** Gets an object piece by piece, so that its size never decides how much memory is used. */
export interface ObjectVisitor {
	readonly onHeader?: (header: ObjectHeader) => void;
	readonly onChunk: (chunk: Buffer) => void;
}

interface Request {
	readonly name: string;
	readonly visitor: ObjectVisitor;
	readonly resolve: (header: ObjectHeader | null) => void;
	readonly reject: (error: unknown) => void;
}

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Far above every name that makes sense, far below what the reader of the answer could stumble over. */
const NAME_BYTES = 4096;
const STDERR_LIMIT = 4096;

/** An expression stands on one line of git's input. */
function isSendable(name: string): boolean {
	return name.length > 0 && Buffer.byteLength(name) <= NAME_BYTES && !/[\n\0]/.test(name);
}

/** An idle process must not keep ours alive; it ends when our side of its pipe closes. */
function holdEventLoop(child: ChildProcess, hold: boolean): void {
	const pipes = [child.stdin, child.stdout, child.stderr].filter((pipe) => pipe instanceof Socket);
	for (const handle of [child, ...pipes]) {
		if (hold) handle.ref();
		else handle.unref();
	}
}

/**
 * One `git cat-file` for many requests, started on first use. Where the process dies (in a partial clone git older than
 * 2.44 does so on an absent object), the request it died on is answered and the others go to a new process.
 */
export class ObjectProcess {
	readonly #run: GitRun;
	readonly #hasBody: boolean;
	readonly #queue: Request[] = [];
	#child: ChildProcess | null = null;
	#closed = false;

	constructor(repository: Repository, mode: "--batch" | "--batch-check") {
		this.#run = { cwd: repository.root, args: ["cat-file", mode] };
		this.#hasBody = mode === "--batch";
	}

	/**
	 * Visits one object; null when it is absent from this clone or `id` is no object name.
	 * @throws ChangeError CHANGE_GIT_FAILED when git cannot read the object.
	 */
	async visit(id: string, visitor: ObjectVisitor): Promise<ObjectHeader | null> {
		return OBJECT_ID.test(id) ? this.#ask(id, visitor) : null;
	}

	/**
	 * What an expression (a branch, `HEAD^{tree}`) names now; null when it names nothing, or nothing in this clone.
	 * @throws ChangeError CHANGE_GIT_FAILED when git cannot read the object.
	 */
	async find(expression: string): Promise<ObjectHeader | null> {
		return isSendable(expression) ? this.#ask(expression, { onChunk: () => {} }) : null;
	}

	#ask(name: string, visitor: ObjectVisitor): Promise<ObjectHeader | null> {
		return new Promise((resolve, reject) => {
			if (this.#closed) {
				reject(
					new ChangeError("CHANGE_GIT_FAILED", { message: `Object ${name} was asked of a closed reader.` }),
				);
				return;
			}
			this.#queue.push({ name, visitor, resolve, reject });
			this.#send(name);
		});
	}

	/** Ends git; what is still queued is answered first. */
	close(): Promise<void> {
		this.#closed = true;
		const child = this.#child;
		if (!child) return Promise.resolve();
		return new Promise((resolve) => {
			holdEventLoop(child, true);
			child.once("close", () => resolve());
			child.stdin?.end();
		});
	}

	/** What is asked in one turn of the event loop is written at once: every write is a call of the system. */
	#send(name: string): void {
		this.#child ??= this.#start();
		const { stdin } = this.#child;
		if (!stdin?.writableCorked) {
			holdEventLoop(this.#child, true);
			stdin?.cork();
			process.nextTick(() => stdin?.uncork());
		}
		stdin?.write(`${name}\n`);
	}

	#endInput(): void {
		this.#child?.stdin?.end();
	}

	#settle(finish: (request: Request) => void): void {
		const request = this.#queue.shift();
		if (request) finish(request);
		if (this.#queue.length === 0 && this.#child) holdEventLoop(this.#child, false);
	}

	#createParser(): (chunk: Buffer) => void {
		return createObjectParser({
			hasBody: this.#hasBody,
			onHeader: (header) => this.#queue[0]?.visitor.onHeader?.(header),
			onChunk: (chunk) => this.#queue[0]?.visitor.onChunk(chunk),
			onEnd: (header) => this.#settle((request) => request.resolve(header)),
		});
	}

	#start(): ChildProcess {
		const child = spawnGit(this.#run);
		const parse = this.#createParser();
		let stderr = "";
		let failure: unknown;
		child.stdout?.on("data", (chunk: Buffer) => {
			if (failure !== undefined) return;
			try {
				parse(chunk);
			} catch (error) {
				failure = error;
				child.kill("SIGKILL");
			}
		});
		child.stderr?.on("data", (chunk: Buffer) => {
			stderr = (stderr + chunk.toString("utf8")).slice(-STDERR_LIMIT);
		});
		child.stdin?.on("error", () => {});
		const end = (exitCode: number | null, cause?: unknown): void => {
			if (this.#child !== child) return;
			this.#recover(failure ?? explainGitFailure({ run: this.#run, stderr, exitCode, cause }));
		};
		child.once("error", (cause) => end(null, cause));
		child.once("close", (exitCode) => end(exitCode));
		return child;
	}

	/** The process is gone: answers the request it stood at, and sends the others to a new one. */
	#recover(error: unknown): void {
		this.#child = null;
		const absent = error instanceof ChangeError && error.code === "CHANGE_OBJECT_MISSING";
		this.#settle((request) => (absent ? request.resolve(null) : request.reject(error)));
		for (const request of this.#queue) this.#send(request.name);
		if (this.#closed) this.#endInput();
	}
}
