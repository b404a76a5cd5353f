import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openRepository } from "../change/index.ts";
import { CheckReport, type Finding, type Inspection } from "../model/index.ts";
import type { CheckInput } from "./check-input.ts";
import type { InspectionRequest } from "./inspection-request.ts";
import { runCheck } from "./run-check.ts";

let folder: string;

function git(...args: readonly string[]): string {
	const env = {
		PATH: process.env.PATH,
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_AUTHOR_NAME: "Ada",
		GIT_AUTHOR_EMAIL: "ada@example.org",
		GIT_COMMITTER_NAME: "Ada",
		GIT_COMMITTER_EMAIL: "ada@example.org",
	};
	return execFileSync("git", args, { cwd: folder, env, encoding: "utf8" });
}

function commit(files: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	git("add", "-A");
	git("commit", "-q", "-m", "Change");
}

function inspectNothing(findings: readonly Finding[] = []): Inspection {
	return {
		engine: { name: "test", version: "1" },
		rules: { digest: "0", count: 1, problems: [] },
		findings,
		areas: [],
		skipped: [],
		imports: [],
		inspectedFiles: 1,
		inspectedLines: 1,
		suppressed: 0,
	};
}

async function check(changes: Partial<CheckInput> = {}): Promise<CheckReport> {
	const report = await runCheck({
		repository: await openRepository(folder),
		request: {},
		inspect: async () => inspectNothing(),
		readWorktreeFile: async () => null,
		namedPolicy: null,
		storeEvidence: true,
		tool: { name: "countersign", version: "1.0.0" },
		now: "2026-01-02T03:04:05Z",
		...changes,
	});
	return CheckReport.parse(report);
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "countersign-pipeline-"));
	git("init", "-q", "-b", "main");
	commit({ "src/a.py": "x = 1\n" });
	commit({ "src/b.py": "y = 1\n" });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("runCheck", () => {
	it("asks the engine about changed files, and shows it the whole project", async () => {
		const requests: InspectionRequest[] = [];
		commit({ "src/c.py": "z = 1\n", ".countersign/rules/own.yaml": "rules: []\n" });
		git("rm", "-q", "src/a.py");
		git("commit", "-q", "--amend", "-m", "Change");
		const contents: string[] = [];
		const inspect = async (request: InspectionRequest) => {
			requests.push(request);
			for (const { read } of request.targets)
				contents.push(new TextDecoder().decode((await read()) ?? undefined));
			return inspectNothing();
		};
		const report = await check({ inspect });
		const [request] = requests;
		expect(request?.targets.map(({ path }) => path)).toEqual([".countersign/rules/own.yaml", "src/c.py"]);
		expect(request?.project.map(({ path }) => path)).toEqual([
			".countersign/rules/own.yaml",
			"src/b.py",
			"src/c.py",
		]);
		expect(request?.rules).toEqual([{ path: ".countersign/rules/own.yaml", text: "rules: []\n" }]);
		expect(contents).toEqual(["rules: []\n", "z = 1\n"]);
		expect(report.evidence.digest).toMatch(/^[0-9a-f]{64}$/);
	});

	it("leaves files out that the policy excludes", async () => {
		commit({ ".countersign/policy.yaml": 'version: 1\nexclude: ["vendor/**"]\n' });
		commit({ "vendor/v.py": "eval(x)\n" });
		const requests: InspectionRequest[] = [];
		await check({
			inspect: async (request) => {
				requests.push(request);
				return inspectNothing();
			},
		});
		expect(requests[0]?.targets).toEqual([]);
	});

	it("fails closed when the engine fails", async () => {
		const report = await check({
			inspect: async () => {
				throw new Error("out of memory");
			},
		});
		expect(report.verdict.outcome).toBe("error");
		expect(report.verdict.reasons[0]).toMatchObject({
			code: "room-failed",
			outcome: "error",
			clause: "inspect (INTERNAL_UNEXPECTED_ERROR)",
			message: "out of memory",
		});
		expect(report.verdict.reasons.map(({ code }) => code)).toContain("no-rules");
	});

	it("fails closed, with the place, on a policy that the change breaks", async () => {
		commit({ ".countersign/policy.yaml": "version: 1\n" });
		commit({ ".countersign/policy.yaml": "version: 1\nexlude: []\n" });
		const { verdict, policy } = await check();
		expect(verdict.outcome).toBe("error");
		expect(verdict.reasons[0]).toMatchObject({
			clause: "policy (POLICY_UNKNOWN_KEY)",
			clauseAt: ".countersign/policy.yaml:2:1",
		});
		expect(policy.source).toContain("cannot be read");
		expect(verdict.notes.join()).not.toContain("no policy of its own");
	});

	it.each([
		["base", "takes effect once it has landed"],
		["head", "brings the repository's first policy"],
		["work tree", "is not committed yet"],
		["nowhere", "no policy of its own"],
	])("takes the policy from the %s", async (place, note) => {
		const text = "version: 1\nbulk: { lines: 7 }\n";
		if (place === "base") commit({ ".countersign/policy.yaml": text });
		if (place === "base") commit({ ".countersign/policy.yaml": "version: 1\n" });
		if (place === "head") commit({ ".countersign/policy.yaml": text });
		const readWorktreeFile = async () => (place === "work tree" ? Buffer.from(text) : null);
		const { policy, verdict, provenance } = await check({ readWorktreeFile });
		expect(policy.source).toBe(place === "nowhere" ? "built-in" : ".countersign/policy.yaml");
		expect(verdict.notes.join(" ")).toContain(note);
		expect(provenance.measured).toBe(place !== "nowhere");
		const other = await check({ namedPolicy: { path: "other.yaml", text: "version: 1\n" } });
		expect(other.policy.source).toBe("--config other.yaml");
		if (place !== "nowhere") expect(other.policy.digest).not.toBe(policy.digest);
	});

	it.each(["base", "head"])("fails closed on a policy of the %s that cannot be read", async (place) => {
		commit({ ".countersign/policy.yaml": "version: 1\n" });
		const blob = git("rev-parse", "HEAD:.countersign/policy.yaml").trim();
		if (place === "base") commit({ "src/c.py": "z = 1\n" });
		rmSync(join(folder, ".git/objects", blob.slice(0, 2), blob.slice(2)));
		const { verdict } = await check();
		expect(verdict.outcome).toBe("error");
		expect(verdict.reasons[0]).toMatchObject({
			code: "room-failed",
			clauseAt: ".countersign/policy.yaml:1:1",
		});
		expect(verdict.reasons[0]?.clause).toContain("CHANGE_OBJECT_MISSING");
	});

	it("fails closed on a policy that is a link", async () => {
		mkdirSync(join(folder, ".countersign"));
		symlinkSync("../loose.yaml", join(folder, ".countersign/policy.yaml"));
		commit({ "loose.yaml": "version: 1\n" });
		const readWorktreeFile = async () => new TextEncoder().encode("version: 1\n");
		const { verdict } = await check({ readWorktreeFile });
		expect(verdict.outcome).toBe("error");
		expect(verdict.reasons[0]?.clause).toContain("POLICY_NOT_A_FILE");
	});

	it("stores nothing when asked not to, and says so", async () => {
		const { evidence } = await check({ storeEvidence: false });
		expect(evidence).toMatchObject({ digest: null, note: expect.stringContaining("--no-evidence") });
		expect(git("for-each-ref", "refs/countersign")).toBe("");
	});

	it("throws what is wrong usage", async () => {
		await expect(check({ request: { base: "nowhere" } })).rejects.toMatchObject({
			code: "CHANGE_REVISION_UNKNOWN",
		});
	});
});
