import { type BlameRequest, blameFile, type Repository } from "../change/index.ts";
import type { Commit, OriginRange, ProvenanceProblem } from "../model/index.ts";
import { type RecordedLines, resolveProvenance, startReading } from "../provenance/index.ts";
import { openPorts } from "./ports.ts";

/** Who or what wrote every line of a file, and what is known about it. */
export interface FileBlame {
	readonly path: string;
	readonly commit: string;
	/** Whether this repository measures origin at all: while false, `unknown` says nothing. */
	readonly measured: boolean;
	readonly content: Uint8Array;
	readonly ranges: readonly OriginRange[];
	/** Which record speaks for which lines. */
	readonly recorded: readonly RecordedLines[];
	/** The commits that brought the lines in. */
	readonly commits: readonly Commit[];
	readonly problems: readonly ProvenanceProblem[];
}

/**
 * `git blame` of a whole file, united with all evidence of origin.
 * @throws ChangeError CHANGE_REVISION_UNKNOWN, CHANGE_PATH_MISSING, CHANGE_GIT_FAILED
 */
export async function readBlame(repository: Repository, request: BlameRequest): Promise<FileBlame> {
	const ports = openPorts(repository);
	try {
		const inboxes = [repository.gitDir, repository.commonDir];
		const records = startReading({ archive: ports.store, inboxes });
		const { change, content, introductions } = await blameFile(repository, request);
		const { report, recorded } = await resolveProvenance({
			change,
			...ports,
			history: { findIntroductions: async () => introductions },
			policyPresent: false,
			records,
		});
		return {
			path: request.path,
			commit: change.head.commit ?? "",
			measured: report.measured,
			content,
			ranges: report.files[0]?.ranges ?? [],
			recorded,
			commits: change.commits,
			problems: report.problems,
		};
	} finally {
		await ports.close();
	}
}
