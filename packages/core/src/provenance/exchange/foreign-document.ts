import type { LineClaim } from "./line-claim.ts";

/** A file as a document describes it. */
export interface DescribedFile {
	readonly path: string;
	/** SHA-256 of its content, null where the document does not say. */
	readonly sha256: string | null;
	readonly claims: readonly LineClaim[];
}

/** A CycloneDX or SPDX document, as far as it speaks of lines. */
export interface ForeignDocument {
	readonly revision: string | null;
	readonly files: readonly DescribedFile[];
	/** Entries of ours that have not their form. */
	readonly rejected: number;
	/** Statements about a whole repository, which say nothing of lines. */
	readonly general: number;
}

/** More files than this are no change that anybody reviews. */
export const MAX_FILES = 50_000;
export const MAX_ENTRIES = 200_000;

export const SHA256 = /^[0-9a-f]{64}$/;
export const REVISION = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
