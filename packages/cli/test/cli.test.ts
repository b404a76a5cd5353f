import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	appendFileSync,
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	statSync,
	symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildCommand, createSandbox, ENTRY, type Sandbox, takeSnapshot } from "./cli-harness.ts";

const CLEAN = "def add(a, b):\n    return a + b\n";
const VULNERABLE = `import subprocess
from flask import request


def run():
    name = request.args["name"]
    subprocess.run("grep " + name + " app.log", shell=True)
`;

let box: Sandbox;

beforeAll(buildCommand);
beforeEach(() => {
	box = createSandbox();
});
afterEach(() => box.remove());

function initRepository(): void {
	box.git("init", "-q", "-b", "main");
	box.commit({ "app.py": CLEAN });
}

describe("check", () => {
	beforeEach(initRepository);

	it("passes a clean branch with 0 and stores evidence", () => {
		box.git("checkout", "-q", "-b", "feature");
		box.commit({ "README.md": "# Hello\n" });
		const { status, stdout, stderr } = box.run("check");
		expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
		expect(stdout).toMatch(/^✔ PASS/);
		expect(box.git("ls-tree", "--name-only", "-r", "refs/countersign/statements")).toMatch(
			/^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{60}\.json$/m,
		);
	});

	it("refuses a vulnerable branch with 1, naming line, rule and flow", () => {
		box.git("checkout", "-q", "-b", "feature");
		box.commit({ "run.py": VULNERABLE });
		const { status, stdout } = box.run("check", "--no-evidence");
		expect(status).toBe(1);
		expect(stdout).toMatch(/^✖ BLOCK/);
		expect(stdout).toContain("py-command-injection");
		expect(stdout).toContain("run.py:7");
		expect(stdout).toContain("next        countersign explain py-command-injection");
		expect(box.git("for-each-ref", "refs/countersign")).toBe("");
	});

	it("checks what is staged, not what lies in the work tree", () => {
		box.write("run.py", VULNERABLE);
		expect(box.run("check", "--staged").status).toBe(0);
		box.git("add", "run.py");
		expect(box.run("check", "--staged").status).toBe(1);
	});

	it("does not hold old findings against a change", () => {
		box.commit({ "run.py": VULNERABLE });
		box.git("checkout", "-q", "-b", "feature");
		box.commit({ "run.py": `${VULNERABLE}\n\nTIMEOUT = 5\n` });
		const { status, stdout } = box.run("check", "--format", "json");
		expect(status).toBe(0);
		const report = JSON.parse(stdout);
		expect(report.verdict.findings).toEqual([]);
		expect(report.inspection.findings.length).toBeGreaterThan(0);
	});

	it("judges by the policy of the base and says that an edited one comes later", () => {
		box.commit({ ".countersign/policy.yaml": "version: 1\n" });
		box.git("checkout", "-q", "-b", "feature");
		const never = "{ ai: never, human: never, mixed: never, unknown: never }";
		const loose = `version: 1\nrequire:\n  trusted:\n    block: ${never}\n`;
		box.commit({ ".countersign/policy.yaml": loose, "run.py": VULNERABLE });
		const { status, stdout } = box.run("check", "--format", "json");
		expect(status).toBe(1);
		const { verdict } = JSON.parse(stdout);
		expect(verdict.notes).toContainEqual(expect.stringContaining("takes effect once it has landed"));
		expect(verdict.reasons.map(({ code }: { code: string }) => code)).toContain("finding-threshold");
		box.write("loose.yaml", loose);
		const named = box.run("check", "--format", "json", "--config", "loose.yaml");
		expect(named.stdout).toContain("was named on the command line");
		const reasons: { code: string; outcome: string }[] = JSON.parse(named.stdout).verdict.reasons;
		expect(reasons.find(({ code }) => code === "finding-threshold")?.outcome).toBe("warn");
	});

	it("runs rules of the base, so that a change cannot switch one off", () => {
		const rule = [
			"rules:",
			"  - id: no-print",
			"    languages: [python]",
			"    severity: HIGH",
			"    message: Do not print.",
			"    pattern: print(...)",
			"",
		].join("\n");
		box.commit({ ".countersign/rules/no-print.yaml": rule });
		box.git("checkout", "-q", "-b", "feature");
		box.git("rm", "-q", ".countersign/rules/no-print.yaml");
		box.commit({ "talk.py": "print(1)\n" });
		const { stdout } = box.run("check", "--format", "json");
		const rules = JSON.parse(stdout).verdict.findings.map(
			({ finding }: { finding: { ruleId: string } }) => finding.ruleId,
		);
		expect(rules).toContain("no-print");
	});

	it("gives the outcome error, and 2, for a broken policy at its line and column", () => {
		box.commit({ ".countersign/policy.yaml": "version: 1\ntiers:\n  defualt: trusted\n" });
		box.git("checkout", "-q", "-b", "feature");
		box.commit({ "README.md": "# Hello\n" });
		const { status, stdout } = box.run("check");
		expect(status).toBe(2);
		expect(stdout).toMatch(/^✖ ERROR/);
		expect(stdout).toContain(".countersign/policy.yaml:3:3");
		expect(stdout).toContain("POLICY_UNKNOWN_KEY");
	});

	it("gives the outcome error when evidence is not what it claims to be", () => {
		const blob = box.git("rev-parse", "HEAD:app.py").trim();
		const folders = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, "0"));
		const input = folders.map((name) => `100644 blob ${blob}\t${name}\n`).join("");
		const options = { cwd: box.folder, env: box.env, input, encoding: "utf8" } as const;
		const tree = spawnSync("git", ["mktree"], options).stdout.trim();
		const commit = box.git("commit-tree", "-m", "Forged", tree).trim();
		box.git("update-ref", "refs/countersign/statements", commit);
		const { status, stdout } = box.run("check");
		expect(status).toBe(3);
		expect(stdout).toContain("bad-evidence");
		expect(stdout).toContain("CHANGE_REF_MALFORMED");
	});

	it("writes the same statement for the same change, apart from time", () => {
		const readPayload = (): Record<string, unknown> => {
			const { evidence } = JSON.parse(box.run("check", "--format", "json").stdout);
			const text = box.git("cat-file", "-p", `refs/countersign/statements:${findEntry(evidence.digest)}`);
			const { predicate, ...rest } = JSON.parse(Buffer.from(JSON.parse(text).payload, "base64").toString());
			return { ...rest, predicate: { ...predicate, checkedAt: "" } };
		};
		const findEntry = (digest: string): string => {
			const names = box.git("ls-tree", "-r", "--name-only", "refs/countersign/statements").trim().split("\n");
			return names.find((name) => name.replaceAll("/", "").includes(digest)) ?? "";
		};
		expect(readPayload()).toEqual(readPayload());
	});

	it.each(["text", "json", "sarif", "gitlab", "junit", "markdown"])("writes %s to a file", (format) => {
		const { status, stdout } = box.run("check", "--format", `${format}=out/report`);
		expect(status).toBe(2);
		expect(stdout).toBe("");
		mkdirSync(join(box.folder, "out"));
		const second = box.run("check", "--format", `${format}=out/report`);
		expect(second.status).toBe(0);
		expect(second.stdout).toMatch(/^[✔▲]/);
		expect(box.read("out/report").length).toBeGreaterThan(10);
		expect(readdirSync(join(box.folder, "out"))).toEqual(["report"]);
	});

	it("says one line with --quiet and where the time went with --timing", () => {
		const { stdout, stderr } = box.run("check", "--quiet", "--timing");
		expect(stdout.trim().split("\n")).toHaveLength(1);
		expect(stderr).toMatch(/^timing\n[\s\S]*total/);
	});
});

describe("bad input", () => {
	it("names what is no repository", () => {
		const { status, stdout, stderr } = box.run("check");
		expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
		expect(stderr).toMatch(/CHANGE_NOT_A_REPOSITORY[\s\S]*fix: /);
	});

	it("names an unborn HEAD, and checks what is staged there", () => {
		box.git("init", "-q");
		const { status, stderr } = box.run("check");
		expect(status).toBe(2);
		expect(stderr).toContain("CHANGE_UNBORN_HEAD");
		box.write("run.py", VULNERABLE);
		box.git("add", "-A");
		expect(box.run("check", "--staged").status).toBe(1);
	});

	it("suggests the revision that was meant", () => {
		initRepository();
		const { status, stderr } = box.run("check", "--base", "mian");
		expect(status).toBe(2);
		expect(stderr).toMatch(/CHANGE_REVISION_UNKNOWN.*"mian"[\s\S]*Did you mean `main`/);
	});

	it("gives errors as JSON where JSON was asked for", () => {
		const { status, stdout, stderr } = box.run("check", "--format", "json");
		expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
		expect(JSON.parse(stdout).error.code).toBe("CHANGE_NOT_A_REPOSITORY");
	});

	it.each([
		[["chek"], "Did you mean check?"],
		[["check", "--bsae", "x"], "Did you mean --base?"],
		[["explain"], "missing required argument"],
		[["scan", "--threshold", "hihg"], "Allowed choices are critical, high, medium, low"],
		[["check", "--format", "jsn"], 'Did you mean "json"?'],
		[["check", "--format", "text", "--format", "json=-"], "CLI_FORMAT_CONFLICT"],
		[["check", "--config", "absent.yaml"], "CLI_FILE_UNREADABLE"],
		[["-C", "absent", "check"], "CHANGE_DIRECTORY_MISSING"],
		[["explain", "py-sql-injektion"], "countersign explain py-sql-injection"],
		[["scan", "absent.py"], "CHANGE_PATH_MISSING"],
	])("%j is wrong usage: %s", (args, words) => {
		initRepository();
		const { status, stdout, stderr } = box.run(...args);
		expect(status).toBe(2);
		expect(stdout + stderr).toContain(words);
	});

	it("reports a full disk and leaves the device as it is", () => {
		initRepository();
		const { status, stderr } = box.run("scan", "--format", "json=/dev/full");
		expect(status).toBe(2);
		expect(stderr).toContain("CLI_OUTPUT_FAILED");
		expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
	});

	it("reports a standard output that cannot be written", () => {
		initRepository();
		const command = `"$0" "$1" check --no-evidence >/dev/full`;
		const result = spawnSync("sh", ["-c", command, process.execPath, ENTRY], {
			cwd: box.folder,
			env: box.env,
			encoding: "utf8",
		});
		expect(result.status).toBe(2);
		expect(result.stderr).toContain("CLI_OUTPUT_FAILED");
	});

	it("does not mind a reader who leaves early", () => {
		initRepository();
		const command = `"$0" "$1" rules list | head -n 1`;
		const result = spawnSync("bash", ["-o", "pipefail", "-c", command, process.execPath, ENTRY], {
			cwd: box.folder,
			env: box.env,
			encoding: "utf8",
		});
		expect(result.stderr).toBe("");
		expect(result.stdout.split("\n")).toHaveLength(2);
	});

	it.skipIf(process.getuid?.() === 0)("lists a file that cannot be read as not inspected", () => {
		initRepository();
		box.write("secret.py", CLEAN);
		chmodSync(join(box.folder, "secret.py"), 0);
		const { stdout } = box.run("scan", "--format", "json");
		expect(JSON.parse(stdout).inspection.skipped).toMatchObject([{ path: "secret.py", code: "unreadable" }]);
	});

	it("survives a hostile tree: huge, deep, binary and looping files", () => {
		initRepository();
		box.write("big.js", `var a = "${"x".repeat(30_000_000)}";\n`);
		box.write("deep.py", `x = ${"(".repeat(10_000)}1${")".repeat(10_000)}\n`);
		box.write("bytes.py", "");
		appendFileSync(join(box.folder, "bytes.py"), Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x80]));
		symlinkSync(".", join(box.folder, "loop"));
		const { status, stdout } = box.run("scan", "--format", "json");
		expect(status).toBe(0);
		const skipped = JSON.parse(stdout).inspection.skipped.map(({ path }: { path: string }) => path);
		expect(skipped).toEqual(expect.arrayContaining(["big.js", "deep.py"]));
	});

	it.each(["SIGINT", "SIGTERM"] as const)("ends at %s, with nothing half-written", async (signal) => {
		initRepository();
		for (let index = 0; index < 150; index += 1) box.write(`src/f${index}.py`, VULNERABLE.repeat(20));
		mkdirSync(join(box.folder, "out"));
		const child = spawn(process.execPath, [ENTRY, "scan", "--format", "json=out/report.json"], {
			cwd: box.folder,
			env: box.env,
			stdio: "ignore",
		});
		const isUnderWay = () => existsSync(join(box.folder, "../cache/countersign/analysis-v1.sqlite"));
		while (child.exitCode === null && !isUnderWay()) await new Promise((resolve) => setTimeout(resolve, 10));
		child.kill(signal);
		const [code] = await once(child, "exit");
		expect(code).toBe(signal === "SIGINT" ? 130 : 143);
		expect(readdirSync(join(box.folder, "out"))).toEqual([]);
		expect(box.run("scan", "--quiet", "src/f0.py").status).toBe(1);
	});
});

describe("scan", () => {
	it("fails at the threshold, in a repository and outside of one", () => {
		box.write("run.py", VULNERABLE);
		expect(box.run("scan").status).toBe(1);
		box.git("init", "-q");
		const { status, stdout } = box.run("scan", "run.py");
		expect(status).toBe(1);
		expect(stdout).toMatch(/^✖ FAIL/);
		box.write("weak.py", "x = 1\n");
		expect(box.run("scan", "weak.py").status).toBe(0);
	});

	it("leaves out what git ignores", () => {
		box.git("init", "-q");
		box.write(".gitignore", "run.py\n");
		box.write("run.py", VULNERABLE);
		expect(box.run("scan").status).toBe(0);
	});

	it("runs further rules", () => {
		box.write("talk.py", "print(1)\n");
		const rule =
			"rules:\n  - id: no-print\n    languages: [python]\n    severity: HIGH\n    message: No.\n    pattern: print(...)\n";
		box.write("more/no-print.yaml", rule);
		expect(box.run("scan").status).toBe(0);
		const { status, stdout } = box.run("scan", "--rules", "more");
		expect(status).toBe(1);
		expect(stdout).toContain("no-print");
	});

	it("finds the same again from its cache", () => {
		box.write("run.py", VULNERABLE);
		const first = box.run("scan", "--format", "json");
		expect(box.run("scan", "--format", "json").stdout).toBe(first.stdout);
		expect(box.run("scan", "--format", "json", "--no-cache").stdout).toBe(first.stdout);
		expect(first.stderr).toBe("");
	});
});

describe("init", () => {
	beforeEach(() => {
		initRepository();
		box.git("remote", "add", "origin", "https://github.com/example/project.git");
	});

	it("shows a diff that git can apply, and changes nothing unasked", () => {
		const before = takeSnapshot(box.folder);
		const dry = box.run("init", "--dry-run");
		expect(dry.status).toBe(0);
		expect(dry.stdout).toContain("+++ b/.countersign/policy.yaml");
		expect(dry.stdout).toContain("+++ b/.github/workflows/countersign.yml");
		const asked = box.run("init");
		expect(asked.status).toBe(2);
		expect(asked.stderr).toContain("CLI_NEEDS_CONFIRMATION");
		expect(takeSnapshot(box.folder)).toEqual(before);
	});

	it("sets up once, and undoes to the byte", () => {
		box.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0");
		chmodSync(join(box.folder, ".git/hooks/pre-commit"), 0o755);
		const before = takeSnapshot(box.folder);
		expect(box.run("init", "--yes").status).toBe(0);
		const after = takeSnapshot(box.folder);
		expect(Object.keys(after).length).toBe(Object.keys(before).length + 3);
		expect(box.run("init", "--yes").stdout).toContain("set up already");
		expect(takeSnapshot(box.folder)).toEqual(after);
		expect(box.git("config", "--get-all", "remote.origin.fetch")).toContain("refs/countersign/*");
		expect(box.run("init", "--undo").status).toBe(0);
		expect(takeSnapshot(box.folder)).toEqual(before);
		expect(readdirSync(box.folder)).not.toContain(".countersign");
		expect(box.run("init", "--undo").status).toBe(2);
	});

	it("makes the hook refuse a vulnerable commit, before the hook that was there", () => {
		box.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
		chmodSync(join(box.folder, ".git/hooks/pre-commit"), 0o755);
		box.run("init", "--yes", "--ci", "none");
		box.git("add", "-A");
		box.git("commit", "-q", "--no-verify", "-m", "Set up");
		box.write("run.py", VULNERABLE);
		box.git("add", "-A");
		expect(() => box.git("commit", "-m", "Add")).toThrow();
		box.git("rm", "-q", "-f", "run.py");
		box.write("fine.py", CLEAN);
		box.git("add", "-A");
		box.git("commit", "-q", "-m", "Add fine");
	});

	it("undoes around what git itself wrote into its configuration", () => {
		const before = box.read(".git/config");
		box.run("init", "--yes");
		box.git("config", "branch.main.remote", "origin");
		expect(box.run("init", "--undo").status).toBe(0);
		box.git("config", "--remove-section", "branch.main");
		expect(box.read(".git/config")).toBe(before);
	});

	it("refuses to undo what somebody has changed since, and names it", () => {
		box.run("init", "--yes");
		box.write(".countersign/policy.yaml", "version: 1\n");
		const before = takeSnapshot(box.folder);
		const { status, stderr } = box.run("init", "--undo");
		expect(status).toBe(2);
		expect(stderr).toMatch(/CLI_UNDO_REFUSED.*\.countersign\/policy\.yaml/);
		expect(takeSnapshot(box.folder)).toEqual(before);
	});

	it("writes through no link that leads out of the repository", () => {
		mkdirSync(join(box.folder, "../elsewhere"));
		symlinkSync("../elsewhere", join(box.folder, ".countersign"));
		const { status, stderr } = box.run("init", "--yes");
		expect(status).toBe(2);
		expect(stderr).toContain("CHANGE_PATH_OUTSIDE");
		expect(readdirSync(join(box.folder, "../elsewhere"))).toEqual([]);
	});

	it("leaves a hook that is no shell script alone, and says so", () => {
		box.write(".git/hooks/pre-commit", "#!/usr/bin/env python3\nprint(1)\n");
		const { status, stderr } = box.run("init", "--yes");
		expect(status).toBe(0);
		expect(stderr).toContain("is no shell script");
		expect(box.read(".git/hooks/pre-commit")).toBe("#!/usr/bin/env python3\nprint(1)\n");
	});
});

describe("the other commands", () => {
	it("doctor: ready in a repository, not ready with a broken policy", () => {
		initRepository();
		const { status, stdout } = box.run("doctor");
		expect(status).toBe(0);
		expect(stdout).toMatch(/✔ git +\d/);
		expect(stdout).toContain("Ready:");
		box.write(".countersign/policy.yaml", "version: 2\n");
		const broken = box.run("doctor", "--format", "json");
		expect(broken.status).toBe(2);
		const { symptoms } = JSON.parse(broken.stdout);
		const policy = symptoms.find(({ name }: { name: string }) => name === "policy");
		expect(policy).toMatchObject({ status: "fail", detail: expect.stringContaining("version 2") });
	});

	it.each([
		["py-sql-injection", "Ask for this instead"],
		["sql-injection", "countersign explain js-sql-injection"],
		["secret-github", "Revoke"],
		["CHANGE_UNBORN_HEAD", "countersign check --staged"],
		["CLI_OUTPUT_FAILED", "Free space"],
		["missing-approval", "wants more people"],
		["room-failed", "countersign doctor"],
	])("explain %s", (id, words) => {
		const { status, stdout } = box.run("explain", id);
		expect(status).toBe(0);
		expect(stdout).toContain(words);
		expect(stdout).not.toContain("```");
	});

	it("rules test: agrees, disagrees, and fails on a rule that cannot run", () => {
		const rule = (pattern: string) =>
			`rules:\n  - id: no-print\n    languages: [python]\n    severity: HIGH\n    message: No.\n    pattern: ${pattern}\n`;
		box.write("rules/no-print.yaml", rule("print(...)"));
		box.write("rules/no-print.case.py", "# ruleid: no-print\nprint(1)\n# ok: no-print\nlog(1)\n");
		expect(box.run("rules", "test", "rules").status).toBe(0);
		box.write("rules/no-print.yaml", rule("log(...)"));
		const { status, stdout } = box.run("rules", "test", "rules");
		expect(status).toBe(1);
		expect(stdout).toContain("no-print.case.py:2: no-print missed");
		box.write("rules/no-print.yaml", "rules: [");
		expect(box.run("rules", "test", "rules").status).toBe(2);
	});

	it("rules list knows every rule that explain knows", () => {
		const rules: { id: string }[] = JSON.parse(box.run("rules", "list", "--format", "json").stdout);
		expect(rules.length).toBeGreaterThan(50);
		expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
	});

	it("completion: bash completes commands and options", () => {
		const script = box.run("completion", "bash").stdout;
		const ask = `${script}\nCOMP_WORDS=(countersign rules ""); COMP_CWORD=2; _countersign; echo "\${COMPREPLY[@]}"`;
		const { stdout } = spawnSync("bash", ["-c", ask], { encoding: "utf8" });
		expect(stdout).toMatch(/^list test /);
		expect(box.run("completion", "tcsh").status).toBe(2);
	});

	it("help: every command has examples", () => {
		for (const command of [
			["check"],
			["scan"],
			["explain"],
			["init"],
			["doctor"],
			["rules"],
			["rules", "list"],
			["rules", "test"],
			["completion"],
		]) {
			const { status, stdout } = box.run(...command, "--help");
			expect({ command, status }).toEqual({ command, status: 0 });
			expect(stdout).toContain("Examples:");
		}
		expect(box.run().status).toBe(2);
		expect(box.run("--help").status).toBe(0);
		expect(box.run("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
	});
});
