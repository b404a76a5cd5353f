import type { Change, ObjectId, Revision } from "../model/index.ts";
import type { DefaultBranch } from "./default-branch.ts";

/** What will be compared, before any file is looked at. */
export interface Comparison {
	readonly kind: Change["kind"];
	readonly base: Revision;
	readonly head: Revision;
	/** Where the listing of commits starts, null for head's whole history; absent when no commits are listed. */
	readonly commits?: { readonly after: ObjectId | null };
	readonly notes: readonly string[];
}

/** The commit that is checked. */
export interface Head {
	readonly commit: ObjectId;
	readonly tree: ObjectId;
	readonly parents: readonly ObjectId[];
	readonly label: string;
	readonly branch: string | null;
	readonly defaultBranch: DefaultBranch | null;
}
