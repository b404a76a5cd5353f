import {
	createRefStore,
	drainInbox,
	getPromptFolder,
	openRepository,
	ProblemLog,
	type Repository,
} from "@countersign/core";
import type { ProvenanceProblem, RefArchive } from "@countersign/core/model";
import { writeStderr } from "../output/write-stdout.ts";
import type { Session } from "../session.ts";
import { createReadingOptions, type RecordReadingOptions } from "./record-index.ts";

/** The records of a repository, with what capture left in the inbox. */
export interface Records {
	readonly repository: Repository;
	readonly archive: RefArchive;
	readonly problems: ProblemLog;
	readonly reading: RecordReadingOptions;
	/** Where texts of prompts may still wait outside the ref. */
	readonly promptFolders: readonly string[];
}

export async function openRecords(session: Session): Promise<Records> {
	const repository = await openRepository(session.directory);
	const archive = createRefStore(repository);
	const problems = new ProblemLog();
	const gitDirs = [...new Set([repository.gitDir, repository.commonDir])];
	for (const gitDir of gitDirs) {
		for (const problem of (await drainInbox(gitDir, archive)).problems) problems.pass(problem);
	}
	return {
		repository,
		archive,
		problems,
		reading: createReadingOptions(session, repository),
		promptFolders: gitDirs.map(getPromptFolder),
	};
}

const SHOWN = 5;

/** Evidence that could not be used, for people; programs find it in the JSON. */
export function warnProblems(problems: readonly ProvenanceProblem[]): void {
	for (const { code, where, message } of problems.slice(0, SHOWN)) {
		writeStderr(`warning: ${code} ${where}: ${message}\n`);
	}
	if (problems.length > SHOWN)
		writeStderr(`warning: ${problems.length - SHOWN} more problems with evidence.\n`);
}
