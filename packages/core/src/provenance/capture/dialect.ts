import type { AgentPhase } from "./agent-event.ts";
import type { Fields } from "./fields.ts";
import type { ToolCall } from "./tool-edits.ts";

/** How the events of one assistant differ from those of all: `parseAgentEvent` reads the rest by the names all use. */
export interface Dialect {
	readonly tool: string;
	/** Events by name in lower case without separators; null for those that say nothing about lines. */
	readonly phases: Readonly<Record<string, AgentPhase | null>>;
	readonly versionKeys: readonly string[];
	/** The call of a tool where it is not in `tool_name` and `tool_input`. */
	readonly findCall?: (fields: Fields, event: string) => ToolCall;
	/** The assistant that really speaks, where others send the same events. */
	readonly findTool?: (fields: Fields) => string;
}

/** The names that Claude Code introduced and most others took over. */
export const CLAUDE_PHASES: Dialect["phases"] = {
	pretooluse: "before",
	posttooluse: "after",
	posttoolusefailure: "after",
	userpromptsubmit: "prompt",
	sessionstart: "session",
	sessionend: null,
	permissionrequest: null,
	stop: null,
	stopfailure: null,
	subagentstart: null,
	subagentstop: null,
	precompact: null,
	postcompact: null,
	notification: null,
};
