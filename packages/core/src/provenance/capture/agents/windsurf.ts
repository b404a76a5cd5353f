import type { Dialect } from "../dialect.ts";
import { type Fields, toFields } from "../fields.ts";
import type { ToolCall } from "../tool-edits.ts";

function findCall(fields: Fields, event: string): ToolCall {
	const name = event.includes("command") ? "run_command" : "write_code";
	const input = toFields(fields.tool_info);
	// `cwd` of a command is where it runs, not what it changes.
	return {
		name,
		input: event.includes("command") ? { command: input.command_line ?? input.command } : input,
		response: {},
	};
}

export const WINDSURF: Dialect = {
	tool: "windsurf",
	phases: {
		prewritecode: "before",
		postwritecode: "after",
		preruncommand: "before",
		postruncommand: "after",
		preuserprompt: "prompt",
		premcptooluse: null,
		postmcptooluse: null,
		prereadcode: null,
		postreadcode: null,
		postcascaderesponse: null,
		postcascaderesponsewithtranscript: null,
	},
	versionKeys: ["windsurf_version"],
	findCall,
};
