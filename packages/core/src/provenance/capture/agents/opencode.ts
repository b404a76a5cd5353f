import { CLAUDE_PHASES, type Dialect } from "../dialect.ts";
import { type Fields, findText, toFields } from "../fields.ts";
import type { ToolCall } from "../tool-edits.ts";

/** A plugin passes on `tool.execute.before` and `.after`: either flat, or with `input` and `output` as it gets them. */
function findCall(fields: Fields): ToolCall {
	const input = toFields(fields.input);
	const output = toFields(fields.output);
	const name = findText(fields, ["tool", "tool_name"]) ?? findText(input, ["tool"]) ?? "";
	const args = fields.args ?? fields.tool_input ?? input.args ?? output.args;
	return { name, input: toFields(args), response: toFields(output.metadata) };
}

export const OPENCODE: Dialect = {
	tool: "opencode",
	phases: {
		...CLAUDE_PHASES,
		toolexecutebefore: "before",
		toolexecuteafter: "after",
		chatmessage: "prompt",
		sessioncreated: "session",
		sessionidle: null,
	},
	versionKeys: ["opencode_version", "version"],
	findCall,
};
