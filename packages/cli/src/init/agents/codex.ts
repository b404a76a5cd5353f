import { type AgentSetup, renderCaptureCommand, repeatEntry } from "./agent-setup.ts";

const handler = { type: "command", command: renderCaptureCommand("codex"), timeout: 10 };

export const CODEX: AgentSetup = {
	agent: "codex",
	title: "Codex",
	traces: { repository: [".codex"], home: [".codex"] },
	files: [
		{
			kind: "json",
			path: ".codex/hooks.json",
			required: {},
			entries: repeatEntry(["SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse"], {
				hooks: [handler],
			}),
		},
	],
	elsewhere: [".codex/config.toml"],
	note: "Codex runs no new hook before you trust it: open /hooks in Codex once, in this project",
	source: "https://developers.openai.com/codex/hooks",
};
