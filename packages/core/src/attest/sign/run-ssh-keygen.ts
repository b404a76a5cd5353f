import { type ChildProcess, spawn } from "node:child_process";
import { parse } from "node:path";

/** Long enough to touch a security key. */
const TIMEOUT_MS = 30_000;
const MAXIMUM_OUTPUT_BYTES = 65_536;

/** What `ssh-keygen` needs to find its agent and its libraries; nothing else of our environment reaches it. */
const PASSED_VARIABLES = ["PATH", "HOME", "SSH_AUTH_SOCK", "SSH_SK_PROVIDER", "SYSTEMROOT", "USERPROFILE"];

export interface KeygenResult {
	readonly stdout: Buffer;
	readonly stderr: string;
	/** Null when it could not be started, was killed, or said too much. */
	readonly exitCode: number | null;
}

/**
 * Runs `ssh-keygen` with a message on its standard input. Never waits for a person at a terminal: the child leads a
 * session of its own, so it has no terminal to open, and askpass programs are forbidden. A key with a passphrase and
 * no agent therefore fails at once. Never rejects.
 */
export function runSshKeygen(args: readonly string[], message: Uint8Array): Promise<KeygenResult> {
	return new Promise((resolve) => {
		const child = spawn("ssh-keygen", args, {
			cwd: parse(process.cwd()).root,
			detached: process.platform !== "win32",
			env: toEnvironment(),
			stdio: ["pipe", "pipe", "pipe"],
			windowsHide: true,
		});
		const output: Buffer[] = [];
		const complaints: Buffer[] = [];
		collect(child, child.stdout, output);
		collect(child, child.stderr, complaints);
		const timer = setTimeout(() => stop(child), TIMEOUT_MS);
		const finish = (exitCode: number | null, extra: string) => {
			clearTimeout(timer);
			const stderr = Buffer.concat(complaints).toString("utf8") + extra;
			resolve({ stdout: Buffer.concat(output), stderr, exitCode });
		};
		child.on("error", (error) => finish(null, error.message));
		child.on("close", (code, signal) => finish(code, signal ? `stopped by ${signal}` : ""));
		// The child may end before it has read everything; its exit code tells the story then.
		child.stdin.on("error", () => undefined);
		child.stdin.end(message);
	});
}

function toEnvironment(): NodeJS.ProcessEnv {
	const environment: NodeJS.ProcessEnv = { LC_ALL: "C", SSH_ASKPASS_REQUIRE: "never" };
	for (const name of PASSED_VARIABLES) {
		const value = process.env[name];
		if (value !== undefined) environment[name] = value;
	}
	return environment;
}

function collect(child: ChildProcess, stream: NodeJS.ReadableStream, chunks: Buffer[]): void {
	let size = 0;
	stream.on("data", (chunk: Buffer) => {
		size += chunk.length;
		if (size > MAXIMUM_OUTPUT_BYTES) stop(child);
		else chunks.push(chunk);
	});
}

function stop(child: ChildProcess): void {
	child.kill("SIGKILL");
}
