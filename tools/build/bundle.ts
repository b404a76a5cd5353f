import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";

/** What shares most of its parts: the command, and the worker that the command starts. */
const ENTRIES = {
	main: "packages/cli/src/main.ts",
	worker: "packages/analyzer/src/worker.ts",
};

/** The file that users start; it loads one of the others. */
const START = "packages/cli/src/countersign.ts";

/**
 * What is loaded while somebody waits: by a hook of an assistant before and after every edit, `find-secrets` besides to
 * redact a prompt, and `records` to answer a question about records.
 */
const QUICK_PARTS = {
	capture: "packages/cli/src/commands/capture.ts",
	"take-event": "packages/cli/src/capture/take-event.ts",
	"find-secrets": "packages/cli/src/capture/find-secrets.ts",
	records: "packages/cli/src/records.ts",
};

/** Bundled CommonJS libraries still ask for Node's own modules by `require`, which ES modules do not have. */
const REQUIRE_BANNER = [
	'import { createRequire as __createRequire } from "node:module";',
	"const require = __createRequire(import.meta.url);",
].join("\n");

/** Files that are bundled apart are loaded from beside the one that asks for them, and none shares parts with another. */
const LOAD_APART: Plugin = {
	name: "load-apart",
	setup: ({ onResolve }) => {
		onResolve({ filter: /\/(?:main|capture|take-event|find-secrets|records)\.ts$/ }, ({ path, kind }) => {
			const name = basename(path, ".ts");
			const file = `./${name}.${name in QUICK_PARTS ? "cjs" : "js"}`;
			return kind === "dynamic-import" ? { path: file, external: true } : null;
		});
	},
};

/**
 * The quick parts as the start loads them: by `require`, since an import would take a CommonJS file through the loader of
 * ES modules.
 */
const REQUIRE_QUICK: Plugin = {
	name: "require-quick",
	setup: ({ onResolve, onLoad }) => {
		onResolve({ filter: /\/(?:capture|records)\.ts$/ }, ({ path, kind }) =>
			kind === "dynamic-import" ? { path: basename(path, ".ts"), namespace: "quick" } : null,
		);
		onResolve({ filter: /^/, namespace: "quick" }, ({ path }) => ({ path, external: true }));
		onLoad({ filter: /^/, namespace: "quick" }, ({ path }) => ({
			contents: `module.exports = require("./${path}.cjs");`,
		}));
	},
};

/**
 * What secretlint loads and a hook has no time for: its logger asks whether a terminal listens, for which `node:tty`
 * brings half of Node's network, its profiler takes the time of every rule, and its debug log looks for a package that
 * is in no bundle.
 */
const IDLE: Readonly<Record<string, string>> = {
	tty: "exports.isatty = () => false;",
	"@secretlint/profiler": "exports.secretLintProfiler = { mark() {}, setEnabled() {} };",
	debug: "module.exports = () => () => {};",
};

const LEAVE_IDLE: Plugin = {
	name: "leave-idle",
	setup: ({ onResolve, onLoad }) => {
		onResolve({ filter: /^(?:tty|debug|@secretlint\/profiler)$/ }, ({ path }) => ({
			path,
			namespace: "idle",
		}));
		onLoad({ filter: /^/, namespace: "idle" }, ({ path }) => ({ contents: IDLE[path] ?? "" }));
	},
};

function commonOptions(root: string) {
	return {
		absWorkingDir: root,
		bundle: true,
		platform: "node",
		target: "node20",
		// Names stay, because error classes show theirs.
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: "none",
		define: { COUNTERSIGN_VERSION: JSON.stringify(readVersion(root)) },
		metafile: true,
		logLevel: "warning",
	} satisfies BuildOptions;
}

/**
 * Each as one CommonJS file: loading a graph of ES modules takes thrice as long, and is most of what a hook costs
 * (bench/capture). Several, because Node keeps compiled what the first run of a file needed.
 */
function bundleQuickParts(root: string, folder: string) {
	return build({
		...commonOptions(root),
		entryPoints: QUICK_PARTS,
		outdir: folder,
		outExtension: { ".js": ".cjs" },
		format: "cjs",
		plugins: [LOAD_APART, LEAVE_IDLE],
		// By `require`: a dynamic import would start the loader of ES modules for a file that is none.
		supported: { "dynamic-import": false },
		// Asked for where sources run; a bundle knows its version.
		logOverride: { "empty-import-meta": "silent" },
		metafile: true,
	});
}

function bundleStart(root: string, folder: string) {
	return build({
		...commonOptions(root),
		entryPoints: [START],
		outdir: folder,
		format: "esm",
		banner: { js: REQUIRE_BANNER },
		plugins: [REQUIRE_QUICK, LOAD_APART],
		metafile: true,
	});
}

/** Flat: `new URL("./worker.js", import.meta.url)` means the same from each of the parts. */
function bundleEntries(root: string, folder: string) {
	return build({
		...commonOptions(root),
		entryPoints: ENTRIES,
		outdir: folder,
		format: "esm",
		splitting: true,
		chunkNames: "chunk-[hash]",
		banner: { js: REQUIRE_BANNER },
		plugins: [LOAD_APART],
		metafile: true,
	});
}

/**
 * Bundles everything that is started by name, with all libraries, into files of one folder.
 * @returns folders of the bundled npm packages, relative to the root, sorted.
 */
export async function bundle(root: string, folder: string): Promise<readonly string[]> {
	const results = await Promise.all([
		bundleEntries(root, folder),
		bundleStart(root, folder),
		bundleQuickParts(root, folder),
	]);
	assertStartable(join(folder, "countersign.js"));
	const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
	return [...new Set(inputs.flatMap((path) => toPackageFolder(path) ?? []))].sort();
}

/** npm links the command as it is; without a first line that names Node, a shell would run it. */
function assertStartable(file: string): void {
	if (readFileSync(file, "utf8").startsWith("#!/usr/bin/env node\n")) return;
	throw new Error(`${START} must begin with "#!/usr/bin/env node".`);
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
