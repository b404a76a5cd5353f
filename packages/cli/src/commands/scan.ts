import { resolve } from "node:path";
import { createConfigReader, runScan } from "@countersign/core";
import type { Severity } from "@countersign/core/model";
import { createEngine } from "../engine/create-engine.ts";
import { readRuleFolder } from "../engine/read-rule-folder.ts";
import { CliError } from "../errors.ts";
import { outcomeToExitCode } from "../exit-code.ts";
import { findRepository } from "../find-repository.ts";
import { loadSourceLines } from "../load-source-lines.ts";
import { createProgress } from "../output/progress.ts";
import { createTimings } from "../output/timings.ts";
import { writeReport } from "../output/write-report.ts";
import { writeStderr } from "../output/write-stdout.ts";
import { createFileSource } from "../read-files.ts";
import type { Session } from "../session.ts";
import { VERSION } from "../version.ts";

export interface ScanOptions {
	readonly threshold: Severity;
	readonly rules?: readonly string[];
	readonly cache: boolean;
}

function readRules(folder: string) {
	try {
		return readRuleFolder(resolve(folder), folder).files;
	} catch (cause) {
		throw new CliError("CLI_FILE_UNREADABLE", { message: `The rules in ${folder} cannot be read.`, cause });
	}
}

/** Findings only, in files of the work tree. */
export async function scan(
	session: Session,
	paths: readonly string[],
	options: ScanOptions,
): Promise<number> {
	const repository = await findRepository(session.directory);
	const progress = createProgress(session.interactive && !session.quiet);
	const timings = createTimings();
	const engine = await createEngine({
		useCache: options.cache,
		rules: (options.rules ?? []).flatMap(readRules),
		onProgress: progress.update,
		onTiming: timings.add,
	});
	const place = repository ?? session.directory;
	const files = createFileSource();
	const report = await runScan({
		place,
		paths,
		files,
		inspect: engine.inspect,
		threshold: options.threshold,
		tool: { name: "countersign", version: VERSION },
	}).finally(progress.clear);
	const root = repository?.root ?? session.directory;
	await writeReport(session, report, {
		listRules: engine.listRules,
		sourceLine: await loadSourceLines(report.inspection.findings, (path) => files.read(resolve(root, path))),
		repositoryUri: repository ? await createConfigReader(repository).readConfig("remote.origin.url") : null,
	});
	if (session.timing) writeStderr(timings.render());
	// A rule that could not run is no absence of findings.
	if (report.inspection.rules.problems.length > 0) return outcomeToExitCode("error");
	return outcomeToExitCode(report.failed ? "block" : "pass");
}
