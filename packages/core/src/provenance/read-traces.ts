import type { ObjectId, TreeFile, TreeReader } from "../model/index.ts";
import { parseTraceJson, parseTraceRecord, type TraceEntry } from "./agent-trace.ts";
import { decodeEvidence } from "./decode-evidence.ts";
import { isEvidencePath } from "./evidence-path.ts";
import { quoteLabel } from "./label.ts";
import type { ProblemLog } from "./problem-log.ts";

const MAX_FILES = 64;
const MAX_ENTRIES = 100_000;
const LIMITS = {
	maxBytes: 20_000_000,
	tooLarge: "PROVENANCE_TRACE_TOO_LARGE",
	notText: "PROVENANCE_TRACE_NOT_TEXT",
} as const;
const TRACE_FILE = /^\.agent-trace\/[^/]+\.jsonl?$/;
/** The reference implementation books sessions and shell commands under these names; they are no files. */
const PSEUDO_PATHS: ReadonlySet<string> = new Set([".sessions", ".shell-history"]);

/** An entry about a path of the change, and where it stood. */
export interface FoundTrace extends TraceEntry {
	readonly where: string;
}

export interface FoundTraces {
	readonly hasFiles: boolean;
	readonly entries: readonly FoundTrace[];
}

/** A file of records, by the name that messages give it. */
export interface TraceFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

export interface TraceQuery {
	readonly tree: ObjectId;
	readonly trees: TreeReader;
	/** Only entries about these paths are kept: a log holds the whole history of a repository. */
	readonly paths: ReadonlySet<string>;
}

/** A file given by hand, or on the standard input, has any name: a first line that is JSON is a record of its own. */
function holdsLines(name: string, text: string): boolean {
	if (name.endsWith(".json") || name.endsWith(".jsonl")) return name.endsWith("l");
	const [first = ""] = text.trimStart().split("\n", 1);
	try {
		return typeof JSON.parse(first) === "object";
	} catch {
		return false;
	}
}

function listRecords(path: string, text: string, problems: ProblemLog): { value: unknown; where: string }[] {
	const texts = holdsLines(path, text)
		? text.split("\n").map((line, index) => ({ text: line, where: `${path}:${index + 1}` }))
		: [{ text, where: path }];
	return texts
		.filter((record) => record.text.trim() !== "")
		.flatMap(({ text: json, where }) => {
			const parsed = problems.attempt(where, () => [parseTraceJson(json)].flat());
			return (parsed ?? []).map((value) => ({ value, where }));
		});
}

function warnOfPeople(name: string, entries: readonly FoundTrace[], problems: ProblemLog): void {
	const spans = entries.filter(({ saysHuman }) => saysHuman).length;
	if (spans === 0) return;
	const message = `${spans} ranges are said to be a person's, which nobody signed: taken as unknown.`;
	problems.add("PROVENANCE_TRACE_HUMAN_UNSIGNED", name, message);
}

/** The entries of one file of records about paths that are wanted. */
export function parseTraceFile(
	{ name, bytes }: TraceFile,
	paths: ReadonlySet<string>,
	problems: ProblemLog,
): readonly FoundTrace[] {
	const isWanted = ({ path }: TraceEntry, where: string): boolean => {
		if (PSEUDO_PATHS.has(path)) return false;
		if (isEvidencePath(path)) return paths.has(path);
		const message = `The path ${quoteLabel(path)} is not a path of the repository.`;
		problems.add("PROVENANCE_PATH_REJECTED", where, message);
		return false;
	};
	const text = problems.attempt(name, () => decodeEvidence(bytes, LIMITS));
	if (text === null) return [];
	const found = listRecords(name, text, problems).flatMap(({ value, where }) => {
		const entries = problems.attempt(where, () => parseTraceRecord(value)) ?? [];
		return entries.filter((entry) => isWanted(entry, where)).map((entry) => ({ ...entry, where }));
	});
	warnOfPeople(name, found, problems);
	return found;
}

async function readFile(
	file: TreeFile,
	query: TraceQuery,
	problems: ProblemLog,
): Promise<readonly FoundTrace[]> {
	const bytes = await query.trees.readPath(query.tree, file.path);
	if (bytes !== null) return parseTraceFile({ name: file.path, bytes }, query.paths, problems);
	problems.add("PROVENANCE_TRACE_NOT_TEXT", file.path, "Its content is not in this clone.");
	return [];
}

function isTraceFile(file: TreeFile): boolean {
	return TRACE_FILE.test(file.path) && (file.kind === "text" || file.kind === "binary");
}

/** Agent Trace entries in the `.agent-trace` folder of the head tree that speak of the given paths, oldest first. */
export async function readTraces(query: TraceQuery, problems: ProblemLog): Promise<FoundTraces> {
	const files = (await query.trees.listTree(query.tree)).filter(isTraceFile);
	const entries: FoundTrace[] = [];
	for (const file of files.slice(0, MAX_FILES)) {
		for (const entry of await readFile(file, query, problems)) {
			if (entries.length < MAX_ENTRIES) entries.push(entry);
			else problems.add("PROVENANCE_TRACE_TOO_LARGE", file.path, `Only ${MAX_ENTRIES} ranges are used.`);
		}
	}
	if (files.length > MAX_FILES) {
		problems.add("PROVENANCE_TRACE_TOO_LARGE", ".agent-trace", `Only ${MAX_FILES} files are read.`);
	}
	return { hasFiles: files.length > 0, entries };
}
