import { dirname, join } from "node:path";
import {
	createRefStore,
	drainInbox,
	getPromptFolder,
	openRepository,
	ProblemLog,
	type Repository,
} from "@countersign/core";
import { sha256Hex } from "@countersign/core/kit";
import type { ProvenanceProblem, RefArchive } from "@countersign/core/model";
import { findCacheFile } from "../engine/cache-file.ts";
import { writeStderr } from "../output/write-stdout.ts";
import type { Session } from "../session.ts";

/** The records of a repository, with what capture left in the inbox. */
export interface Records {
	readonly repository: Repository;
	readonly archive: RefArchive;
	readonly problems: ProblemLog;
	/** Where the index of the records is kept, null where nothing can be. */
	readonly indexFile: string | null;
	/** Where texts of prompts may still wait outside the ref. */
	readonly promptFolders: readonly string[];
}

/** One index for each repository, however many work trees it has. */
function findIndexFile({ commonDir }: Repository): string | null {
	const cache = findCacheFile();
	if (cache === null) return null;
	return join(dirname(cache), "provenance-v1", `${sha256Hex(commonDir).slice(0, 32)}.sqlite`);
}

export async function openRecords({ directory }: Session): Promise<Records> {
	const repository = await openRepository(directory);
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
		indexFile: findIndexFile(repository),
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
