import type { EvidenceRun, ProvenanceRecord } from "../../model/index.ts";
import type { Claim } from "../claim.ts";
import { COMMON_LINE } from "../query/count-lines.ts";
import type { CommonLine } from "../query/select-records.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import type { FileLines } from "./file-lines.ts";
import { toRecordClaim } from "./record-claim.ts";

/** A record as far as attribution needs it. */
export interface Author {
	readonly id: string;
	readonly kind: ProvenanceRecord["kind"];
	readonly path: string;
	readonly at: number;
	/** Made of another format's evidence, whose times anybody can write. */
	readonly imported: boolean;
	readonly claim: Claim;
}

/** One run of one record; `lines` begins and ends with what stood around it (null at the ends of the file). */
export interface IndexedRun {
	readonly author: Author;
	readonly lines: readonly (string | null)[];
}

interface Mention {
	readonly runs: IndexedRun[];
	/** Paths whose assistants' records have the line, and those of all records; two at most are kept. */
	readonly assistantPaths: Set<string>;
	readonly paths: Set<string>;
	count: number;
	/** Known without its records, which are too many: those that pass by are in these numbers already. */
	readonly isCounted: boolean;
}

function createMention(known: CommonLine | undefined): Mention {
	return {
		runs: [],
		assistantPaths: new Set(known?.assistantPaths),
		paths: new Set(known?.paths),
		count: known?.count ?? 0,
		isCounted: known !== undefined,
	};
}

/** Lines said more often lead to no run of another path: they are everybody's. */
function isCommon({ runs, isCounted }: Mention): boolean {
	return isCounted || runs.length > COMMON_LINE;
}

/**
 * Runs that share a line with the files to attribute. All records pass by once; what has nothing in common with these
 * files is forgotten at once, so that memory grows with the files and not with the records.
 */
export class RunIndex {
	readonly #mentions = new Map<string, Mention>();
	readonly #byPath = new Map<string, IndexedRun[]>();

	/** @param common what is known of lines whose records do not all pass by. */
	constructor(files: readonly FileLines[], common: ReadonlyMap<string, CommonLine> = new Map()) {
		for (const { places } of files) {
			for (const print of places.keys()) this.#mentions.set(print, createMention(common.get(print)));
		}
	}

	add({ id, record }: StoredRecord): void {
		let author: Author | null = null;
		for (const run of record.runs) {
			const known = run.lines.filter((print) => this.#mentions.has(print));
			if (known.length === 0) continue;
			author ??= {
				id,
				kind: record.kind,
				path: record.path,
				at: Date.parse(record.at),
				imported: record.imported !== undefined,
				claim: toRecordClaim(record),
			};
			this.#keep(author, run, known);
		}
	}

	#keep(author: Author, run: EvidenceRun, known: readonly string[]): void {
		const indexed = { author, lines: [run.before, ...run.lines, run.after] };
		const ofPath = this.#byPath.get(author.path) ?? [];
		ofPath.push(indexed);
		this.#byPath.set(author.path, ofPath);
		for (const print of known) {
			const mention = this.#mentions.get(print);
			if (!mention || mention.isCounted) continue;
			mention.count += 1;
			if (mention.paths.size < 2) mention.paths.add(author.path);
			if (author.kind === "ai" && mention.assistantPaths.size < 2) mention.assistantPaths.add(author.path);
			if (!isCommon(mention) && mention.runs.at(-1) !== indexed) mention.runs.push(indexed);
		}
	}

	/** Runs that may have lines in a file: those of its own paths, and those of others that share an uncommon line. */
	findRuns(file: FileLines, paths: ReadonlySet<string>): ReadonlySet<IndexedRun> {
		const runs = new Set<IndexedRun>();
		for (const path of paths) for (const run of this.#byPath.get(path) ?? []) runs.add(run);
		for (const print of file.places.keys()) {
			const mention = this.#mentions.get(print);
			if (mention && !isCommon(mention)) for (const run of mention.runs) runs.add(run);
		}
		return runs;
	}

	/** How often records added the line. */
	countOf(print: string): number {
		return this.#mentions.get(print)?.count ?? 0;
	}

	/**
	 * Whether records of one path only have the line, so that it speaks for that file. For an assistant people's records do
	 * not count: who moves its block to another file in an editor saves it there.
	 */
	isOfOnePath(print: string, kind: Author["kind"]): boolean {
		const mention = this.#mentions.get(print);
		return (kind === "ai" ? mention?.assistantPaths : mention?.paths)?.size === 1;
	}
}
