import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Change, ChangedFile, Commit, LineIntroduction, LineRange } from "../model/index.ts";
import { type ProvenanceInput, readProvenance } from "./read-provenance.ts";

const S = "s_0123456789abcd::t_aaaaaaaaaaaaaa";
const H = "h_fedcba98765432";

const LINES = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join("");

let root = "";

function git(args: readonly string[], extra: Readonly<Record<string, string>> = {}): Buffer {
	const who = { NAME: "Jane Doe", EMAIL: "jane@example.com", DATE: "2026-01-01T00:00:00Z" };
	const people = ["AUTHOR", "COMMITTER"].flatMap((role) =>
		Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]),
	);
	const env = {
		PATH: process.env.PATH,
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
		...Object.fromEntries(people),
		...extra,
	};
	return execFileSync("git", ["-C", root, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
}

const text = (...args: string[]) => git(args).toString("utf8").trimEnd();

function findBytes(...args: string[]): Uint8Array | null {
	try {
		return git(args);
	} catch {
		return null;
	}
}

function write(path: string, content: string): void {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), content);
}

function commit(message: string, extra: Readonly<Record<string, string>> = {}): string {
	git(["add", "-A"]);
	git(["commit", "-q", "--allow-empty", "-m", message], extra);
	return text("rev-parse", "HEAD");
}

function addNote(id: string, attestations: string): void {
	const sessions = { s_0123456789abcd: { agent_id: { tool: "claude", id: "c1", model: "claude-opus-4-5" } } };
	const humans = { [H]: { author: "Jane Doe <jane@example.com>" } };
	const json = { schema_version: "authorship/3.0.0", base_commit_sha: "", prompts: {}, sessions, humans };
	git(["notes", "--ref=ai", "add", "-f", "-m", `${attestations}---\n${JSON.stringify(json, null, 2)}`, id]);
}

function readCommit(id: string): Commit {
	const format = "%T%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%aI%x00%B";
	const fields = text("log", "-1", `--format=${format}`, id).split("\0");
	const [tree = "", parents = "", an = "", ae = "", cn = "", ce = "", authoredAt = "", message = ""] = fields;
	const people = { author: { name: an, email: ae }, committer: { name: cn, email: ce } };
	return { id, tree, parents: parents.split(" ").filter(Boolean), ...people, authoredAt, message };
}

function readAdded(range: readonly string[], path: string): LineRange[] {
	const hunks = text("diff", "-U0", "-M", ...range).split(/^diff --git /m);
	const own = hunks.find((hunk) => /^\+\+\+ b\/(.*?)\t?$/m.exec(hunk)?.[1] === path) ?? "";
	return [...own.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)]
		.map(([, start, count]) => ({ start: Number(start), end: Number(start) + Number(count ?? 1) - 1 }))
		.filter(({ start, end }) => end >= start);
}

function readChange(base: string, staged = false): Change {
	const head = text("rev-parse", "HEAD");
	const range = staged ? ["--cached"] : [base, head];
	const commits = staged ? [] : text("rev-list", "--reverse", `${base}..${head}`).split("\n").map(readCommit);
	const files = text("diff", "--name-only", "-M", ...range)
		.split("\n")
		.map((path): ChangedFile => {
			const blobs = { oldBlob: null, newBlob: null, oldPath: null };
			const added = readAdded(range, path);
			const rest = { executable: false, addedLines: 0, deletedLines: 0 };
			return { path, status: "modified", kind: "text", added, ...blobs, ...rest };
		});
	const tree = staged ? text("write-tree") : text("rev-parse", "HEAD^{tree}");
	return {
		kind: staged ? "staged" : "range",
		base: { commit: base, tree: text("rev-parse", `${base}^{tree}`), label: "base" },
		head: { commit: staged ? null : head, tree, label: "head" },
		branch: null,
		defaultBranch: null,
		shallow: false,
		commits,
		files,
		notes: [],
	};
}

function blame(change: Change, file: ChangedFile): LineIntroduction[] {
	return file.added.flatMap(({ start, end }) => {
		const head = change.head.commit ?? "HEAD";
		const out = text("blame", "--line-porcelain", "-M", "-L", `${start},${end}`, head, "--", file.path);
		const found: LineIntroduction[] = [];
		for (const block of out.split(/^\t.*$/m)) {
			const header = /^([0-9a-f]{40}) (\d+) (\d+)/m.exec(block);
			const path = /^filename (.*)$/m.exec(block)?.[1];
			if (!header || path === undefined) continue;
			const [, id = "", original, final] = header;
			const line = Number(final);
			found.push({ lines: { start: line, end: line }, commit: id, path, originalStart: Number(original) });
		}
		return found;
	});
}

function input(change: Change): ProvenanceInput {
	return {
		change,
		policyPresent: false,
		history: { findIntroductions: async (whole, file) => blame(whole, file) },
		notes: {
			hasRef: async (ref) => findBytes("rev-parse", "--verify", "-q", ref) !== null,
			readNotes: async (ref, commits) => {
				const notes = new Map<string, Uint8Array>();
				for (const id of commits) {
					const bytes = findBytes("notes", `--ref=${ref}`, "show", id);
					if (bytes) notes.set(id, bytes);
				}
				return notes;
			},
		},
		trees: {
			listTree: async (tree) =>
				text("ls-tree", "-r", tree)
					.split("\n")
					.flatMap((line) => {
						const [, blob = "", path = ""] = /^\S+ blob (\S+)\t(.*)$/.exec(line) ?? [];
						return path === "" ? [] : [{ path, blob, kind: "text" as const }];
					}),
			readPath: async (tree, path) => findBytes("cat-file", "blob", `${tree}:${path}`),
		},
	};
}

async function read(base: string, staged = false) {
	const report = await readProvenance(input(readChange(base, staged)));
	const shown = report.files.map(({ path, ranges }) => [
		path,
		...ranges.map(({ range, origin, source }) => `${range.start}-${range.end} ${origin} ${source}`),
	]);
	return { ...report, shown };
}

describe("readProvenance on a real repository", () => {
	let base = "";

	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), "countersign-provenance-"));
		git(["init", "-q", "-b", "main"]);
		write("old.ts", LINES);
		base = commit("Start");
	});

	afterEach(() => {
		rmSync(root, { recursive: true, force: true });
	});

	it("follows a note through insertions above and a rename", async () => {
		write("old.ts", `a\nai 1\nai 2\nhand\n${LINES}`);
		addNote(commit("Add"), `old.ts\n  ${S} 2-3\n  ${H} 4\n`);
		git(["mv", "old.ts", "my file.ts"]);
		write("my file.ts", `top 1\ntop 2\na\nai 1\nai 2\nhand\n${LINES}`);
		addNote(commit("Move\n\nCo-Authored-By: Claude <noreply@anthropic.com>"), `"my file.ts"\n  ${S} 1\n`);
		const report = await read(base);
		expect(report.shown).toEqual([
			[
				"my file.ts",
				"1-1 ai git-ai-note",
				"2-2 mixed trailer",
				"3-3 unknown none",
				"4-5 ai git-ai-note",
				"6-6 human git-ai-note",
			],
		]);
		expect(report.problems).toEqual([]);
		expect(report.measured).toBe(true);
	});

	it("reads identities of bots as git stores them, and nothing from ordinary people", async () => {
		write("one.ts", "1\n");
		commit("One");
		write("two.ts", "2\n");
		commit("Two", {
			GIT_AUTHOR_NAME: "Copilot",
			GIT_AUTHOR_EMAIL: "198982749+Copilot@users.noreply.github.com",
		});
		write("three.ts", "3\n");
		commit("Bump", {
			GIT_AUTHOR_NAME: "dependabot[bot]",
			GIT_AUTHOR_EMAIL: "49699333+dependabot[bot]@users.noreply.github.com",
		});
		const report = await read(base);
		expect(report.shown).toEqual([
			["one.ts", "1-1 unknown none"],
			["three.ts", "1-1 unknown identity"],
			["two.ts", "1-1 ai identity"],
		]);
		expect(report.measured).toBe(false);
	});

	it("does not carry a note over to an amended commit or to other content", async () => {
		write("new.ts", "1\n2\n3\n");
		const first = commit("New");
		addNote(first, `new.ts\n  ${H} 1-3\n`);
		write("new.ts", "1\n");
		git(["commit", "-q", "-a", "--amend", "-m", "Less"]);
		expect((await read(base)).lines).toEqual({ ai: 0, human: 0, mixed: 0, unknown: 1 });
		git(["notes", "--ref=ai", "copy", first, "HEAD"]);
		const copied = await read(base);
		expect(copied.lines.human).toBe(0);
		expect(copied.problems.map(({ code }) => code)).toEqual(["PROVENANCE_RANGE_BEYOND_FILE"]);
	});

	it("reads the committed trace log of the reference implementation, whose revision is the parent", async () => {
		const ranges = [{ start_line: 1, end_line: 3 }];
		const contributor = { type: "ai", model_id: "anthropic/claude-opus-4-5" };
		const files = [{ path: "new.ts", conversations: [{ url: "file:///home/jane/x", contributor, ranges }] }];
		const vcs = { type: "git", revision: base };
		const tool = { name: "claude-code" };
		write(".agent-trace/traces.jsonl", `${JSON.stringify({ version: "1.0", vcs, tool, files })}\n`);
		write("new.ts", "1\n2\n");
		commit("New");
		const report = await read(base);
		expect(report.shown).toContainEqual(["new.ts", "1-2 ai agent-trace"]);
		expect(report.files.at(-1)?.ranges[0]).toMatchObject({ tool: "claude-code", grade: "captured" });
		expect(report.problems).toEqual([]);
	});

	it("knows nothing about staged lines", async () => {
		write("old.ts", `${LINES}d\n`);
		git(["add", "-A"]);
		const report = await read(base, true);
		expect(report.shown).toEqual([["old.ts", "21-21 unknown none"]]);
		expect(report.files[0]?.ranges[0]?.commit).toBeNull();
	});
});
