import { spawnSync } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { OriginRange } from "@countersign/core/model";
import { ENTRY } from "../cli-harness.ts";
import type { Actor } from "./actor.ts";
import { Oracle } from "./oracle.ts";
import { createScore, type Score } from "./score.ts";
import { reportCommand, type ShellTool } from "./shell-voices.ts";
import { type FileChange, type Report, report } from "./voices.ts";

const IDENTITY = {
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_AUTHOR_NAME: "Pat Person",
	GIT_AUTHOR_EMAIL: "pat@example.com",
	GIT_COMMITTER_NAME: "Pat Person",
	GIT_COMMITTER_EMAIL: "pat@example.com",
	GIT_EDITOR: "true",
	GIT_SEQUENCE_EDITOR: "true",
};

function splitText(text: string): string[] {
	const lines = text.split("\n");
	if (lines.at(-1) === "") lines.pop();
	return lines;
}

/** An exchange of lines at the first line that begins with `at`, or behind the one that begins with `after`. */
interface Edit {
	readonly at?: string;
	readonly after?: string;
	/** Lines to leave out from there. */
	readonly skip?: number;
	readonly remove?: number;
	readonly lines: readonly string[];
}

/**
 * Repositories in which people and assistants work through the real command: hooks start `countersign capture`, and what
 * `countersign blame` prints is compared with the oracle. Commits have real times, as records have.
 */
export class Office {
	readonly oracle = new Oracle();
	readonly #scratch = realpathSync(mkdtempSync(join(tmpdir(), "countersign week ")));
	root: string = this.#scratch;
	#calls = 0;

	/** Goes to another clone below the same folder. */
	enter(name: string): void {
		this.root = join(this.#scratch, name);
		mkdirSync(this.root, { recursive: true });
	}

	remove(): void {
		rmSync(this.#scratch, { recursive: true, force: true });
	}

	#spawn(program: string, args: readonly string[], input = "") {
		const env = { PATH: process.env.PATH, HOME: this.#scratch, LC_ALL: "C", ...IDENTITY };
		return spawnSync(program, args, { cwd: this.root, env, input, encoding: "utf8", maxBuffer: 1 << 28 });
	}

	tryGit(...args: string[]): boolean {
		return this.#spawn("git", args).status === 0;
	}

	git(...args: string[]): string {
		const result = this.#spawn("git", args);
		if (result.status !== 0) throw new Error(`git ${args.join(" ")}: ${result.stderr}`);
		return result.stdout.trimEnd();
	}

	countersign(args: readonly string[], input = ""): string {
		const result = this.#spawn(process.execPath, [ENTRY, ...args], input);
		if (result.status !== 0) throw new Error(`countersign ${args.join(" ")}: ${result.stderr}`);
		return result.stdout;
	}

	find(path: string): string | null {
		const file = join(this.root, path);
		return existsSync(file) ? readFileSync(file, "utf8") : null;
	}

	#tell(told: Report | null, which: "before" | "after"): void {
		for (const event of told?.[which] ?? []) {
			this.countersign(["capture", "--agent", told?.agent ?? ""], JSON.stringify(event));
		}
	}

	#act(actor: Actor, change: Omit<FileChange, "root" | "before">): void {
		this.#calls += 1;
		const before = this.find(change.path);
		const call = { id: `call-${this.#calls}`, session: `session-${actor}` };
		const told = report(actor, { ...change, root: this.root, before }, call);
		this.#tell(told, "before");
		const file = join(this.root, change.path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, change.after ?? "");
		this.#tell(told, "after");
	}

	edit(actor: Actor, path: string, { at, after, skip = 0, remove = 0, lines }: Edit): void {
		const old = splitText(this.find(path) ?? "");
		const anchor = at ?? after ?? "";
		const found = old.findIndex((line) => line.trimStart().startsWith(anchor));
		if (found === -1) throw new Error(`${path} has no line that begins with ${anchor}.`);
		const place = (after === undefined ? found : found + 1) + skip;
		const inserted = this.oracle.writePlain({ actor }, lines);
		const splice = { at: place, removed: old.slice(place, place + remove), inserted };
		this.#act(actor, { path, splice, after: `${old.toSpliced(place, remove, ...inserted).join("\n")}\n` });
	}

	/** A new file. */
	create(actor: Actor, path: string, lines: readonly string[]): void {
		const after = `${this.oracle.writePlain({ actor }, lines).join("\n")}\n`;
		this.#act(actor, { path, splice: null, after });
	}

	/** Changes all lines, and tells nobody. */
	format(path: string, change: (line: string) => string): void {
		writeFileSync(
			join(this.root, path),
			`${splitText(this.find(path) ?? "")
				.map(change)
				.join("\n")}\n`,
		);
	}

	/** Appends lines by a command of an assistant. */
	appendByShell(tool: ShellTool, path: string, lines: readonly string[]): void {
		this.#calls += 1;
		const text = `cat >> ${path} <<'EOF'\n${this.oracle.writePlain({ actor: tool }, lines).join("\n")}\nEOF`;
		const call = { id: `call-${this.#calls}`, session: `session-${tool}` };
		const told = reportCommand(tool, { root: this.root, text }, call);
		this.#tell(told, "before");
		this.#spawn("bash", ["-c", text]);
		this.#tell(told, "after");
	}

	commit(message: string): void {
		this.git("add", "--all");
		this.git("commit", "-q", "-m", message);
	}

	/** Squashes a branch onto main as a forge does, by plumbing; the branch and its objects are gone afterwards. */
	squash(branch: string, message: string): void {
		const tree = this.git("merge-tree", "--write-tree", "main", branch).split("\n")[0] ?? "";
		const squashed = this.git("commit-tree", tree, "-p", "main", "-m", message);
		this.git("update-ref", "refs/heads/main", squashed);
		this.git("checkout", "-q", "-f", "main");
		this.git("branch", "-q", "-D", branch);
		this.git("reflog", "expire", "--expire=now", "--all");
		this.git("gc", "-q", "--prune=now");
	}

	/**
	 * What the command says about every line of files of a commit, of all when none are named.
	 * @param known commits of others: what their trailers say of lines that nobody here wrote is no concern of the oracle.
	 */
	judge(paths = this.git("ls-files").split("\n"), known: ReadonlySet<string> = new Set()): Score {
		const score = createScore();
		for (const path of paths) {
			const told = JSON.parse(this.countersign(["blame", path, "--format", "json"])) as {
				lines: readonly (OriginRange & { line: number; text: string; commit: string })[];
			};
			const { stdout } = this.#spawn("git", ["show", `HEAD:${path}`]);
			if (told.lines.length !== splitText(stdout).length) {
				throw new Error(`Not every line of ${path} is told.`);
			}
			for (const line of told.lines) {
				if (known.has(line.commit) && this.oracle.findWriter(line.text) === null) continue;
				this.oracle.judge(line.text, line, { place: `${path}:${line.line} ${line.text.trim()}`, score });
			}
		}
		return score;
	}
}
