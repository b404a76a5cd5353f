import { gzipSync } from "node:zlib";
import type { Severity } from "../../model/index.ts";
import { countOf, formatCount } from "../layout.ts";
import type { ReportedFinding } from "../report-findings.ts";

/**
 * What GitHub accepts in one upload; above it, the whole file is refused.
 * https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
export const SARIF_LIMITS = { results: 25_000, gzipBytes: 10_000_000 } as const;

/** More text than this is cut before it is even compressed, so that memory stays bounded. */
export const MOST_CHARACTERS = 100_000_000;

/** The share of the accepted size that a file takes once compressed. Small texts are not compressed to find out. */
export function measureUpload(text: string): number {
	const most = text.length * 3;
	const bytes = most <= SARIF_LIMITS.gzipBytes ? most : gzipSync(text).length;
	return bytes / SARIF_LIMITS.gzipBytes;
}

/** What was cut and why; findings are sorted with the worst first, and the end of the list is what goes. */
export function describeCut(all: readonly ReportedFinding[], kept: number): string {
	const counts = new Map<Severity, number>();
	for (const { finding } of all.slice(kept)) {
		counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1);
	}
	const words = [...counts].map(([severity, count]) => `${formatCount(count)} ${severity}`);
	const left = countOf(all.length - kept, "result");
	return (
		`${left} of ${formatCount(all.length)} left out (${words.join(", ")}), the least severe, because GitHub ` +
		`accepts at most ${formatCount(SARIF_LIMITS.results)} results and 10 MB compressed. ` +
		"The json format holds them all."
	);
}
