import { relative, resolve, sep } from "node:path";
import { openRepository, readBlame, toBlameReport } from "@countersign/core";
import { CliError } from "../errors.ts";
import { writeResult } from "../output/write-result.ts";
import { parseLineOption } from "../provenance/line-option.ts";
import { warnProblems } from "../provenance/open-records.ts";
import { createReadingOptions } from "../provenance/record-index.ts";
import { renderBlame } from "../provenance/render-blame.ts";
import type { Session } from "../session.ts";

export interface BlameOptions {
	readonly rev?: string;
	readonly staged?: boolean;
	/** `-L`: which lines to show. */
	readonly lines?: string;
}

function toRepositoryPath(root: string, file: string): string {
	const path = relative(root, file);
	if (path === "") {
		throw new CliError("CLI_FILE_UNREADABLE", { message: `${file} is a folder.`, fix: "Name a file in it." });
	}
	if (path !== ".." && !path.startsWith(`..${sep}`)) return path.split(sep).join("/");
	throw new CliError("CLI_FILE_UNREADABLE", { message: `${file} is no file of the repository ${root}.` });
}

/** Who or what wrote every line of a file: as it lies in the work tree, in the index, or in a commit. */
export async function blame(session: Session, file: string, options: BlameOptions): Promise<number> {
	const lines = parseLineOption(options.lines);
	const repository = await openRepository(session.directory);
	const path = toRepositoryPath(repository.root, resolve(repository.directory, file));
	const reading = createReadingOptions(session, repository);
	const request = { path, revision: options.rev, staged: options.staged };
	const found = await readBlame(repository, request, reading).finally(reading.progress.clear);
	const report = toBlameReport(found, lines);
	const total = found.ranges.at(-1)?.range.end ?? 0;
	if (options.lines !== undefined && lines.start > total) {
		const message = `${path} has ${total} line${total === 1 ? "" : "s"}, so there is no line ${lines.start}.`;
		throw new CliError("CLI_USAGE", { message, fix: `Name lines up to ${total} with -L.` });
	}
	warnProblems(report.problems);
	await writeResult(session, { text: () => renderBlame(report, session.color), json: report });
	return 0;
}
