import { CountersignError, type Reason } from "../model/index.ts";

/** Told how long each stage took, in milliseconds. */
export type OnTiming = (stage: string, milliseconds: number) => void;

/** Reasons that the pipeline itself gives, beside those of the policy. */
export const PIPELINE_REASONS = {
	"room-failed": {
		meaning: "A stage of the check failed, so that nobody knows what it would have said.",
		fix: "Mend what the message names and run the check again; `countersign doctor` finds broken installations.",
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
	/** One `room-failed` reason for every stage that failed, in order. */
	readonly failures: readonly Reason[];
}

function toReason(stage: string, thrown: unknown): Reason {
	const known = thrown instanceof CountersignError ? thrown : null;
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	const at = known?.location;
	const place = at ? [at.path, at.line, at.column].filter((part) => part !== undefined).join(":") : "";
	const lines = at?.line === undefined ? null : { start: at.line, end: at.line };
	return {
		code: "room-failed" satisfies keyof typeof PIPELINE_REASONS,
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
