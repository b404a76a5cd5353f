import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "./cli-harness.ts";

const MODEL = `library: house
title: The house library
languages: [python]
sources:
  http-input:
    - pattern: house.read(...)
sinks:
  os-command:
    - patterns:
        - pattern: house.start($COMMAND, ...)
        - focus-metavariable: $COMMAND
sanitizers:
  shell-escape:
    - pattern: house.quote(...)
`;
const SOURCE = `import os
import house

house.start(house.read("name"))
os.system(house.read("name"))
os.system(house.quote(house.read("name")))
`;
const VULNERABLE = `import os
from flask import request


def run():
    os.system(house.quote(request.args["name"]))
`;

let box: Sandbox;
beforeEach(() => {
	box = createSandbox();
});
afterEach(() => box.remove());

interface Found {
	readonly ruleId: string;
	readonly range: { readonly startLine: number };
}

function scan(): { readonly lines: readonly string[]; readonly digest: string } {
	const { inspection } = JSON.parse(box.run("scan", "--format", "json").stdout);
	const lines = inspection.findings.map(({ ruleId, range }: Found) => `${ruleId}:${range.startLine}`);
	return { lines, digest: inspection.rules.digest };
}

describe("models of a repository", () => {
	it("teach the packaged rules a library, and count in the digest of the rules", () => {
		box.write("app.py", SOURCE);
		const before = scan();
		expect(before.lines).toEqual([]);
		box.write(".countersign/models/house.yaml", MODEL);
		const after = scan();
		expect(after.lines).toEqual(["py-command-injection:4", "py-command-injection:5"]);
		expect(after.digest).not.toBe(before.digest);
		box.write(".countersign/models/house.yaml", MODEL.replace("house.quote", "house.escape"));
		const changed = scan();
		expect(changed.lines).toContain("py-command-injection:6");
		expect(changed.digest).not.toBe(after.digest);
	});

	it("serve rules of the repository, which may name the packaged kinds too", () => {
		box.write(".countersign/models/house.yaml", MODEL);
		box.write(
			".countersign/rules/own.yaml",
			"rules:\n  - id: own\n    languages: [python]\n    severity: HIGH\n    message: No.\n    mode: taint\n" +
				"    pattern-sources: [{ model: http-input }]\n    pattern-sinks: [{ pattern: tell(...) }]\n",
		);
		box.write("app.py", 'tell(house.read("a"))\ntell(request.args["a"])\n');
		expect(scan().lines).toEqual(["own:1", "own:2"]);
	});

	it("are no help to the change that brings them", () => {
		box.git("init", "-q", "-b", "main");
		box.commit({ "README.md": "# House\n" });
		box.git("checkout", "-q", "-b", "feature");
		box.commit({ ".countersign/models/house.yaml": MODEL, "app.py": VULNERABLE });
		const ids = (): readonly string[] =>
			JSON.parse(box.run("check", "--format", "json").stdout).verdict.findings.map(
				({ finding }: { finding: { ruleId: string } }) => finding.ruleId,
			);
		expect(ids()).toContain("py-command-injection");
		box.git("checkout", "-q", "main");
		box.commit({ ".countersign/models/house.yaml": MODEL });
		box.git("checkout", "-q", "-b", "later");
		box.commit({ "app.py": VULNERABLE });
		expect(ids()).not.toContain("py-command-injection");
	});

	it("are not taken from among the rules, where they would hold at once", () => {
		box.write(".countersign/rules/house.yaml", MODEL);
		box.write("app.py", SOURCE);
		const { status, stdout } = box.run("scan");
		expect(status).toBe(2);
		expect(stdout).toContain(".countersign/models/");
		expect(stdout).not.toContain("py-command-injection");
	});

	it("with a fault are named with file, line and what was meant; all else runs", () => {
		box.write(".countersign/models/house.yaml", MODEL.replace("os-command", "os-comand"));
		box.write("app.py", SOURCE);
		const { status, stdout } = box.run("scan");
		expect(status).toBe(2);
		expect(stdout).toContain(".countersign/models/house.yaml:9");
		expect(stdout).toContain("did you mean `os-command`?");
		expect(stdout).toContain("py-command-injection");
	});
});

it("rules test tries rules with the models beside them", () => {
	const rule =
		"rules:\n  - id: own\n    languages: [python]\n    severity: HIGH\n    message: No.\n    mode: taint\n" +
		"    pattern-sources: [{ model: http-input }]\n    pattern-sinks: [{ model: os-command }]\n";
	box.write("rules/own.yaml", rule);
	box.write("rules/own.case.py", "# ruleid: own\nhouse.start(house.read())\n# ok: own\nhouse.start(b)\n");
	expect(box.run("rules", "test", "rules").status).toBe(1);
	box.write("rules/models/house.yaml", MODEL);
	expect(box.run("rules", "test", "rules").status).toBe(0);
});
