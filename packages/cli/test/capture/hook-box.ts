import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createSandbox, ENTRY, type Sandbox } from "../cli-harness.ts";
import { type ProcessResult, runProcess } from "../scenario/run-process.ts";

/** A secret that scanners know, in the words of a prompt; the tests look for it in every byte that is kept. */
export const SECRET = `ghp_${"A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8".slice(0, 36)}`;

export interface StoredRecord {
	readonly kind: string;
	readonly path: string;
	readonly runs: readonly { readonly lines: readonly string[] }[];
	readonly gap?: string;
}

export interface HookOptions {
	readonly cwd?: string;
	readonly env?: NodeJS.ProcessEnv;
	readonly uid?: number;
}

/** A repository and the real command, as an assistant's hook starts it. */
export interface HookBox extends Sandbox {
	hook(agent: string, event: unknown, options?: HookOptions): { status: number | null; stderr: string };
	hookLater(agent: string, event: unknown): Promise<ProcessResult>;
	records(gitFolder?: string): readonly StoredRecord[];
	/** What must hold whatever happened: nothing half written, no secret, and no line a person's. */
	findBreaches(gitFolder?: string): readonly string[];
}

export function toBytes(event: unknown): Uint8Array {
	if (event instanceof Uint8Array) return event;
	return Buffer.from(typeof event === "string" ? event : JSON.stringify(event));
}

function listFiles(folder: string): readonly string[] {
	try {
		const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
		return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	} catch {
		return [];
	}
}

function isWhole(file: string): boolean {
	const bytes = readFileSync(file);
	const digest = createHash("sha256").update(bytes).digest("hex");
	return file.endsWith(`${digest}.json`) && typeof JSON.parse(bytes.toString("utf8")) === "object";
}

function readRecords(gitFolder: string): readonly StoredRecord[] {
	const files = listFiles(join(gitFolder, "countersign/inbox"));
	return files.map((file) => JSON.parse(readFileSync(file, "utf8")) as StoredRecord);
}

function findBreachesIn(gitFolder: string): readonly string[] {
	const addressed = ["inbox", "prompts"].flatMap((part) => listFiles(join(gitFolder, "countersign", part)));
	const torn = addressed.filter((file) => !isWhole(file)).map((file) => `torn: ${file}`);
	const leaks = listFiles(gitFolder)
		.filter((file) => statSync(file).size < 50_000_000 && readFileSync(file).includes(SECRET))
		.map((file) => `secret: ${file}`);
	const people = readRecords(gitFolder).filter(({ kind }) => kind === "human");
	return [...torn, ...leaks, ...people.map(({ path }) => `human: ${path}`)];
}

export function createHookBox(): HookBox {
	const box = createSandbox();
	box.git("init", "-q", "-b", "main", ".");
	const dotGit = join(box.folder, ".git");
	const request = (agent: string) => ({
		program: process.execPath,
		args: [ENTRY, "capture", "--agent", agent],
		cwd: box.folder,
		env: box.env,
	});
	return {
		...box,
		hook: (agent, event, options = {}) => {
			const { program, args, cwd, env } = request(agent);
			const input = toBytes(event);
			const result = spawnSync(program, args, { cwd, env, encoding: "utf8", ...options, input });
			return { status: result.status, stderr: result.stderr };
		},
		hookLater: (agent, event) => runProcess({ ...request(agent), input: toBytes(event) }),
		records: (gitFolder = dotGit) => readRecords(gitFolder),
		findBreaches: (gitFolder = dotGit) => findBreachesIn(gitFolder),
	};
}

/** An event of Claude Code after a file was written. */
export function wrote(cwd: string, path: string, more: object = {}): object {
	return {
		hook_event_name: "PostToolUse",
		session_id: "s1",
		tool_use_id: `call ${path}`,
		cwd,
		tool_name: "Write",
		tool_input: { file_path: path, content: "alpha line\n" },
		tool_response: { type: "create" },
		...more,
	};
}

export function prompted(cwd: string, text: string): object {
	return { hook_event_name: "UserPromptSubmit", session_id: "s1", cwd, prompt: text };
}
