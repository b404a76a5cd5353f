import { groupBy, lineFingerprint, sha256Hex } from "../kit/index.ts";
import type { Change, EvidenceRun, ObjectId, TreeReader } from "../model/index.ts";
import { type AddedRun, cutAddedLines } from "./added-runs.ts";
import type { Introductions } from "./introductions.ts";
import type { RecordedLines } from "./match/match-records.ts";
import { toRecordClaim } from "./match/record-claim.ts";
import type { StoredRecord } from "./store/stored-record.ts";

/** More versions of files than these are not compared; what they hold stays as it was found by its lines. */
const MAX_READS = 64;
const MAX_BYTES = 4 * 1024 * 1024;

interface WholeEdit {
	readonly author: RecordedLines["author"];
	readonly runs: readonly EvidenceRun[];
}

function keyOf(path: string, digest: string): string {
	return `${digest} ${path}`;
}

/**
 * Keeps, of all records that pass by, those of assistants about the given paths by what the file was after the edit. A
 * person's record is not kept: that a file is again what a person saved once does not say who made it so.
 */
export class WholeFiles {
	readonly #paths: ReadonlySet<string>;
	readonly #edits = new Map<string, WholeEdit[]>();
	readonly #known = new Set<string>();

	constructor(paths: ReadonlySet<string>) {
		this.#paths = paths;
	}

	async *watch(records: AsyncIterable<StoredRecord>): AsyncGenerator<StoredRecord> {
		for await (const stored of records) {
			if (this.#paths.has(stored.record.path)) this.#add(stored);
			yield stored;
		}
	}

	#add({ id, record }: StoredRecord): void {
		const { kind, path, contentAfter, runs } = record;
		if (kind !== "ai" || contentAfter === null || runs.length === 0) return;
		const claim = toRecordClaim(record);
		const author = {
			id,
			kind,
			path,
			at: Date.parse(record.at),
			imported: record.imported !== undefined,
			claim,
		};
		const key = keyOf(path, contentAfter);
		this.#edits.set(key, [...(this.#edits.get(key) ?? []), { author, runs }]);
		this.#known.add(path);
	}

	/** Whether any edit of the path is known. */
	hasPath(path: string): boolean {
		return this.#known.has(path);
	}

	/** Edits after which the path held exactly this content, the youngest first. */
	find(path: string, content: Uint8Array): readonly WholeEdit[] {
		const edits = this.#edits.get(keyOf(path, sha256Hex(content))) ?? [];
		return edits.toSorted((a, b) => b.author.at - a.author.at || (a.author.id < b.author.id ? -1 : 1));
	}
}

/** A version of a file that is exactly what assistants left, line by line. */
class WholeVersion {
	readonly #edits: readonly WholeEdit[];
	readonly #lines: readonly string[];

	constructor(edits: readonly WholeEdit[], content: Uint8Array) {
		this.#edits = edits;
		this.#lines = edits.length === 0 ? [] : new TextDecoder().decode(content).split("\n");
	}

	/** Whose edit added the line; null when none did, or its place holds another text than the record says. */
	findAuthor(line: number): RecordedLines["author"] | null {
		const text = this.#lines[line - 1];
		if (text === undefined) return null;
		const isAdded = ({ start, lines }: EvidenceRun) => lines[line - start] === lineFingerprint(text);
		return this.#edits.find(({ runs }) => runs.some(isAdded))?.author ?? null;
	}
}

export interface WholeFileQuery {
	readonly change: Change;
	readonly introductions: Introductions;
	readonly trees: TreeReader;
	/** What was found by lines; a whole file adds to it, and changes nothing of it. */
	readonly recorded: readonly RecordedLines[];
}

function createVersionReader(files: WholeFiles, { change, trees }: WholeFileQuery) {
	const treeOf = new Map<ObjectId, ObjectId>(change.commits.map(({ id, tree }) => [id, tree]));
	const versions = new Map<string, Promise<WholeVersion | null>>();
	const read = async (tree: ObjectId, path: string): Promise<WholeVersion | null> => {
		const content = await trees.readPath(tree, path);
		if (content === null || content.length > MAX_BYTES) return null;
		return new WholeVersion(files.find(path, content), content);
	};
	return async (commit: ObjectId | null, path: string): Promise<WholeVersion | null> => {
		const tree = commit === null ? change.head.tree : treeOf.get(commit);
		const key = `${tree} ${path}`;
		if (tree === undefined || (!versions.has(key) && versions.size >= MAX_READS)) return null;
		const version = versions.get(key) ?? read(tree, path);
		versions.set(key, version);
		return version;
	};
}

function listCovered(recorded: readonly RecordedLines[]): ReadonlySet<number> {
	const covered = new Set<number>();
	for (const { start, end } of recorded) {
		for (let line = start; line <= end; line += 1) covered.add(line);
	}
	return covered;
}

function hasOpenLine({ lines }: AddedRun, covered: ReadonlySet<number>): boolean {
	for (let line = lines.start; line <= lines.end; line += 1) if (!covered.has(line)) return true;
	return false;
}

interface OpenFile {
	readonly path: string;
	/** Lines for which a record speaks already. */
	readonly covered: ReadonlySet<number>;
}

function claimRun({ path, covered }: OpenFile, { lines, origin }: AddedRun, version: WholeVersion) {
	const shift = (origin?.start ?? lines.start) - lines.start;
	const found: { path: string; start: number; end: number; author: RecordedLines["author"] }[] = [];
	for (let line = lines.start; line <= lines.end; line += 1) {
		const author = covered.has(line) ? null : version.findAuthor(line + shift);
		const last = found.at(-1);
		if (author === null) continue;
		if (last && last.author === author && last.end + 1 === line) last.end = line;
		else found.push({ path, start: line, end: line, author });
	}
	return found;
}

/**
 * Lines too short to be known by themselves, such as all of a file of one line: where a commit that brought lines in holds
 * exactly the file that an assistant left at this path, digest for digest, the lines of that edit are the assistant's.
 * Content is bound as a whole here, so that nothing typed elsewhere can meet it by chance.
 */
export async function attributeWholeFiles(
	files: WholeFiles,
	query: WholeFileQuery,
): Promise<readonly RecordedLines[]> {
	const readVersion = createVersionReader(files, query);
	const byPath = groupBy(query.recorded, ({ path }) => path);
	const claimed: RecordedLines[] = [];
	for (const file of query.change.files) {
		const covered = listCovered(byPath.get(file.path) ?? []);
		for (const run of cutAddedLines(file, query.introductions.byFile.get(file.path) ?? [])) {
			const { commit, path } = run.origin ?? { commit: null, path: file.path };
			const isOpen = files.hasPath(path) && hasOpenLine(run, covered);
			const version = isOpen ? await readVersion(commit, path) : null;
			if (version) claimed.push(...claimRun({ path: file.path, covered }, run, version));
		}
	}
	return claimed;
}
