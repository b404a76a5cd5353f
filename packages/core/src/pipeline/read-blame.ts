import { type BlamedFile, type BlameRequest, blameFile, type Repository } from "../change/index.ts";
import type {
	BlamedVersion,
	CitedRecord,
	Commit,
	OriginRange,
	ProvenanceProblem,
	TreeReader,
} from "../model/index.ts";
import { type RecordedLines, resolveProvenance, startReading } from "../provenance/index.ts";
import { citeSignedRecords } from "./cite-signed-records.ts";
import { openPorts } from "./ports.ts";
import type { ReadingOptions } from "./reading-options.ts";
import { weakenUnsigned } from "./weaken-unsigned.ts";

/** Who or what wrote every line of a file, and what is known about it. */
export interface FileBlame {
	readonly path: string;
	readonly version: BlamedVersion;
	/** Null for the work tree and the index. */
	readonly commit: string | null;
	/** Whether this repository measures origin at all: while false, `unknown` says nothing. */
	readonly measured: boolean;
	readonly content: Uint8Array;
	readonly ranges: readonly OriginRange[];
	/** Which record speaks for which lines. */
	readonly recorded: readonly RecordedLines[];
	/** These records, with their prompts and who vouches for them. */
	readonly records: readonly CitedRecord[];
	/** The commits that brought the lines in. */
	readonly commits: readonly Commit[];
	readonly problems: readonly ProvenanceProblem[];
}

/**
 * What is not committed stands in no tree. It gets one of its own, beside that of HEAD, which holds the file as it was:
 * attribution by content does not mind where the content comes from.
 */
function placeContent(trees: TreeReader, path: string, { version, change, content }: BlamedFile) {
	if (version === "commit") return { change, trees };
	const { head } = change;
	const shown = "0".repeat(head.tree.length);
	const real = (tree: string) => (tree === shown ? head.tree : tree);
	const placed: TreeReader = {
		listTree: (tree) => trees.listTree(real(tree)),
		readPath: async (tree, asked) =>
			tree === shown && asked === path ? content : trees.readPath(real(tree), asked),
	};
	return { change: { ...change, head: { ...head, tree: shown } }, trees: placed };
}

/**
 * `git blame` of a whole file, united with all evidence of origin: as the file stands in a commit, in the index or in the
 * work tree.
 * @throws ChangeError as `blameFile`
 */
export async function readBlame(
	repository: Repository,
	request: BlameRequest,
	reading: ReadingOptions = {},
): Promise<FileBlame> {
	const ports = openPorts(repository);
	try {
		const inboxes = [repository.gitDir, repository.commonDir];
		const records = startReading({ ...reading, archive: ports.store, inboxes });
		const blamed = await blameFile(repository, request);
		const { change, version, content, introductions } = blamed;
		const { report, recorded } = await resolveProvenance({
			...ports,
			...placeContent(ports.trees, request.path, blamed),
			history: { findIntroductions: async () => introductions },
			policyPresent: false,
			records,
		});
		const cited = await citeSignedRecords(ports, recorded);
		return {
			...{ path: request.path, version, commit: change.head.commit, measured: report.measured, content },
			ranges: weakenUnsigned(report.files[0]?.ranges ?? [], recorded, cited.records),
			recorded,
			records: cited.records,
			commits: change.commits,
			problems: [...report.problems, ...cited.problems],
		};
	} finally {
		await ports.close();
	}
}
