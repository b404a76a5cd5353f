import { ChangeError, type Repository, readChange } from "../change/index.ts";
import type { FileProvenance, ObjectId, ProvenanceProblem, TreeReader } from "../model/index.ts";
import {
	type AttributedCommit,
	type AttributedFile,
	type ExportOptions,
	keepOwnLines,
	type Loss,
	renderExport,
} from "../provenance/index.ts";
import { openPorts } from "./ports.ts";
import { type Origins, readOrigins } from "./read-origins.ts";
import type { ReadingOptions } from "./reading-options.ts";

export interface ExportRequest extends ExportOptions {
	/** A commit; for Agent Trace also a range, `A..B`; or `staged` for what would be committed now. */
	readonly revision: string | { readonly staged: true };
}

/** What a commit's lines are, in another format. */
export interface ExportedProvenance {
	readonly format: ExportOptions["format"];
	/** The commit; null for what is staged, and for a range. */
	readonly commit: ObjectId | null;
	readonly commits: readonly ObjectId[];
	readonly text: string;
	/** What the format has no place for. */
	readonly lost: readonly Loss[];
	readonly problems: readonly ProvenanceProblem[];
}

interface Reader {
	readonly repository: Repository;
	readonly reading: ReadingOptions;
}

/** The first commit has no parent to compare with; everything in it is new. */
async function readFirst(
	{ repository, reading }: Reader,
	head: string,
	missing: ChangeError,
): Promise<Origins> {
	const origins = await readOrigins(repository, { head }, reading);
	const commit = origins.change.commits.find(({ id }) => id === origins.change.head.commit);
	// In a shallow clone a commit has a parent that is not here: its own lines cannot be told from older ones.
	if (commit?.parents.length !== 0) throw missing;
	return origins;
}

async function readCommit(reader: Reader, head: string): Promise<Origins> {
	try {
		return await readOrigins(reader.repository, { base: `${head}^`, head }, reader.reading);
	} catch (error) {
		if (!(error instanceof ChangeError) || error.code !== "CHANGE_REVISION_UNKNOWN") throw error;
		return readFirst(reader, head, error);
	}
}

/** Null for what is too large to be read, which its problem says already. */
async function findContent(trees: TreeReader, tree: ObjectId, path: string): Promise<Uint8Array | null> {
	try {
		return await trees.readPath(tree, path);
	} catch (error) {
		if (error instanceof ChangeError && error.code === "CHANGE_BLOB_TOO_LARGE") return null;
		throw error;
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
		for (const file of files) {
			loaded.push({ ...file, content: await findContent(ports.trees, tree, file.path) });
		}
		return loaded;
	} finally {
		await ports.close();
	}
}

async function attribute(repository: Repository, { change, provenance }: Origins): Promise<AttributedCommit> {
	const commit = change.commits.find(({ id }) => id === change.head.commit) ?? null;
	const own = keepOwnLines(provenance.files, commit?.id ?? null);
	return { commit, files: await loadContents(repository, change.head.tree, own) };
}

/** The commits that a revision or range means; a merge has nothing of its own but conflicts, and is a commit as others. */
async function listRevisions(repository: Repository, revision: string): Promise<readonly string[]> {
	const [base, head, ...rest] = revision.split("..");
	if (base === undefined || base === "" || head === undefined || head.startsWith(".") || rest.length > 0) {
		return [revision];
	}
	const { commits } = await readChange(repository, { base, head: head === "" ? "HEAD" : head });
	return commits.map(({ id }) => id);
}

async function readAll(reader: Reader, { revision }: ExportRequest): Promise<readonly Origins[]> {
	const { repository, reading } = reader;
	if (typeof revision !== "string") return [await readOrigins(repository, { staged: true }, reading)];
	const origins: Origins[] = [];
	for (const one of await listRevisions(repository, revision)) origins.push(await readCommit(reader, one));
	return origins;
}

/**
 * The origin of the lines that commits added, in a format of others.
 * @throws ChangeError when a commit cannot be read; ProvenanceError PROVENANCE_EXPORT_UNSUPPORTED.
 */
export async function exportProvenance(
	repository: Repository,
	request: ExportRequest,
	reading: ReadingOptions = {},
): Promise<ExportedProvenance> {
	const origins = await readAll({ repository, reading }, request);
	const attributed: AttributedCommit[] = [];
	for (const one of origins) attributed.push(await attribute(repository, one));
	const { text, lost } = renderExport(attributed, request);
	const commits = attributed.flatMap(({ commit }) => (commit === null ? [] : [commit.id]));
	const commit = commits.length === 1 ? (commits[0] ?? null) : null;
	const problems = origins.flatMap(({ provenance }) => provenance.problems);
	return { format: request.format, commit, commits, text, lost, problems };
}
