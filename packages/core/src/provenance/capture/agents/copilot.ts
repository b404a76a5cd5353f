import { CLAUDE_PHASES, type Dialect } from "../dialect.ts";

/** CLI, cloud agent and VS Code: camelCase or PascalCase events, `toolArgs` or `tool_input`. */
export const COPILOT: Dialect = {
	tool: "copilot",
	phases: {
		...CLAUDE_PHASES,
		userpromptsubmitted: "prompt",
		agentstop: null,
		erroroccurred: null,
	},
	versionKeys: ["copilot_version", "copilotVersion"],
};
