import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CheckReport } from "@countersign/core/model";
import { buildRepository } from "./build-repository.ts";
import { isolateEnvironment } from "./git-client.ts";
import { runCountersign } from "./run-countersign.ts";
import type { ProcessResult } from "./run-process.ts";
import { StepSchema } from "./schema.ts";

/** A scratch folder with a repository, a home, and a folder for temporary files that must be empty afterwards. */
export interface Scene {
	readonly scratch: string;
	readonly repository: string;
	readonly home: string;
	readonly temporary: string;
	/** Makes the repository by the steps that scenarios are written in. */
	build(...steps: readonly unknown[]): Promise<void>;
	git(...args: readonly string[]): string;
	run(...args: readonly string[]): Promise<ProcessResult>;
	/** `check --format json`, read. */
	check(
		...args: readonly string[]
	): Promise<{ readonly status: number | null; readonly report: CheckReport }>;
	remove(): void;
}

/** A new scene; call `remove` afterwards. */
export function createScene(): Scene {
	const scratch = realpathSync(mkdtempSync(join(tmpdir(), "countersign-scene-")));
	const [repository, home, temporary] = ["repository", "home", "tmp"].map((name) => join(scratch, name));
	if (!repository || !home || !temporary) throw new Error("A scene has three folders.");
	mkdirSync(temporary);
	const run = (...args: readonly string[]): Promise<ProcessResult> =>
		runCountersign({ args, cwd: repository, home, env: { TMPDIR: temporary } });
	return {
		...{ scratch, repository, home, temporary, run },
		build: (...steps) =>
			buildRepository(
				scratch,
				steps.map((step) => StepSchema.parse(step)),
			),
		git: (...args) => {
			const env = isolateEnvironment(home);
			const result = spawnSync("git", args, { cwd: repository, env, encoding: "utf8" });
			if (result.status !== 0) throw new Error(`git ${args.join(" ")}: ${result.stderr}`);
			return result.stdout.trimEnd();
		},
		check: async (...args) => {
			const { status, stdout } = await run("check", ...args, "--format", "json");
			return { status, report: CheckReport.parse(JSON.parse(stdout)) };
		},
		remove: () => rmSync(scratch, { recursive: true, force: true }),
	};
}
