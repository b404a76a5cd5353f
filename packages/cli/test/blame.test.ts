import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BlameReport } from "@countersign/core/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createScene, type Scene } from "./scenario/create-scene.ts";

const OLD = "export const title = 'Users';\n";
const LOAD = "export function loadUser(id) {\n\tconst row = table.get(id);\n\treturn row.user;\n}\n";
const SAVE = "export function saveUser(user) {\n\ttable.set(user.id, { user });\n\treturn user.id;\n}\n";
const APPROVED = [
	"Load users\n\nReviewed-by: nobody reads this paragraph",
	"\n\nReviewed-by: Bob Reader <bob@example.com>\nSigned-off-by: Ada Lovelace <ada@example.com>\n",
	"Approved-by: Claude <noreply@anthropic.com>\nreviewed-by: bob reader <BOB@example.com>\n",
].join("");

let scene: Scene;

async function blame(...args: readonly string[]): Promise<BlameReport> {
	const { stdout, stderr } = await scene.run("blame", ...args, "--format", "json");
	expect(stderr).toBe("");
	return BlameReport.parse(JSON.parse(stdout));
}

/** `line origin commit`, where a line without a commit says so. */
function summarize({ lines }: BlameReport): readonly string[] {
	return lines.map(
		({ line, origin, tool, commit }) => `${line} ${origin} ${tool} ${commit === null ? "new" : "old"}`,
	);
}

async function refuse(...args: readonly string[]): Promise<string> {
	const { status, stdout, stderr } = await scene.run("blame", ...args);
	expect([status, stdout]).toEqual([2, ""]);
	return stderr;
}

beforeAll(async () => {
	scene = createScene();
	await scene.build(
		{ write: { "src/users.ts": OLD, "gone.ts": OLD, "logo.png": { base64: "iVBORwAAAAA=" } } },
		{ commit: "Begin" },
		{
			assistant: {
				tool: "cursor",
				prompt: "Load a user",
				write: { "src/users.ts": OLD + LOAD, VERSION: "7\n" },
			},
		},
		{ commit: APPROVED },
		{
			assistant: {
				tool: "claude-code",
				session: "two",
				write: { "src/users.ts": OLD + LOAD + SAVE },
			},
		},
		{ stage: ["src/users.ts"] },
	);
	writeFileSync(
		join(scene.repository, "src/users.ts"),
		`${OLD}${LOAD}${SAVE}// typed by hand, not saved by any editor\n`,
	);
	writeFileSync(join(scene.repository, "new.ts"), OLD);
	rmSync(join(scene.repository, "gone.ts"));
	mkdirSync(join(scene.repository, "folder"));
	symlinkSync("src/users.ts", join(scene.repository, "link.ts"));
	symlinkSync("src", join(scene.repository, "shortcut"));
}, 120_000);

afterAll(() => scene.remove());

const COMMITTED = ["1 unknown null old", ...[2, 3, 4, 5].map((line) => `${line} ai cursor old`)];
const STAGED = [6, 7, 8, 9].map((line) => `${line} ai claude-code new`);

describe("which content is shown", { timeout: 60_000 }, () => {
	it("is that of the work tree, whose uncommitted lines are resolved as well", async () => {
		const report = await blame("src/users.ts");
		expect(report).toMatchObject({ version: "worktree", commit: null, measured: true });
		expect(summarize(report)).toEqual([...COMMITTED, ...STAGED, "10 unknown null new"]);
	});

	it("is that of the index with --staged, of a commit with --rev", async () => {
		expect(summarize(await blame("src/users.ts", "--staged"))).toEqual([...COMMITTED, ...STAGED]);
		const old = await blame("src/users.ts", "--rev", "HEAD");
		expect([old.version, old.commit]).toEqual(["commit", scene.git("rev-parse", "HEAD")]);
		expect(summarize(old)).toEqual(COMMITTED);
		expect(await refuse("src/users.ts", "--rev", "HEAD", "--staged")).toContain(
			"Use either --rev or --staged",
		);
	});

	it("may be one short line, known because the whole file is what the assistant left", async () => {
		expect(summarize(await blame("VERSION"))).toEqual(["1 ai cursor old"]);
		writeFileSync(join(scene.repository, "VERSION"), "7\n8\n");
		expect(summarize(await blame("VERSION"))).toEqual(["1 ai cursor old", "2 unknown null new"]);
	});

	it("is what -L names", async () => {
		const shown = async (lines: string) =>
			(await blame("src/users.ts", "-L", lines)).lines.map(({ line }) => line);
		expect(await shown("4,6")).toEqual([4, 5, 6]);
		expect(await shown("9,+5")).toEqual([9, 10]);
		expect(await refuse("src/users.ts", "-L", "11,12")).toContain("has 10 lines, so there is no line 11");
		expect(await refuse("src/users.ts", "-L", "six")).toContain("Name lines as -L 10,20");
	});

	it("is converted as git does before it compares", async () => {
		writeFileSync(join(scene.repository, ".gitattributes"), "*.ts text\n");
		const file = join(scene.repository, "src/users.ts");
		const text = readFileSync(file, "utf8");
		writeFileSync(file, text.replaceAll("\n", "\r\n"));
		try {
			expect(summarize(await blame("src/users.ts"))).toEqual([
				...COMMITTED,
				...STAGED,
				"10 unknown null new",
			]);
		} finally {
			writeFileSync(file, text);
			rmSync(join(scene.repository, ".gitattributes"));
		}
	});
});

describe("what is said of a line", { timeout: 60_000 }, () => {
	it("names record, prompt and approvers, which are declared and not the author, a tool or the same person twice", async () => {
		const { lines } = await blame("src/users.ts");
		expect(lines[1]).toMatchObject({
			...{ model: "model-1", session: "session-1", text: "export function loadUser(id) {" },
			prompt: { id: expect.stringMatching(/^[0-9a-f]{64}$/), evidence: "text" },
			record: expect.stringMatching(/^[0-9a-f]{64}$/),
			signature: { state: "none" },
			approvers: [{ name: "Bob Reader", email: "bob@example.com", grade: "declared", source: "reviewed-by" }],
		});
		expect(lines[6]).toMatchObject({ prompt: { id: null, evidence: "none" }, approvers: [], commit: null });
		expect(lines[9]).toMatchObject({ record: null, prompt: null, signature: null, approvers: [] });
	});

	it("is a table for people, which does not pass a trailer off as a signature", async () => {
		const { stdout, status } = await scene.run("blame", "src/users.ts");
		expect(status).toBe(0);
		const rows = stdout.split("\n");
		expect(rows[1]).toMatch(
			/^[0-9a-f]{8} ai {6}captured cursor\/model-1 +session-1 [0-9a-f]{8} \(Bob Reader\?\) +2 export/,
		);
		expect(rows[9]).toMatch(/^worktree unknown +10 \/\/ typed by hand/);
		expect(stdout).toContain("src/users.ts: ai 8, human 0, mixed 0, unknown 2\nrecords: 2 unsigned\n");
		expect(stdout).toContain(
			"approvers in (…?) are declared by the commit's own trailers; nobody verified them",
		);
	});
});

describe("what has no lines", { timeout: 60_000 }, () => {
	it.each<[string, readonly string[], readonly string[]]>([
		["an untracked file", ["new.ts"], ["CHANGE_PATH_UNTRACKED", "git add new.ts"]],
		["a deleted file", ["gone.ts"], ["is deleted in the work tree", "countersign blame gone.ts --rev HEAD"]],
		["a binary file", ["logo.png"], ["CHANGE_PATH_NOT_TEXT", "is binary"]],
		["a binary file of a commit", ["logo.png", "--rev", "HEAD"], ["CHANGE_PATH_NOT_TEXT"]],
		["a folder", ["src"], ["CHANGE_PATH_NOT_A_FILE", '"src" is a folder', "Name a file in it"]],
		["a folder of a commit", ["src", "--rev", "HEAD"], ['"src" is a folder']],
		["the repository", ["."], ["is a folder"]],
		["a link", ["link.ts"], ['"link.ts" is a link']],
		["a file behind a link", ["shortcut/users.ts"], ["lies behind a link"]],
		["a misspelled file", ["src/user.ts"], ["Did you mean `src/users.ts`?"]],
		["a misspelled file of a commit", ["src/user.ts", "--rev", "HEAD"], ["Did you mean `src/users.ts`?"]],
		["a revision that is not there", ["src/users.ts", "--rev", "HEAD~9"], ["CHANGE_REVISION_UNKNOWN"]],
		["a file outside", ["../elsewhere.ts"], ["is no file of the repository"]],
	])("is refused with what to do: %s", async (_name, args, parts) => {
		const said = await refuse(...args);
		for (const part of parts) expect(said).toContain(part);
	});
});
