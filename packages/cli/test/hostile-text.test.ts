import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createScene, type Scene } from "./scenario/create-scene.ts";
import { readCode } from "./scenario/load-scenarios.ts";

/** Sets the title of a window, moves the cursor, clears the line, turns text round, and speaks to a CI server. */
const TITLE = "\u001b]0;owned\u0007";
const TURN = "\u202e";
const COMMAND = "\n::error::owned\n##vso[task.complete]owned\n";
const NAME = "src/%1B[2J%0A::error::owned%0A%E2%80%AE%C2%9B31m<script>|`x`.js";

let scene: Scene;
beforeEach(async () => {
	scene = createScene();
	const code = readCode("command-injection.js").replace('"ping -c 1 "', `"ping ${TITLE}${TURN}" + "-c 1 "`);
	await scene.build(
		{ write: { "README.md": "# Hello\n" } },
		{ commit: "Begin" },
		{ git: ["checkout", "-q", "-b", "feature-\u202e;$(id)"] },
		{ stageBytes: { [NAME]: code } },
		{
			commit: {
				message: `Ping ${TITLE}${COMMAND}\n\nGenerated-by: ${TITLE}${TURN}evil\n`,
				author: `Ada ${TITLE}${TURN} <ada@example.com>`,
				all: false,
			},
		},
	);
});
afterEach(() => scene.remove());

/** Everything that a terminal or a reader could be misled by; tab and line feed are ours. */
const DANGEROUS = /[^\P{Cc}\t\n]|[\p{Cf}\u2028\u2029]/u;

function findDanger(text: string): string | null {
	const found = DANGEROUS.exec(text);
	return found && JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 20));
}

describe("names, messages and code that want to take over the terminal", () => {
	it.each(["text", "json", "sarif", "gitlab", "junit", "markdown"])("cannot in %s", async (format) => {
		const { status, stdout, stderr } = await scene.run("check", "--no-evidence", "--format", format);
		expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
		expect(stdout).toContain("js-command-injection");
		expect(findDanger(stdout)).toBeNull();
		expect(stdout).not.toMatch(/^\s*(?:::error::|##vso\[)/m);
	});

	it("cannot in one line", async () => {
		const { stdout } = await scene.run("check", "--no-evidence", "--quiet");
		expect(findDanger(stdout)).toBeNull();
		expect(stdout.trimEnd().split("\n")).toHaveLength(1);
	});

	it("cannot by way of an error", async () => {
		for (const args of [
			["check", "--base", `${TITLE}${TURN}x`],
			["check", "--config", `${TITLE}${TURN}x`],
			["check", "--format", `${TITLE}${TURN}x`],
			["scan", `${TITLE}${TURN}x`],
			["explain", `${TITLE}${TURN}x`],
			[`${TITLE}${TURN}x`],
			["check", `--${TITLE}${TURN}x`],
		]) {
			const { status, stdout, stderr } = await scene.run(...args);
			expect([status, findDanger(stdout + stderr), args]).toEqual([2, null, args]);
		}
	});

	it("cannot by way of the policy", async () => {
		const policy = `version: 1\n"${"\\u001b"}]0;owned\\u0007\\u202e": 1\nbulk: { "lines": "\\u001b[2J" }\n`;
		const other = createScene();
		try {
			await other.build({ write: { ".countersign/policy.yaml": policy } }, { commit: "Begin" });
			const { status, stdout, stderr } = await other.run("check", "--no-evidence");
			expect(status).toBe(2);
			expect(stdout).toContain(".countersign/policy.yaml:2:1");
			expect(findDanger(stdout + stderr)).toBeNull();
		} finally {
			other.remove();
		}
	});
});
