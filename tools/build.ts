import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAssets } from "./build/assets.ts";
import { writeBuildId } from "./build/build-id.ts";
import { bundle } from "./build/bundle.ts";
import { writeNotices } from "./build/notices.ts";

/**
 * Builds packages/cli/dist: everything the published package needs, so that it has no dependencies. Built aside and
 * swapped in, so that a failed build leaves the last good one in place.
 */
async function build(root: string): Promise<void> {
	const staging = join(root, "dist", `staging-${process.pid}`);
	const previous = `${staging}-previous`;
	const target = join(root, "packages/cli/dist");
	try {
		mkdirSync(staging, { recursive: true });
		const bundled = await bundle(root, staging);
		await writeAssets(root, staging);
		writeNotices(root, { packages: bundled, folder: staging });
		writeBuildId(staging);
		rmSync(previous, { recursive: true, force: true });
		renameIfPresent(target, previous);
		renameSync(staging, target);
	} finally {
		rmSync(staging, { recursive: true, force: true });
		rmSync(previous, { recursive: true, force: true });
	}
}

function renameIfPresent(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
	}
}

await build(join(import.meta.dirname, ".."));
