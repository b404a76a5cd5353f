import type { RuleSummary } from "@countersign/core/model";
import { loadPackagedRules } from "../engine/load-packaged-rules.ts";
import { summarizeRules } from "../engine/summarize-rules.ts";
import { writeResult } from "../output/write-result.ts";
import type { Session } from "../session.ts";

function renderRules(rules: readonly RuleSummary[]): string {
	const width = Math.max(...rules.map(({ id }) => id.length));
	const rows = rules.map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}`);
	return `${rows.join("\n")}\n`;
}

/** The packaged rules that report findings. */
export async function listRules(session: Session): Promise<number> {
	const rules = summarizeRules(await loadPackagedRules());
	const json = rules.map(({ help: _page, ...rule }) => rule);
	await writeResult(session, { text: () => renderRules(rules), json });
	return 0;
}
