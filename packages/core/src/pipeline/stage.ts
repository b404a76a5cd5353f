import { CountersignError, type Reason } from "../model/index.ts";

/** Told how long each stage took, in milliseconds. */
export type OnTiming = (stage: string, milliseconds: number) => void;

/** Reasons that the pipeline itself gives, beside those of the policy. */
export const PIPELINE_REASONS = {
	"room-failed": {
		meaning: "A stage of the check failed, so that nobody knows what it would have said.",
		fix: "Mend what the message names and run the check again; `countersign doctor` finds broken installations.",
	},
	"bad-evidence": {
		meaning:
			"Something that a stage relied on is not what it claims to be: a ref of evidence, a signature, a log.",
		fix: "Find out who changed it, restore it from another clone, and run the check again.",
	},
} as const;

/** One stage of the way: its name in messages, what it does, and what stands in when it fails. */
export interface Stage<Result> {
	readonly name: string;
	readonly run: () => Promise<Result> | Result;
	/** The strictest value there is, so that the rest of the report can still be made. */
	readonly otherwise: () => Result;
}

/** Runs stages; a failure becomes a reason that blocks, and the way goes on with the strictest value. */
export interface StageRunner {
	run<Result>(stage: Stage<Result>): Promise<Result>;
	/** One reason for every stage that failed, in order. */
	readonly failures: readonly Reason[];
}

/** Bad evidence and our own fault stay apart, up to the exit code (DESIGN §5). */
function codeFor(error: CountersignError | null): keyof typeof PIPELINE_REASONS {
	return error?.kind === "evidence" ? "bad-evidence" : "room-failed";
}

function toReason(stage: string, thrown: unknown): Reason {
	const known = thrown instanceof CountersignError ? thrown : null;
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	const at = known?.location;
	const place = at ? [at.path, at.line, at.column].filter((part) => part !== undefined).join(":") : "";
	const lines = at?.line === undefined ? null : { start: at.line, end: at.line };
	return {
		code: codeFor(known),
		outcome: "error",
		clause: `${stage} (${known?.code ?? "INTERNAL_UNEXPECTED_ERROR"})`,
		clauseAt: place === "" ? "no clause" : place,
		message: known ? `${message} ${known.fix}` : message,
		places: at ? [{ path: at.path, lines }] : [],
		findings: [],
		next: known ? `countersign explain ${known.code}` : "countersign doctor",
	};
}

/** A runner for one check. */
export function createStageRunner(onTiming: OnTiming = () => {}): StageRunner {
	const failures: Reason[] = [];
	return {
		failures,
		async run({ name, run, otherwise }) {
			const start = performance.now();
			try {
				return await run();
			} catch (thrown) {
				failures.push(toReason(name, thrown));
				return otherwise();
			} finally {
				onTiming(name, performance.now() - start);
			}
		},
	};
}
