import type { NoteReader, ObjectId } from "../model/index.ts";
import { findRef } from "./find-ref.ts";
import { type ObjectReader, openObjects } from "./open-objects.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import { streamGit } from "./run-git.ts";

/** A longer note is cut here, so that its reader reports it as malformed instead of it vanishing. */
const NOTE_LIMIT = 16 * 1024 * 1024;

function isRefName(ref: string): boolean {
	return /^refs\/[^\s\0~^:?*[\\]+$/.test(ref) && !ref.includes("..");
}

async function hasRef(repository: Repository, ref: string): Promise<boolean> {
	return isRefName(ref) && (await findRef(repository, ref)) !== null;
}

/** Blobs of a notes tree by commit: any fan-out, since the slashes of a path only split the hexadecimal name. */
async function listNotes(
	repository: Repository,
	ref: string,
	wanted: ReadonlySet<ObjectId>,
): Promise<ReadonlyMap<ObjectId, ObjectId>> {
	const notes = new Map<ObjectId, ObjectId>();
	const split = createFieldSplitter((field) => {
		const match = /^100\d{3} blob ([0-9a-f]+)\t([0-9a-f/]+)$/.exec(field.toString("latin1"));
		const commit = match?.[2]?.replaceAll("/", "");
		if (match?.[1] && commit && wanted.has(commit)) notes.set(commit, match[1]);
	});
	const args = ["ls-tree", "-r", "-z", "--full-tree", `${ref}^{tree}`];
	await streamGit({ cwd: repository.root, args }, split);
	return notes;
}

async function readNote(objects: ObjectReader, blob: ObjectId): Promise<Uint8Array | null> {
	const chunks: Buffer[] = [];
	let size = 0;
	const header = await objects.visit(blob, {
		onChunk: (chunk) => {
			if (size < NOTE_LIMIT) chunks.push(chunk.subarray(0, NOTE_LIMIT - size));
			size += chunk.length;
		},
	});
	return header?.type === "blob" ? Buffer.concat(chunks) : null;
}

/** Reads git notes without `git notes`, which needs one process a commit. Notes over 16 MB come cut. */
export function createNoteReader(repository: Repository): NoteReader {
	return {
		hasRef: (ref) => hasRef(repository, ref),
		async readNotes(ref, commits) {
			const notes = new Map<ObjectId, Uint8Array>();
			if (commits.length === 0 || !(await hasRef(repository, ref))) return notes;
			const blobs = await listNotes(repository, ref, new Set(commits));
			const objects = openObjects(repository);
			try {
				for (const [commit, blob] of blobs) {
					const content = await readNote(objects, blob);
					if (content) notes.set(commit, content);
				}
			} finally {
				await objects.close();
			}
			return notes;
		},
	};
}
