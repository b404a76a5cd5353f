import type { BlobReader, ObjectId } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { ObjectProcess } from "./object-process.ts";
import { openObjects } from "./open-objects.ts";
import type { Repository } from "./repository.ts";

export interface BlobReaderOptions {
	/** Most bytes that `read` keeps of one blob; 25 MB when absent. */
	readonly maxBytes?: number;
}

/** A BlobReader over one git process. */
export interface GitBlobReader extends BlobReader {
	/** Size in bytes without reading, null where the object is absent or no blob. Ask first where large files may come. */
	sizeOf(id: ObjectId): Promise<number | null>;
	/** Ends the processes; an unclosed reader does not keep ours alive. */
	close(): Promise<void>;
}

export const DEFAULT_BLOB_LIMIT = 25 * 1024 * 1024;

/**
 * Reads blobs by object name; requests may overlap, and are answered in order. `read` gives null for what is absent or
 * no blob.
 * @throws ChangeError CHANGE_BLOB_TOO_LARGE from `read` over the limit; CHANGE_GIT_FAILED on a damaged object.
 */
export function createBlobReader(repository: Repository, options: BlobReaderOptions = {}): GitBlobReader {
	const limit = options.maxBytes ?? DEFAULT_BLOB_LIMIT;
	const contents = openObjects(repository);
	const sizes = new ObjectProcess(repository, "--batch-check");
	return {
		async read(id) {
			const chunks: Buffer[] = [];
			let kept = false;
			const header = await contents.visit(id, {
				onHeader: ({ type, size }) => {
					kept = type === "blob" && size <= limit;
				},
				onChunk: (chunk) => {
					if (kept) chunks.push(chunk);
				},
			});
			if (header?.type !== "blob") return null;
			if (kept) return Buffer.concat(chunks);
			throw new ChangeError("CHANGE_BLOB_TOO_LARGE", {
				message: `Blob ${id} has ${header.size} bytes; the limit is ${limit}.`,
			});
		},
		async sizeOf(id) {
			const header = await sizes.visit(id, { onChunk: () => {} });
			return header?.type === "blob" ? header.size : null;
		},
		async close() {
			await Promise.all([contents.close(), sizes.close()]);
		},
	};
}
