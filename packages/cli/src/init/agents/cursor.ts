import { type AgentSetup, renderCaptureCommand, repeatEntry } from "./agent-setup.ts";

export const CURSOR: AgentSetup = {
	agent: "cursor",
	title: "Cursor",
	traces: { repository: [".cursor", ".cursorrules"], home: [".cursor"] },
	files: [
		{
			kind: "json",
			path: ".cursor/hooks.json",
			required: { version: 1 },
			// `afterFileEdit` says once more what `postToolUse` says, and is all that older versions have.
			entries: repeatEntry(
				[
					"sessionStart",
					"beforeSubmitPrompt",
					"preToolUse",
					"postToolUse",
					"postToolUseFailure",
					"afterFileEdit",
					"afterTabFileEdit",
				],
				{ command: renderCaptureCommand("cursor"), timeout: 10 },
			),
		},
	],
	elsewhere: [],
	note: null,
	source: "https://cursor.com/docs/agent/hooks",
};
