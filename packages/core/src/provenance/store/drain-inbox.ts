import { rm } from "node:fs/promises";
import { CountersignError, type ProvenanceProblem, type RefArchive } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import { PROVENANCE_REF } from "./entry-name.ts";
import { listInbox } from "./inbox-folders.ts";
import { type Letter, mapFiles, readLetters, readPrompts } from "./read-letters.ts";
import type { StoredRecord } from "./stored-record.ts";

/** What became of what capture left in the inbox. */
export interface DrainedInbox {
	/** Records that could not get into the ref: evidence all the same. */
	readonly waiting: readonly StoredRecord[];
	/** False when the ref could not be written: the files then wait for the next command. */
	readonly stored: boolean;
	readonly problems: readonly ProvenanceProblem[];
}

/** Files of one commit; what is beyond goes into the next. */
const COMMIT_FILES = 5_000;
const COMMIT_BYTES = 64 * 1024 * 1024;
/** Of one run, so that a flooded inbox delays no command for long; the rest waits for the next. */
const MAX_FILES = 40_000;

const CAUSES = [
	[/no space|out of diskspace|disk quota|file too large/i, "the disk is full"],
	[/permission denied|read-only/i, "the repository cannot be written"],
] as const;

/** No words of git's own: they name paths of the machine, and problems become evidence. */
function explain(error: CountersignError): string {
	const cause = CAUSES.find(([pattern]) => pattern.test(error.message))?.[1];
	return cause === undefined ? error.code : `${cause} (${error.code})`;
}

/** True when stored; a repository that cannot be written is a problem, not the end of the command. */
async function tryPut(store: RefArchive, letters: readonly Letter[], problems: ProblemLog): Promise<boolean> {
	try {
		await store.put(PROVENANCE_REF, letters);
		return true;
	} catch (error) {
		if (!(error instanceof CountersignError)) throw error;
		const message = `${letters.length} files wait in the inbox: ${explain(error)}.`;
		problems.add("PROVENANCE_INBOX_NOT_DRAINED", PROVENANCE_REF, message);
		return false;
	}
}

/** Parts that are each small enough for one commit. */
function* cutParts(letters: readonly Letter[]): Generator<readonly Letter[]> {
	let part: Letter[] = [];
	let bytes = 0;
	for (const letter of letters) {
		if (part.length > 0 && bytes + letter.content.length > COMMIT_BYTES) {
			yield part;
			[part, bytes] = [[], 0];
		}
		part.push(letter);
		bytes += letter.content.length;
	}
	if (part.length > 0) yield part;
}

/**
 * Moves what capture left in `<gitDir>/countersign/inbox` into the ref, in one commit (more only where they are very
 * many or large), and only then removes the files: killed at any point, the next run stores the same content under the
 * same names, which changes nothing. For the same reason two processes may drain at once. Bad files go to
 * `inbox/rejected`, each with a problem.
 */
export async function drainInbox(gitDir: string, store: RefArchive): Promise<DrainedInbox> {
	const problems = new ProblemLog();
	const files = (await listInbox(gitDir)).slice(0, MAX_FILES);
	const waiting: StoredRecord[] = [];
	let stored = true;
	for (let from = 0; from < files.length; from += COMMIT_FILES) {
		const letters = await readLetters(gitDir, files.slice(from, from + COMMIT_FILES), problems);
		const prompts = stored ? await readPrompts(gitDir, letters, problems) : [];
		// Prompts first: where a part fails, a record that is stored already has its prompt.
		for (const part of cutParts([...prompts, ...letters])) {
			stored &&= await tryPut(store, part, problems);
			if (stored) await mapFiles(part, ({ path }) => rm(path, { force: true }).catch(() => {}));
			else waiting.push(...part.flatMap(({ record }) => record ?? []));
		}
	}
	return { waiting, stored, problems: problems.list() };
}
