import type { RuleSummary } from "../model/index.ts";

/** What a renderer may know besides the report. Clock, terminal and files are the caller's. */
export interface RenderContext {
	readonly rules: readonly RuleSummary[];
	readonly color: boolean;
	/** Columns of the terminal; text is wrapped to it. */
	readonly width: number;
	/** When the report was made; formats that demand a time show it. */
	readonly now: Date;
	/** Where the repository can be cloned from, shown by SARIF. Credentials in it are dropped. */
	readonly repositoryUri?: string;
	/** A line of the head side, for the lines around a finding in a code frame; null when unknown. */
	readonly sourceLine?: (path: string, line: number) => string | null;
}
