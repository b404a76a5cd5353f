import * as z from "zod";
import { LineRange } from "./position.ts";

/** Full object name in hexadecimal: 40 (SHA-1) or 64 (SHA-256) digits. */
export const ObjectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
export type ObjectId = z.infer<typeof ObjectId>;

/**
 * What is compared. `range`: two commits. `staged`: HEAD against the index. `last-commit`: on the default branch with
 * nothing to compare, the newest commit against its first parent. `tree`: a whole tree against nothing.
 */
export const ChangeKind = z.enum(["range", "staged", "last-commit", "tree"]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** `submodule` and `symlink` files are listed but their content is never read. */
export const FileKind = z.enum(["text", "binary", "symlink", "submodule"]);
export type FileKind = z.infer<typeof FileKind>;

export const FileStatus = z.enum(["added", "modified", "deleted", "renamed", "copied", "type-changed"]);
export type FileStatus = z.infer<typeof FileStatus>;

export const ChangedFile = z
	.object({
		/**
		 * Repository-relative with forward slashes. Bytes that are not UTF-8 are written as `\xHH` (and a backslash in such
		 * a name as `\\`), so that every name is printable and distinct.
		 */
		path: z.string(),
		oldPath: z.string().nullable(),
		status: FileStatus,
		kind: FileKind,
		executable: z.boolean(),
		oldBlob: ObjectId.nullable(),
		newBlob: ObjectId.nullable(),
		/** Lines of the new side that the change adds or rewrites. Empty for binary files, links and submodules. */
		added: z.array(LineRange).readonly(),
		addedLines: z.int().nonnegative(),
		deletedLines: z.int().nonnegative(),
	})
	.readonly();
export type ChangedFile = z.infer<typeof ChangedFile>;

export const Identity = z.object({ name: z.string(), email: z.string() }).readonly();
export type Identity = z.infer<typeof Identity>;

/** A commit of the change, with what attribution needs to know about it. */
export const Commit = z
	.object({
		id: ObjectId,
		tree: ObjectId,
		parents: z.array(ObjectId).readonly(),
		author: Identity,
		committer: Identity,
		/** Author date, ISO 8601 with zone. */
		authoredAt: z.string(),
		/** Committer date: when this very commit was made, also by a rebase or a forge. Absent where nobody looked. */
		committedAt: z.string().optional(),
		/** The whole message, replacement characters for bytes that are not UTF-8. */
		message: z.string(),
	})
	.readonly();
export type Commit = z.infer<typeof Commit>;

/** One side of a change. `commit` is null for the index and for the empty tree. */
export const Revision = z
	.object({ commit: ObjectId.nullable(), tree: ObjectId, label: z.string() })
	.readonly();
export type Revision = z.infer<typeof Revision>;

/** A git change: what moved from base to head. Immutable, and free of machine paths, so that it can be stored. */
export const Change = z
	.object({
		kind: ChangeKind,
		/** The empty tree when there is nothing before (first commit, `tree`). */
		base: Revision,
		head: Revision,
		branch: z.string().nullable(),
		defaultBranch: z.string().nullable(),
		shallow: z.boolean(),
		/** Commits in `base..head`, oldest first; empty for `staged`. */
		commits: z.array(Commit).readonly(),
		/** Sorted by path. */
		files: z.array(ChangedFile).readonly(),
		/** Sentences a reader must know to read the verdict rightly ("the last commit is the change, because …"). */
		notes: z.array(z.string()).readonly(),
	})
	.readonly();
export type Change = z.infer<typeof Change>;

/** A file of a whole tree, as listed by git. */
export interface TreeFile {
	readonly path: string;
	readonly blob: ObjectId;
	readonly kind: FileKind;
}

/** Reads blob contents by object name. Implemented over git in room `change`; anything with the same shape will do. */
export interface BlobReader {
	/** The blob's bytes, or null where the object is absent (shallow or partial clone). */
	read(id: ObjectId): Promise<Uint8Array | null>;
}
