import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CheckReport } from "@countersign/core/model";
import { describe, expect, it, vi } from "vitest";
import { buildRepository } from "./scenario/build-repository.ts";
import { loadScenarios } from "./scenario/load-scenarios.ts";
import { observeReport } from "./scenario/observe-report.ts";
import { runCountersign } from "./scenario/run-countersign.ts";
import type { Scenario } from "./scenario/schema.ts";

// Every scenario is a process that keeps a core busy.
vi.setConfig({ maxConcurrency: 2 });

interface ErrorText {
	readonly error: { readonly code: string; readonly message: string; readonly fix: string };
}

function checkError({ expect: wanted }: Scenario, stdout: string): void {
	const { error } = JSON.parse(stdout) as ErrorText;
	expect(error.code).toBe(wanted.error?.code);
	const text = JSON.stringify(error);
	for (const part of wanted.error?.says ?? []) expect(text).toContain(part);
}

function checkVerdict({ expect: wanted }: Scenario, stdout: string): void {
	if (!wanted.verdict) return;
	const { verdict } = wanted;
	const sorted = {
		...verdict,
		reasons: verdict.reasons.toSorted(),
		findings: verdict.findings.toSorted(),
		skipped: verdict.skipped.toSorted(),
	};
	expect(observeReport(CheckReport.parse(JSON.parse(stdout)), sorted)).toEqual(sorted);
}

async function play(scenario: Scenario, scratch: string): Promise<void> {
	await buildRepository(scratch, scenario.steps);
	const cwd = join(scratch, scenario.in);
	mkdirSync(cwd, { recursive: true });
	const args = [...scenario.command, "--format", "json"];
	const { status, stdout, stderr } = await runCountersign({ args, cwd, home: join(scratch, "home") });
	expect(stderr).toBe("");
	if (scenario.expect.error) checkError(scenario, stdout);
	else checkVerdict(scenario, stdout);
	expect(status).toBe(scenario.expect.exit);
}

const groups = loadScenarios();

it("has sixty scenarios at least, each with a name of its own", () => {
	const ids = [...groups.values()].flat().map(({ id }) => id);
	expect(ids.length).toBeGreaterThanOrEqual(60);
	expect(new Set(ids).size).toBe(ids.length);
});

describe.each([...groups])("%s", (_, scenarios) => {
	for (const scenario of scenarios) {
		it.concurrent(`${scenario.id}: ${scenario.title}`, async () => {
			const scratch = realpathSync(mkdtempSync(join(tmpdir(), "countersign-scenario-")));
			try {
				await play(scenario, scratch);
			} finally {
				rmSync(scratch, { recursive: true, force: true });
			}
		});
	}
});
