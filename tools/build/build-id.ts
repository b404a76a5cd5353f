import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes `build-id`: a digest of everything in the folder. Caches outlive a build, and the version number does not change
 * with every pull.
 */
export function writeBuildId(folder: string): void {
	const hash = createHash("sha256");
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	);
	for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
		hash.update(`${file.slice(folder.length)}\0`);
		hash.update(createHash("sha256").update(readFileSync(file)).digest());
	}
	writeFileSync(join(folder, "build-id"), hash.digest("hex"));
}
