import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ChangeError, openRepository, type Repository, readBlame } from "@countersign/core";
import { type CaptureOutcome, capture } from "@countersign/core/provenance/capture";
import {
	createTestFolder,
	isolateGit,
	openTestRepository,
	type TestRepository,
} from "../../../core/src/change/testing/test-repository.ts";
import type { Actor } from "./actor.ts";
import { decodeText, type Encoding, encodeText } from "./encoding.ts";
import { Oracle, type Writer } from "./oracle.ts";
import { createScore, type Score } from "./score.ts";
import { type Command, reportCommand, type ShellTool } from "./shell-voices.ts";
import { type Call, type FileChange, type Report, report } from "./voices.ts";

/** What happens around one edit, and which of its events get lost. */
export interface Circumstances {
	readonly session?: string;
	/** Between the event before and the write. */
	readonly beforeWrite?: () => void | Promise<void>;
	/** Between the write and the event after. */
	readonly afterWrite?: () => void | Promise<void>;
	readonly lost?: readonly ("before" | "after")[];
	/** How often the event after is delivered. */
	readonly times?: number;
	readonly proposalChanged?: boolean;
}

const SETTINGS = {
	"user.name": "Pat Person",
	"user.email": "pat@example.com",
	"core.editor": "true",
	"rerere.enabled": "false",
	"gc.auto": "0",
	"maintenance.auto": "false",
	"core.fsync": "none",
	"commit.gpgSign": "false",
	"protocol.file.allow": "always",
};

/** Git without the machine's configuration. */
const GIT = {
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_AUTHOR_NAME: "Ada",
	GIT_AUTHOR_EMAIL: "ada@example.com",
	GIT_COMMITTER_NAME: "Grace",
	GIT_COMMITTER_EMAIL: "grace@example.com",
	GIT_ALLOW_PROTOCOL: "file",
	LC_ALL: "C",
	HOME: "/nonexistent",
};

const TYPING_MINUTES = 20;

/** What a transcript of Claude Code says about its model. */
const TRANSCRIPT = `${JSON.stringify({ type: "assistant", message: { role: "assistant", model: "model-1" } })}\n`;

function splitText(text: string): string[] {
	const lines = text.split("\n");
	if (lines.at(-1) === "") lines.pop();
	return lines;
}

/** What is binary to git has no lines, and so no origin. */
async function readLines(repository: Repository, path: string, revision: string) {
	try {
		return await readBlame(repository, { path, revision });
	} catch (error) {
		if (!(error instanceof ChangeError) || error.code !== "CHANGE_PATH_NOT_TEXT") throw error;
		const content = execFileSync("git", ["cat-file", "blob", `${revision}:${path}`], {
			cwd: repository.root,
		});
		return { content, ranges: [] };
	}
}

type Written = readonly [text: string | null, around?: Circumstances];

/** A repository whose every line names its writer to the oracle, and which assistants and people work in. */
export class World {
	repository: TestRepository;
	readonly origin: TestRepository;
	readonly oracle: Oracle;
	readonly encodings = new Map<string, Encoding>();
	readonly outcomes: CaptureOutcome[] = [];
	/** Files of the template, with their blobs. */
	untouched: ReadonlyMap<string, string> = new Map();
	#calls = 0;
	#time = Date.parse("2026-03-01T08:00:00Z");
	#random = 1;
	readonly #remove: () => void;

	constructor(from: World | null = null) {
		isolateGit();
		const folder = createTestFolder();
		this.#remove = folder.remove;
		const root = join(folder.path, "work");
		this.oracle = from?.oracle.fork() ?? new Oracle();
		if (from) {
			cpSync(from.origin.root, root, { recursive: true });
			this.#calls = from.#calls;
			this.#time = from.#time;
			this.untouched = from.untouched;
		} else mkdirSync(root);
		this.origin = openTestRepository(root, folder.remove);
		this.repository = this.origin;
		if (!from) this.#initialize();
	}

	#initialize(): void {
		this.git("init", "-q", "--template=", "-b", "main");
		for (const [key, value] of Object.entries(SETTINGS)) this.git("config", key, value);
		mkdirSync(join(this.origin.root, ".git/info"), { recursive: true });
		writeFileSync(join(this.origin.root, ".git/transcript.jsonl"), TRANSCRIPT);
	}

	/** The temporary folder around the repository, for clones and work trees. */
	get folder(): string {
		return dirname(this.origin.root);
	}

	remove(): void {
		this.#remove();
	}

	/** As now: a commit is made when it is made. */
	git(...args: string[]): string {
		const date = `@${Math.floor(this.#time / 1000)} +0000`;
		const env = { ...GIT, PATH: process.env.PATH, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
		const result = spawnSync("git", args, { cwd: this.repository.root, env, maxBuffer: 1 << 28 });
		if (result.status !== 0) throw new Error(`git ${args.join(" ")}: ${result.stderr}`);
		return result.stdout.toString("utf8").replace(/\n$/, "");
	}

	/** As `git`; false where git fails, as it does on a conflict. */
	tryGit(...args: string[]): boolean {
		try {
			this.git(...args);
			return true;
		} catch {
			return false;
		}
	}

	lines(writer: Actor | Writer, count: number): string[] {
		return this.oracle.writeLines(typeof writer === "string" ? { actor: writer } : writer, count);
	}

	plain(writer: Actor | Writer, texts: readonly string[]): string[] {
		return this.oracle.writePlain(typeof writer === "string" ? { actor: writer } : writer, texts);
	}

	/** Null where there is no file. */
	find(path: string): string | null {
		const file = join(this.repository.root, path);
		if (!existsSync(file)) return null;
		return decodeText(readFileSync(file), this.encodings.get(path) ?? "utf8");
	}

	read(path: string): string[] {
		return splitText(this.find(path) ?? "");
	}

	/** Puts text on the disk, and tells nobody. */
	put(path: string, text: string | null): void {
		const file = join(this.repository.root, path);
		mkdirSync(dirname(file), { recursive: true });
		if (text === null) {
			rmSync(file, { force: true });
			return;
		}
		writeFileSync(file, encodeText(text, this.encodings.get(path) ?? "utf8"));
		utimesSync(file, this.#time / 1000, this.#time / 1000);
	}

	/** The next minute. */
	tick(minutes = 1): Date {
		this.#time += minutes * 60_000;
		return new Date(this.#time);
	}

	/** One event as a hook gets it, through the code that `countersign capture` runs. */
	async deliver(agent: string, event: object | Uint8Array): Promise<CaptureOutcome> {
		const outcome = await capture({
			agent,
			bytes: event instanceof Uint8Array ? event : Buffer.from(JSON.stringify(event)),
			cwd: this.repository.root,
			environment: { GIT_CONFIG_GLOBAL: "/dev/null" },
			now: new Date(this.#time),
			random: (size) => {
				this.#random += 1;
				return Buffer.from(this.#random.toString(16).padStart(size * 2, "0"), "hex").subarray(-size);
			},
			elapsed: () => 0,
			secrets: { name: "none", find: () => Promise.resolve([]) },
		});
		this.outcomes.push(outcome);
		return outcome;
	}

	nextCall(session: string, proposalChanged = false): Call {
		this.#calls += 1;
		this.tick();
		return { id: `call-${this.#calls}`, session, changed: proposalChanged };
	}

	async #tell(report: Report | null, which: "before" | "after", { lost = [], times = 1 }: Circumstances) {
		if (!report || lost.includes(which)) return;
		for (let time = 0; time < (which === "after" ? times : 1); time += 1) {
			for (const event of report[which]) await this.deliver(report.agent, event);
		}
	}

	/** Changes a file as somebody does it, hooks included. */
	async act(actor: Actor, change: Omit<FileChange, "root" | "before">, around: Circumstances = {}) {
		const before = this.find(change.path);
		const call = this.nextCall(around.session ?? `session-${actor}`, around.proposalChanged);
		const told = report(actor, { ...change, root: this.repository.root, before }, call);
		await this.#tell(told, "before", around);
		await around.beforeWrite?.();
		// A person takes time to type, and what nobody can have typed is not a person's.
		if (actor === "person") this.tick(TYPING_MINUTES);
		this.put(change.path, change.after);
		await around.afterWrite?.();
		await this.#tell(told, "after", around);
	}

	/** Exchanges lines of a file. */
	async splice(
		actor: Actor,
		{ path, at, remove, lines }: { path: string; at: number; remove: number; lines: readonly string[] },
		around: Circumstances = {},
	): Promise<void> {
		const text = this.find(path);
		const old = splitText(text ?? "");
		const place = Math.min(at, old.length);
		const removed = old.slice(place, place + remove);
		const fresh = old.toSpliced(place, remove, ...lines);
		const splice = text === null ? null : { at: place, removed, inserted: lines };
		const after = fresh.length === 0 ? "" : `${fresh.join("\n")}\n`;
		await this.act(actor, { path, after, splice }, around);
	}

	/** Writes a whole file. */
	async write(actor: Actor, path: string, ...[text, around = {}]: Written): Promise<void> {
		await this.act(actor, { path, after: text, splice: null }, around);
	}

	/** Runs a real command as an assistant's tool does. */
	async shell(tool: ShellTool, command: Omit<Command, "root">, around: Circumstances = {}): Promise<void> {
		const { root } = this.repository;
		const told = reportCommand(
			tool,
			{ root, ...command },
			this.nextCall(around.session ?? `session-${tool}`),
		);
		await this.#tell(told, "before", around);
		await around.beforeWrite?.();
		this.run(command.text, command.cwd);
		await around.afterWrite?.();
		await this.#tell(told, "after", around);
	}

	run(command: string, cwd = this.repository.root): void {
		const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", LC_ALL: "C" };
		const result = spawnSync("bash", ["-c", command], { cwd, env, encoding: "utf8" });
		if (result.status !== 0) throw new Error(`${command}: ${result.stderr}`);
	}

	/** Stages everything and commits. */
	commit(message = "Work"): void {
		this.tick();
		this.git("add", "--all");
		this.git("commit", "-q", "--allow-empty", "--no-verify", "-m", message);
	}

	/** Goes on in another clone or work tree. */
	moveTo(root: string): void {
		this.repository = openTestRepository(root);
	}

	openRepository(): Promise<Repository> {
		return openRepository(this.repository.root);
	}

	/** Paths and blobs of a commit. */
	listFiles(revision = "HEAD"): readonly (readonly [path: string, blob: string])[] {
		const rows = this.git("ls-tree", "-r", "-z", revision).split("\0");
		return rows.flatMap((row) => {
			const [, kind, blob, path] = /^\d+ (\w+) ([0-9a-f]+)\t([\s\S]+)$/.exec(row) ?? [];
			return kind === "blob" && blob !== undefined && path !== undefined ? [[path, blob] as const] : [];
		});
	}

	/** Compares what attribution says about every line of these files with what the oracle knows. */
	async judge(paths: readonly string[], revision = "HEAD"): Promise<Score> {
		const score = createScore();
		const repository = await this.openRepository();
		for (const path of paths) {
			const { content, ranges } = await readLines(repository, path, revision);
			const lines = splitText(decodeText(content, this.encodings.get(path) ?? "utf8"));
			for (const [index, line] of lines.entries()) {
				const found = ranges.find(({ range }) => range.start <= index + 1 && index + 1 <= range.end);
				this.oracle.judge(line, found, { place: `${path}:${index + 1}`, score });
			}
		}
		return score;
	}
}
