import type { Facts } from "../machine.ts";
import { type CategoryScore, meanScore } from "./score.ts";

/** What was measured, with what, and on what. */
export interface ScoreResults {
	readonly facts: Facts;
	readonly corpus: { readonly name: string; readonly commit: string; readonly files: number };
	readonly rules: { readonly count: number; readonly digest: string };
	readonly seconds: number;
	readonly scores: readonly CategoryScore[];
	/** The bar, and whether the mean is over it. */
	readonly bar: number;
	readonly met: boolean;
}

function share(part: number, whole: number): string {
	return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}

/** A page for people; the figures stand in the JSON beside it. */
export function renderScores({ facts, corpus, rules, seconds, scores, bar, met }: ScoreResults): string {
	const rows = scores.map(({ category, real, found, harmless, alarms, score }) => [
		category,
		share(found, real),
		share(alarms, harmless),
		score.toFixed(3),
	]);
	return [
		"# OWASP BenchmarkJava",
		"",
		`${facts.date.slice(0, 10)}, Countersign ${facts.countersign.version} at ${facts.countersign.commit}` +
			`${facts.countersign.modified ? " with changes" : ""}, ${rules.count} rules for Java, ${corpus.name} at ` +
			`${corpus.commit}, ${corpus.files} files in ${seconds.toFixed(1)} s in one thread, Node ${facts.node}, ${facts.cpu}.`,
		"",
		"| category | found of the real | false alarms of the harmless | score |",
		"|---|---|---|---|",
		...rows.map((row) => `| ${row.join(" | ")} |`),
		"",
		`**Mean: ${meanScore(scores).toFixed(3)}** (bar ${bar.toFixed(2)}: ${met ? "met" : "not met"}). A score is the share found less the`,
		"share of false alarms; a finding counts for a file when it names the weakness of the file's category. Labels and code",
		"are read from a folder that the user names and are not part of this repository; no rule knows a file of it.",
		"",
	].join("\n");
}
