import { CLAUDE_PHASES, type Dialect } from "../dialect.ts";
import { type Fields, findText, toFields } from "../fields.ts";
import type { ToolCall } from "../tool-edits.ts";

/** What happened stands in an object named after the event. */
function findCall(fields: Fields): ToolCall {
	const call = toFields(fields.postToolUse ?? fields.preToolUse);
	const name = findText(call, ["toolName", "tool"]) ?? "";
	return { name, input: toFields(call.parameters), response: { success: call.success } };
}

export const CLINE: Dialect = {
	tool: "cline",
	phases: {
		...CLAUDE_PHASES,
		taskstart: "prompt",
		taskresume: "session",
		taskcancel: null,
		taskcomplete: null,
	},
	versionKeys: ["clineVersion"],
	findCall,
};
