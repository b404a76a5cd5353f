import { type HunkSource, listHunks } from "../approval/index.ts";
import { ChangeError } from "../change/index.ts";
import type { Change, ChangedFile, Hunk } from "../model/index.ts";
import type { Ports } from "./ports.ts";

/** What is too large to read is signed for as a whole. */
async function readContent(ports: Pick<Ports, "blobs">, file: ChangedFile): Promise<Uint8Array | null> {
	if (file.kind !== "text" || file.status === "deleted" || file.newBlob === null) return null;
	try {
		return await ports.blobs.read(file.newBlob);
	} catch (error) {
		if (error instanceof ChangeError && error.code === "CHANGE_BLOB_TOO_LARGE") return null;
		throw error;
	}
}

/** Everything of a change that somebody can sign for, in the order of its files. */
export async function readChangeHunks(
	ports: Pick<Ports, "blobs" | "hunks">,
	change: Change,
): Promise<readonly Hunk[]> {
	const places = await ports.hunks.readHunks(change);
	const hunks: Hunk[] = [];
	for (const file of change.files) {
		const source: HunkSource = {
			file,
			places: places.get(file.path) ?? null,
			content: await readContent(ports, file),
		};
		hunks.push(...listHunks(source));
	}
	return hunks;
}
