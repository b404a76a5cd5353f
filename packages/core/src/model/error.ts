/**
 * Who is to blame for a failure. The three kinds never mix, because each leads to another exit code and another
 * reader: `policy` (the rules refuse), `evidence` (a signature, a log or a policy file is not what it claims to be),
 * `fault` (our own failure or wrong usage). DESIGN §5.
 */
export type FailureKind = "policy" | "evidence" | "fault";

/** What the documentation says about one error code. The text shown at run time is built where the error is thrown. */
export interface ErrorEntry {
	readonly kind: FailureKind;
	/** One sentence: what this code means. */
	readonly meaning: string;
	/** What the reader can do about it, in general terms. */
	readonly fix: string;
}

/** The closed set of codes of one room; keys are `ROOM_WHAT_WENT_WRONG`. */
export type ErrorCatalog = Readonly<Record<string, ErrorEntry>>;

/** A place in a file that a message points at. Line and column are 1-based. */
export interface ErrorLocation {
	readonly path: string;
	readonly line?: number;
	readonly column?: number;
}

export interface ErrorDetails {
	/** What happened, with the concrete names and values. */
	readonly message: string;
	/** The concrete thing to do next; falls back on the catalog's fix. */
	readonly fix?: string;
	readonly location?: ErrorLocation;
	readonly cause?: unknown;
}

/** Base of every typed error. Each room derives one class with its own closed code union. */
export abstract class CountersignError<Code extends string = string> extends Error {
	readonly code: Code;
	readonly kind: FailureKind;
	readonly fix: string;
	readonly location: ErrorLocation | undefined;

	protected constructor(code: Code, entry: ErrorEntry, details: ErrorDetails) {
		super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
		this.name = new.target.name;
		this.code = code;
		this.kind = entry.kind;
		this.fix = details.fix ?? entry.fix;
		this.location = details.location;
	}
}
