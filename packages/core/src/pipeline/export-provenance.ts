import { ChangeError, type Repository } from "../change/index.ts";
import type { FileProvenance, ObjectId, ProvenanceProblem } from "../model/index.ts";
import {
	type AttributedFile,
	type ExportOptions,
	keepOwnLines,
	type Loss,
	renderExport,
} from "../provenance/index.ts";
import { openPorts } from "./ports.ts";
import { type Origins, readOrigins } from "./read-origins.ts";

export interface ExportRequest extends ExportOptions {
	/** A commit, or `staged` for what would be committed now. */
	readonly revision: string | { readonly staged: true };
}

/** What a commit's lines are, in another format. */
export interface ExportedProvenance {
	readonly format: ExportOptions["format"];
	/** Null for what is staged. */
	readonly commit: ObjectId | null;
	readonly text: string;
	/** What the format has no place for. */
	readonly lost: readonly Loss[];
	readonly problems: readonly ProvenanceProblem[];
}

/** The first commit has no parent to compare with; everything in it is new. */
async function readFirst(repository: Repository, head: string, missing: ChangeError): Promise<Origins> {
	const origins = await readOrigins(repository, { head });
	const commit = origins.change.commits.find(({ id }) => id === origins.change.head.commit);
	// In a shallow clone a commit has a parent that is not here: its own lines cannot be told from older ones.
	if (commit?.parents.length !== 0) throw missing;
	return origins;
}

async function readCommit(repository: Repository, head: string): Promise<Origins> {
	try {
		return await readOrigins(repository, { base: `${head}^`, head });
	} catch (error) {
		if (!(error instanceof ChangeError) || error.code !== "CHANGE_REVISION_UNKNOWN") throw error;
		return readFirst(repository, head, error);
	}
}

async function loadContents(
	repository: Repository,
	tree: ObjectId,
	files: readonly FileProvenance[],
): Promise<readonly AttributedFile[]> {
	const ports = openPorts(repository);
	try {
		const loaded: AttributedFile[] = [];
		for (const file of files) loaded.push({ ...file, content: await ports.trees.readPath(tree, file.path) });
		return loaded;
	} finally {
		await ports.close();
	}
}

/**
 * The origin of the lines that a commit added, in a format of others.
 * @throws ChangeError when the commit cannot be read; ProvenanceError PROVENANCE_EXPORT_UNSUPPORTED.
 */
export async function exportProvenance(
	repository: Repository,
	{ revision, ...options }: ExportRequest,
): Promise<ExportedProvenance> {
	const isStaged = typeof revision !== "string";
	const { change, provenance } = isStaged
		? await readOrigins(repository, { staged: true })
		: await readCommit(repository, revision);
	const commit = change.commits.find(({ id }) => id === change.head.commit) ?? null;
	const own = keepOwnLines(provenance.files, commit?.id ?? null);
	const files = await loadContents(repository, change.head.tree, own);
	const { text, lost } = renderExport({ commit, files }, options);
	return { format: options.format, commit: commit?.id ?? null, text, lost, problems: provenance.problems };
}
