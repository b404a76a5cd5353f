import { type AgentSetup, renderCaptureCommand, repeatEntry } from "./agent-setup.ts";

const handler = { type: "command", command: renderCaptureCommand("continue"), timeout: 10 };

export const CONTINUE: AgentSetup = {
	agent: "continue",
	title: "Continue CLI",
	traces: { repository: [".continue"], home: [".continue"] },
	files: [
		{
			kind: "json",
			path: ".continue/settings.json",
			required: {},
			entries: repeatEntry(
				["SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "PostToolUseFailure"],
				{ hooks: [handler] },
			),
		},
	],
	elsewhere: [".continue/settings.local.json"],
	note: null,
	source: "https://github.com/continuedev/continue/blob/main/extensions/cli/src/hooks/hookConfig.ts",
};
