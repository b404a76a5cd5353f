import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Everything that is started by name: the command, and the worker that the command starts. */
const ENTRIES = {
	countersign: "packages/cli/src/countersign.ts",
	worker: "packages/analyzer/src/worker.ts",
};

/** Bundled CommonJS libraries still ask for Node's own modules by `require`, which ES modules do not have. */
const REQUIRE_BANNER = [
	'import { createRequire as __createRequire } from "node:module";',
	"const require = __createRequire(import.meta.url);",
].join("\n");

/**
 * Bundles the entries and all their libraries into flat ES modules: every file lies in the same folder, so
 * `new URL("./worker.js", import.meta.url)` means the same from each of them.
 * @returns folders of the bundled npm packages, relative to the root, sorted.
 */
export async function bundle(root: string, folder: string): Promise<readonly string[]> {
	const result = await build({
		absWorkingDir: root,
		entryPoints: ENTRIES,
		outdir: folder,
		bundle: true,
		format: "esm",
		splitting: true,
		chunkNames: "chunk-[hash]",
		platform: "node",
		target: "node20",
		// Names stay, because error classes show theirs.
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: "none",
		banner: { js: REQUIRE_BANNER },
		define: { COUNTERSIGN_VERSION: JSON.stringify(readVersion(root)) },
		metafile: true,
		logLevel: "warning",
	});
	assertStartable(join(folder, "countersign.js"));
	const packages = Object.keys(result.metafile.inputs).flatMap((path) => toPackageFolder(path) ?? []);
	return [...new Set(packages)].sort();
}

/** npm links the command as it is; without a first line that names Node, a shell would run it. */
function assertStartable(file: string): void {
	if (readFileSync(file, "utf8").startsWith("#!/usr/bin/env node\n")) return;
	throw new Error(`${ENTRIES.countersign} must begin with "#!/usr/bin/env node".`);
}

/** The version users see is that of the published package. */
function readVersion(root: string): string {
	const text = readFileSync(join(root, "packages/cli/package.json"), "utf8");
	const { version } = JSON.parse(text) as { version: string };
	return version;
}

/** `…/node_modules/@scope/name` of a path inside it, undefined for our own sources. */
function toPackageFolder(path: string): string | undefined {
	return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}
