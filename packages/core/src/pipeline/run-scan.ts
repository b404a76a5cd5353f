import { listWorktreeFiles, type Repository, type WorktreeFile } from "../change/index.ts";
import { type ScanReport, Severity, type ToolVersion } from "../model/index.ts";
import { decodeText } from "./decode-text.ts";
import type { Inspect, InspectionFile, RepositoryRule } from "./inspection-request.ts";
import { MODEL_PATH, RULE_PATH } from "./rule-path.ts";

/** Files of the work tree, read by whoever may touch files. */
export interface FileSource {
	/** Identity of the content; never throws, because an unreadable file is reported when it is read. */
	digest(absolutePath: string): Promise<string>;
	/** @throws when the file cannot be read. */
	read(absolutePath: string): Promise<Uint8Array>;
}

export interface ScanInput {
	/** An opened repository, or a plain folder. */
	readonly place: Repository | string;
	/** What to scan; empty for everything. */
	readonly paths: readonly string[];
	readonly files: FileSource;
	readonly inspect: Inspect;
	/** Lowest severity that makes the scan fail. */
	readonly threshold: Severity;
	readonly tool: ToolVersion;
}

const DIGEST_WIDTH = 16;
async function toInspectionFiles(
	listed: readonly WorktreeFile[],
	source: FileSource,
): Promise<readonly InspectionFile[]> {
	const files: InspectionFile[] = [];
	for (let start = 0; start < listed.length; start += DIGEST_WIDTH) {
		const batch = listed.slice(start, start + DIGEST_WIDTH).map(async ({ path, absolutePath }) => ({
			path,
			digest: await source.digest(absolutePath),
			read: () => source.read(absolutePath),
		}));
		files.push(...(await Promise.all(batch)));
	}
	return files;
}

async function readRules(files: readonly InspectionFile[]): Promise<readonly RepositoryRule[]> {
	const rules = files.filter(({ path }) => RULE_PATH.test(path) || MODEL_PATH.test(path));
	return Promise.all(
		rules.map(async ({ path, read }) => {
			const bytes = await read();
			return { path, text: bytes ? decodeText(bytes) : "" };
		}),
	);
}

/**
 * Scans files of the work tree: findings only, no policy, no verdict.
 * @throws ChangeError for paths that are absent or lead outside; what a repository's own rule file throws when read.
 */
export async function runScan(input: ScanInput): Promise<ScanReport> {
	const listed = await listWorktreeFiles(input.place, input.paths);
	// A plain folder may be anybody's home: what is not named there is not read.
	const isNarrow = input.paths.length > 0 && typeof input.place !== "string";
	const all = isNarrow ? await listWorktreeFiles(input.place, []) : listed;
	const project = await toInspectionFiles(all, input.files);
	const known = new Map(project.map((file) => [file.path, file]));
	const unlisted = listed.filter(({ path }) => !known.has(path));
	for (const file of await toInspectionFiles(unlisted, input.files)) known.set(file.path, file);
	const inspection = await input.inspect({
		targets: listed.flatMap(({ path }) => known.get(path) ?? []),
		project: [...known.values()],
		rules: await readRules(project),
	});
	const limit = Severity.options.indexOf(input.threshold);
	const failed = inspection.findings.some(({ severity }) => Severity.options.indexOf(severity) <= limit);
	return {
		$schema: "https://countersign.dev/schemas/scan-report-1.json",
		tool: input.tool,
		inspection,
		threshold: input.threshold,
		failed,
	};
}
