import { getLanguage } from "../lower/index.ts";
import { ParseError, type Parsers } from "../parse/index.ts";
import { analyzeSource } from "./analyze-source.ts";
import { renderArtifact } from "./artifact-json.ts";
import type { RuleEngine } from "./rule-engine.ts";
import type { WorkerAnswer, WorkerTask } from "./worker-pool.ts";

const SKIP_CODES: Readonly<Record<string, string>> = {
	PARSE_TOO_LARGE: "too-large",
	PARSE_TOO_DEEP: "too-deep",
	PARSE_TIMEOUT: "timeout",
	// Our own fault, and it may pass: the file itself can be parsed, so the result must not be remembered.
	PARSE_GRAMMAR_MISSING: "engine-error",
};

/** Analyzes one file in this thread. Whatever goes wrong becomes an answer, because one file must not end the run. */
export async function runLocally(
	engine: RuleEngine,
	parsers: Parsers,
	task: WorkerTask,
): Promise<WorkerAnswer> {
	try {
		const input = getLanguage(task.language).embedded?.get(task.language)?.(task.source) ?? task;
		await parsers.load(input.language);
		const artifact = analyzeSource(engine, parsers, input);
		return { kind: "artifact", text: renderArtifact(engine.masks, artifact) };
	} catch (error) {
		if (error instanceof ParseError) {
			return { kind: "failed", code: SKIP_CODES[error.code] ?? "unparsable", detail: error.message };
		}
		const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
		const isDeep = error instanceof RangeError && /call stack/i.test(detail);
		return { kind: "failed", code: isDeep ? "too-deep" : "engine-error", detail };
	}
}
