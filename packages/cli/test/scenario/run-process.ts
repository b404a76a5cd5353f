import { spawn } from "node:child_process";

export interface ProcessRequest {
	readonly program: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: NodeJS.ProcessEnv;
	readonly input?: string | Uint8Array;
}

export interface ProcessResult {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs a program to its end without holding up the others that run beside it. */
export function runProcess({ program, args, cwd, env, input }: ProcessRequest): Promise<ProcessResult> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { cwd, env, stdio: "pipe" });
		const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
		child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
		child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
		child.on("error", reject);
		child.on("close", (status) => {
			const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString("utf8");
			resolve({ status, stdout: text(stdout), stderr: text(stderr) });
		});
		child.stdin.on("error", () => {});
		child.stdin.end(input ?? "");
	});
}
