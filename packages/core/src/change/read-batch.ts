import { once } from "node:events";
import { ChangeError } from "./errors.ts";
import { explainGitFailure } from "./git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit, spawnGit } from "./run-git.ts";

/** An object as `git cat-file` names it. */
export interface FoundObject {
	readonly id: string;
	readonly type: string;
}

/** No record or prompt of ours is larger; a forged one may not fill the memory. */
const OBJECT_BYTES = 64 * 1024 * 1024 + 1;
const TOO_LARGE = "An entry of the ref has more than 64 MB, which no honest one has.";
const STDERR_LIMIT = 4096;
const NEWLINE = 0x0a;
const HEADER = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d+)$/;

function parseHeader(line: string): { readonly found: FoundObject; readonly size: number } | null {
	const match = HEADER.exec(line);
	if (match) return { found: { id: match[1] ?? "", type: match[2] ?? "" }, size: Number(match[3]) };
	if (/ (?:missing|ambiguous)$/.test(line)) return null;
	const message = `git cat-file answered ${JSON.stringify(line.slice(0, 200))}.`;
	throw new ChangeError("CHANGE_UNEXPECTED_OUTPUT", { message });
}

/** What each of the revisions or `REVISION:PATH` names; one start of git for all of them. */
export async function findObjects(
	repository: Repository,
	names: readonly string[],
): Promise<readonly (FoundObject | null)[]> {
	if (names.length === 0) return [];
	const input = names.map((name) => `${name}\n`).join("");
	const args = ["cat-file", "--batch-check", "--buffer"];
	const { stdout } = await runGit({ cwd: repository.root, args, input });
	const lines = stdout.toString("latin1").split("\n");
	return names.map((_, index) => parseHeader(lines[index] ?? "")?.found ?? null);
}

/** Cuts the output of `git cat-file --batch` into contents, null for what is absent or no blob. */
class ContentParser {
	#chunks: Buffer[] = [];
	#size = 0;
	/** Bytes that have to be here before there is anything to cut. */
	#needed = 1;

	add(chunk: Buffer): void {
		this.#chunks.push(chunk);
		this.#size += chunk.length;
	}

	*takeContents(): Generator<Buffer | null> {
		if (this.#size < this.#needed) return;
		const bytes =
			this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
		let at = 0;
		this.#needed = 1;
		for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, at)) {
			const header = parseHeader(bytes.toString("latin1", at, end));
			const length = header === null ? 0 : header.size + 1;
			if (length > OBJECT_BYTES) throw new ChangeError("CHANGE_BLOB_TOO_LARGE", { message: TOO_LARGE });
			this.#needed = end + 1 - at + length;
			if (end + 1 + length > bytes.length) break;
			const content = bytes.subarray(end + 1, end + length);
			at = end + 1 + length;
			this.#needed = 1;
			yield header === null || header.found.type !== "blob" ? null : content;
		}
		this.#chunks = at === bytes.length ? [] : [bytes.subarray(at)];
		this.#size = bytes.length - at;
	}
}

/**
 * The content of each blob in order, null where there is none; one start of git for all of them, which waits while
 * nobody takes what it read.
 * @throws ChangeError CHANGE_BLOB_TOO_LARGE, CHANGE_GIT_FAILED
 */
export async function* readBlobs(
	repository: Repository,
	names: readonly string[],
): AsyncGenerator<Buffer | null> {
	if (names.length === 0) return;
	const run = { cwd: repository.root, args: ["cat-file", "--batch", "--buffer"] };
	const child = spawnGit(run);
	const closed = once(child, "close").then(
		([exitCode]) => ({ exitCode, cause: undefined }),
		(cause: unknown) => ({ exitCode: null, cause }),
	);
	let stderr = "";
	child.stderr?.on("data", (chunk: Buffer) => {
		stderr = (stderr + chunk.toString("utf8")).slice(-STDERR_LIMIT);
	});
	child.stdin?.on("error", () => {});
	child.stdin?.end(names.map((name) => `${name}\n`).join(""));
	const parser = new ContentParser();
	try {
		for await (const chunk of child.stdout ?? []) {
			parser.add(chunk);
			yield* parser.takeContents();
		}
		const { exitCode, cause } = await closed;
		if (exitCode !== 0) throw explainGitFailure({ run, stderr, exitCode, cause });
	} finally {
		child.kill("SIGKILL");
	}
}
