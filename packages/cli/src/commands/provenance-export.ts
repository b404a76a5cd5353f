import { exportProvenance, openRepository, parseExportFormat } from "@countersign/core";
import { CliError } from "../errors.ts";
import { writeResult } from "../output/write-result.ts";
import { warnProblems } from "../provenance/open-records.ts";
import { createReadingOptions } from "../provenance/record-index.ts";
import { warnLosses } from "../provenance/warn-losses.ts";
import type { Session } from "../session.ts";

export interface ExportOptions {
	/** Names of exchange formats; a note of git-ai where there is none. */
	readonly exchange: readonly string[];
	readonly staged?: boolean;
	readonly tools?: string;
}

function chooseFormat([name = "git-ai", ...others]: readonly string[]) {
	if (others.length === 0) return parseExportFormat(name);
	throw new CliError("CLI_USAGE", {
		message: `One export has one format, not ${[name, ...others].join(" and ")}.`,
	});
}

function parseTools(list: string | undefined): readonly string[] {
	return (list ?? "").split(",").flatMap((tool) => (tool.trim() === "" ? [] : [tool.trim()]));
}

function chooseRevision(commit: string | undefined, staged: boolean | undefined) {
	if (staged !== true) return commit ?? "HEAD";
	if (commit === undefined) return { staged } as const;
	throw new CliError("CLI_USAGE", {
		message: "--staged speaks of the next commit, so no commit can be named.",
	});
}

/** The origin of a commit's lines in a format of others. */
export async function runExport(
	session: Session,
	commit: string | undefined,
	{ exchange, staged, tools }: ExportOptions,
): Promise<number> {
	const format = chooseFormat(exchange);
	const revision = chooseRevision(commit, staged);
	const repository = await openRepository(session.directory);
	const reading = createReadingOptions(session, repository);
	const request = { format, revision, tools: parseTools(tools) };
	const exported = await exportProvenance(repository, request, reading).finally(reading.progress.clear);
	warnProblems(exported.problems);
	warnLosses("lost", exported.lost);
	await writeResult(session, { text: () => exported.text, json: exported });
	return 0;
}
