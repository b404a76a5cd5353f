import { type RenderContext, renderReport, renderSummaryLine } from "@countersign/core";
import type { CheckReport, RuleSummary, ScanReport } from "@countersign/core/model";
import type { Session } from "../session.ts";
import { writeFileAtomically } from "./write-file-atomically.ts";
import { writeStdout } from "./write-stdout.ts";

export interface Rendering {
	/** Asked only by formats that show rules: loading them takes longer than everything else about a report. */
	readonly listRules: () => readonly RuleSummary[];
	readonly sourceLine: (path: string, line: number) => string | null;
	readonly repositoryUri: string | null;
}

function toContext(session: Session, rendering: Rendering, forTerminal: boolean): RenderContext {
	const { listRules, sourceLine, repositoryUri } = rendering;
	return {
		get rules() {
			return listRules();
		},
		sourceLine,
		color: forTerminal && session.color,
		width: session.width,
		now: session.now,
		...(repositoryUri === null ? {} : { repositoryUri }),
	};
}

/**
 * Writes a report in every format that was asked for; files first, so that a verdict is only shown once everything else
 * is safe. Where no format takes the standard output, the text does.
 * @throws CliError CLI_OUTPUT_FAILED
 */
export async function writeReport(
	session: Session,
	report: CheckReport | ScanReport,
	rendering: Rendering,
): Promise<void> {
	for (const { format, path } of session.formats) {
		const text = renderReport(format, report, toContext(session, rendering, false));
		if (path !== null) await writeFileAtomically(path, text);
	}
	const shown = session.formats.find(({ path }) => path === null)?.format ?? "text";
	if (shown === "text" && session.quiet) return writeStdout(renderSummaryLine(report));
	await writeStdout(renderReport(shown, report, toContext(session, rendering, true)));
}
