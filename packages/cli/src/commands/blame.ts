import { relative, resolve, sep } from "node:path";
import { openRepository, readBlame } from "@countersign/core";
import { CliError } from "../errors.ts";
import { writeResult } from "../output/write-result.ts";
import { warnProblems } from "../provenance/open-records.ts";
import { listBlamedLines, renderBlame } from "../provenance/render-blame.ts";
import type { Session } from "../session.ts";

export interface BlameOptions {
	readonly rev: string;
}

function toRepositoryPath(root: string, file: string): string {
	const path = relative(root, file);
	if (path !== "" && path !== ".." && !path.startsWith(`..${sep}`)) return path.split(sep).join("/");
	throw new CliError("CLI_FILE_UNREADABLE", { message: `${file} is no file of the repository ${root}.` });
}

/** Who or what wrote every line of a file. */
export async function blame(session: Session, file: string, { rev }: BlameOptions): Promise<number> {
	const repository = await openRepository(session.directory);
	const path = toRepositoryPath(repository.root, resolve(repository.directory, file));
	const found = await readBlame(repository, { path, revision: rev });
	const lines = listBlamedLines(found);
	const { commit, measured, problems } = found;
	warnProblems(problems);
	await writeResult(session, {
		text: () => renderBlame(found, lines, session.color),
		json: { path, commit, measured, lines, problems },
	});
	return 0;
}
