import type { Dialect } from "../dialect.ts";
import { type Fields, findText, toFields } from "../fields.ts";
import type { ToolCall } from "../tool-edits.ts";

/** `afterFileEdit` and the shell events have no tool: what they report stands at the top. */
function findCall(fields: Fields, event: string): ToolCall {
	const name = findText(fields, ["tool_name"]);
	const response = toFields(fields.tool_response ?? fields.tool_output);
	if (name !== null) return { name, input: toFields(fields.tool_input), response };
	return { name: event.includes("shell") ? "Shell" : "Edit", input: fields, response: {} };
}

/** `afterTabFileEdit` is completion: accepted by a person, written by the assistant. */
export const CURSOR: Dialect = {
	tool: "cursor",
	phases: {
		pretooluse: "before",
		posttooluse: "after",
		posttoolusefailure: "after",
		afterfileedit: "after",
		aftertabfileedit: "after",
		beforeshellexecution: "before",
		aftershellexecution: "after",
		beforesubmitprompt: "prompt",
		userpromptsubmit: "prompt",
		sessionstart: "session",
		sessionend: null,
		beforereadfile: null,
		stop: null,
	},
	versionKeys: ["cursor_version"],
	findCall,
};
