import { sha256Hex } from "@countersign/core/kit";
import type { Finding, Inspection } from "@countersign/core/model";
import type { InspectFile } from "../inspect/artifacts.ts";
import { inspect } from "../inspect/inspect.ts";
import type { EngineOptions } from "../inspect/session.ts";
import { loadRules, type RuleSet } from "../rules/load-rules.ts";
import { createPatternParser } from "../rules/parse-pattern-text.ts";

const PLAIN = { version: "0", grammarFolder: null, cacheFile: null, workerEntry: null, workers: 1 };

/** Sources by path. */
export type Sources = Readonly<Record<string, string | Uint8Array>>;

let parser: ReturnType<typeof createPatternParser> | undefined;

/** Rules of one YAML text, problems included. */
export async function loadRuleText(text: string, path = "rules.yaml"): Promise<RuleSet> {
	parser ??= createPatternParser(null);
	return loadRules([{ path, text }], await parser);
}

/** @throws Error when a rule of the text has a problem; the cases would prove nothing. */
export async function loadSoundRules(text: string): Promise<RuleSet> {
	const rules = await loadRuleText(text);
	const [problem] = rules.problems;
	if (problem) throw new Error(`${problem.code} ${problem.message}`);
	return rules;
}

export function toFiles(sources: Sources): readonly InspectFile[] {
	return Object.entries(sources).map(([path, content]) => {
		const bytes = typeof content === "string" ? Buffer.from(content) : content;
		return { path, digest: sha256Hex(bytes), read: async () => bytes };
	});
}

/** Runs the whole engine over sources held in memory; everything in this thread unless `options` say otherwise. */
export async function inspectSources(
	rules: RuleSet,
	sources: Sources,
	options: Partial<EngineOptions> = {},
): Promise<Inspection> {
	const files = toFiles(sources);
	return inspect({ ...PLAIN, rules, ...options }, { targets: files, project: files });
}

/** The same for findings that touch one of the sources. */
export async function inspectOne(rules: RuleSet, sources: Sources, target: string): Promise<Inspection> {
	const files = toFiles(sources);
	return inspect(
		{ ...PLAIN, rules },
		{ targets: files.filter(({ path }) => path === target), project: files },
	);
}

/** First lines of the findings, ascending, without repetitions. */
export function linesOf(findings: readonly Finding[]): readonly number[] {
	return [...new Set(findings.map((finding) => finding.range.startLine))].sort((a, b) => a - b);
}

/** Lines (from 1) of `source` that end in the comment `!`, which marks where a finding is expected. */
export function markedLines(source: string): readonly number[] {
	return source.split("\n").flatMap((line, index) => (/(?:\/\/|#) !$/.test(line) ? [index + 1] : []));
}
