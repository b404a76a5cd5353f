import type { Change, LineHistory, NoteReader, ObjectId, RefArchive, TreeReader } from "../../model/index.ts";
import type { Claim, PlacedClaim } from "../claim.ts";
import type { Introductions } from "../introductions.ts";
import type { ProblemLog } from "../problem-log.ts";
import type { RecordReading } from "../store/start-reading.ts";
import type { LossLog } from "./loss.ts";

/** A file named by the user, by the name that messages give it. */
export interface ForeignFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** What an import may ask for. */
export interface ImportSource {
	readonly change: Change;
	readonly notes: NoteReader;
	readonly history: LineHistory;
	readonly trees: TreeReader;
	readonly store: RefArchive;
	/** What is recorded already. */
	readonly records: RecordReading;
	/** The tree that a ref of another tool points at, null where there is no such ref. */
	readonly findRefTree: (ref: string) => Promise<ObjectId | null>;
	readonly files: readonly ForeignFile[];
}

export interface ImportScene {
	readonly source: ImportSource;
	readonly introductions: Introductions;
	readonly problems: ProblemLog;
	readonly losses: LossLog;
}

/** What one format says about the lines of a change. */
export interface ForeignEvidence {
	readonly placed: readonly PlacedClaim[];
	/** About all lines of a commit. */
	readonly declared: ReadonlyMap<ObjectId, Claim>;
}

export const NO_DECLARATIONS: ReadonlyMap<ObjectId, Claim> = new Map();
