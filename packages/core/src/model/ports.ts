import type { Change, ChangedFile, ObjectId, TreeFile } from "./change.ts";
import type { LineRange } from "./position.ts";

/**
 * What rooms may ask of git. Room `change` implements these over the real `git`; the pipeline hands them on, because
 * rooms never call each other and only `change` may start git.
 */

/** A run of added lines of the head side, and where it stood in the commit that introduced it. */
export interface LineIntroduction {
	readonly lines: LineRange;
	readonly commit: ObjectId;
	/** Path of the file in that commit. */
	readonly path: string;
	/** First line of the run in that commit's version, 1-based. */
	readonly originalStart: number;
}

/** Where a hunk stands on both sides, as the header of a diff without context says it. */
export interface LineHunk {
	/** With no old lines, the line after which the new ones come. */
	readonly oldStart: number;
	readonly oldLines: number;
	readonly newStart: number;
	readonly newLines: number;
}

export interface HunkReader {
	/**
	 * The hunks of every file of a change whose lines git compared, by path, in the order of the file. Files that were
	 * added, deleted or are not text on both sides are absent.
	 */
	readHunks(change: Change): Promise<ReadonlyMap<string, readonly LineHunk[]>>;
}

export interface LineHistory {
	/** Which commit of the change introduced each added line of `file`; sorted, covers exactly the added lines. */
	findIntroductions(change: Change, file: ChangedFile): Promise<readonly LineIntroduction[]>;
}

export interface NoteReader {
	/** Notes under `ref` for the given commits; commits without a note are absent from the map. */
	readNotes(ref: string, commits: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, Uint8Array>>;
	/** Whether the ref exists at all. */
	hasRef(ref: string): Promise<boolean>;
}

export interface TreeReader {
	/** All files of a tree, sorted by path. */
	listTree(tree: ObjectId): Promise<readonly TreeFile[]>;
	/** Content of one path in a tree, null when absent. */
	readPath(tree: ObjectId, path: string): Promise<Uint8Array | null>;
}

/** Named blobs under a ref of our own: written once, never changed, so that two clones can always be united. */
export interface RefStore {
	/** Adds entries in one commit, atomically (compare-and-swap on the ref, retried); existing names are left alone. */
	put(ref: string, entries: readonly { readonly name: string; readonly content: string }[]): Promise<void>;
	get(ref: string, name: string): Promise<Uint8Array | null>;
	list(ref: string): Promise<readonly string[]>;
}

/** One named blob of a ref. */
export interface RefEntry {
	readonly name: string;
	readonly content: Uint8Array;
}

/** What one commit on a ref of our own adds and takes away. */
export interface RefEdit {
	readonly add: readonly { readonly name: string; readonly content: string }[];
	readonly remove: readonly string[];
}

/** How the entries of one commit of a ref differ from those of another. */
export interface RefChanges {
	readonly added: readonly string[];
	readonly removed: readonly string[];
	/** Names whose content is another. */
	readonly altered: readonly string[];
}

/** A ref as it stood at one commit: what is read of it does not move meanwhile. */
export interface RefSnapshot {
	readonly commit: ObjectId;
	/**
	 * All wanted entries, each read once, a bounded number in memory at a time.
	 * @param start the first two characters of all that are wanted, so that no others are listed.
	 */
	readAll(isWanted: (name: string) => boolean, start?: string): AsyncIterable<RefEntry>;
	/** The entries of these names, in the same order; what is not there is left out. */
	readNamed(names: readonly string[]): AsyncIterable<RefEntry>;
	/** What is different from an older commit, null when that commit is not in this clone. */
	findChanges(since: ObjectId): Promise<RefChanges | null>;
}

/** A ref store that can also be read as a whole, and from which a name can be taken away. */
export interface RefArchive extends RefStore {
	/** The ref as it stands now, null when it does not exist. */
	open(ref: string): Promise<RefSnapshot | null>;
	/** All wanted entries, each read once, a bounded number in memory at a time. */
	readAll(ref: string, isWanted: (name: string) => boolean): AsyncIterable<RefEntry>;
	/** One commit that adds and removes; older commits of the ref still hold what it removes. */
	edit(ref: string, edit: RefEdit): Promise<void>;
}

/** A commit as its signature covers it. */
export interface SignedCommit {
	/** The armored signature, of whatever kind; null when there is none. */
	readonly signature: string | null;
	/** The commit object without its signatures. */
	readonly payload: Uint8Array;
}

export interface SignatureReader {
	/** Null when the commit is not in this clone. */
	readSignature(commit: ObjectId): Promise<SignedCommit | null>;
}

export interface ConfigReader {
	/** The value git uses for `key` (all scopes), null when unset. */
	readConfig(key: string): Promise<string | null>;
}
