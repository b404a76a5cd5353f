import { CLAUDE_PHASES, type Dialect } from "../dialect.ts";
import { type Fields, findText } from "../fields.ts";

/** Cursor and Copilot run the hooks of `.claude/settings.json` too, with events that say who they are. */
function findTool(fields: Fields): string {
	if ("cursor_version" in fields) return "cursor";
	const transcript = findText(fields, ["transcript_path", "transcriptPath"]) ?? "";
	if (/[\\/]\.cursor[\\/]/.test(transcript)) return "cursor";
	return /[\\/]\.copilot[\\/]|github\.copilot/i.test(transcript) ? "copilot" : "claude-code";
}

export const CLAUDE_CODE: Dialect = {
	tool: "claude-code",
	phases: CLAUDE_PHASES,
	versionKeys: ["cursor_version", "version", "claude_version"],
	findTool,
};
