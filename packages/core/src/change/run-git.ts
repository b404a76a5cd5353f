import { type ChildProcess, spawn } from "node:child_process";
import { ChangeError } from "./errors.ts";
import { buildGitEnvironment } from "./git-environment.ts";
import { explainGitFailure } from "./git-failure.ts";
import { trackProcess } from "./live-processes.ts";

/** One start of git. */
export interface GitRun {
	readonly cwd: string;
	readonly args: readonly string[];
	readonly input?: string | Uint8Array;
	readonly environment?: Readonly<Record<string, string>>;
	/** Exit codes that are an answer, not a failure; 0 when absent. */
	readonly accept?: readonly number[];
	/** Most bytes of output to keep in memory. */
	readonly maxBytes?: number;
	/** `git config` must show the user's own values; every other command runs with ours. */
	readonly ownConfig?: boolean;
}

export interface GitOutput {
	readonly stdout: Buffer;
	readonly exitCode: number;
}

const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
const STDERR_LIMIT = 8192;

/**
 * Takes away, together with the environment, every way by which a repository's configuration could start a program,
 * reach the network or bend what a diff shows. 25 MB is where git stops to diff a file as text.
 */
const HARDENING = [
	"core.fsmonitor=false",
	"core.hooksPath=/dev/null",
	"core.attributesFile=/dev/null",
	"core.quotePath=false",
	"core.bigFileThreshold=25m",
	"core.pager=cat",
	"diff.external=",
	"advice.graftFileDeprecated=false",
	"i18n.commitEncoding=UTF-8",
].flatMap((setting) => ["-c", setting]);

/** Starts git hardened, with pipes on all three streams, tied to our own life. */
export function spawnGit(run: GitRun): ChildProcess {
	const fixed = run.ownConfig === true ? [] : HARDENING;
	const child = spawn("git", ["--no-pager", "--no-optional-locks", ...fixed, ...run.args], {
		cwd: run.cwd,
		env: buildGitEnvironment(run.environment),
		stdio: ["pipe", "pipe", "pipe"],
		windowsHide: true,
	});
	trackProcess(child);
	return child;
}

/**
 * Runs git and hands every piece of output to `onChunk`, keeping none of it.
 * @throws ChangeError when git is missing or exits with a code that is not accepted; what `onChunk` throws ends git.
 */
export function streamGit(run: GitRun, onChunk: (chunk: Buffer) => void): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawnGit(run);
		let stderr = "";
		let failure: unknown;
		child.stdout?.on("data", (chunk: Buffer) => {
			if (failure !== undefined) return;
			try {
				onChunk(chunk);
			} catch (error) {
				failure = error;
				child.kill("SIGKILL");
			}
		});
		child.stderr?.on("data", (chunk: Buffer) => {
			if (stderr.length < STDERR_LIMIT) stderr += chunk.toString("utf8");
		});
		child.stdin?.on("error", () => {});
		child.stdin?.end(run.input ?? "");
		child.once("error", (cause) => reject(explainGitFailure({ run, stderr, exitCode: null, cause })));
		child.once("close", (exitCode) => {
			if (failure !== undefined) reject(failure);
			else if (exitCode !== null && (run.accept ?? [0]).includes(exitCode)) resolve(exitCode);
			else reject(explainGitFailure({ run, stderr, exitCode }));
		});
	});
}

/**
 * Runs git and keeps its output.
 * @throws ChangeError as `streamGit`, and CHANGE_OUTPUT_TOO_LARGE over the limit.
 */
export async function runGit(run: GitRun): Promise<GitOutput> {
	const limit = run.maxBytes ?? DEFAULT_MAX_BYTES;
	const chunks: Buffer[] = [];
	let size = 0;
	const exitCode = await streamGit(run, (chunk) => {
		size += chunk.length;
		if (size > limit) {
			throw new ChangeError("CHANGE_OUTPUT_TOO_LARGE", {
				message: `git ${run.args[0] ?? ""} printed more than ${limit} bytes.`,
			});
		}
		chunks.push(chunk);
	});
	return { stdout: Buffer.concat(chunks), exitCode };
}

/** Runs git and returns its output as text without the last line end. */
export async function readGitText(run: GitRun): Promise<string> {
	const { stdout } = await runGit(run);
	return stdout.toString("utf8").replace(/\r?\n$/, "");
}
