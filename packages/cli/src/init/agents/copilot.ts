import { type AgentSetup, renderCaptureCommand, repeatEntry } from "./agent-setup.ts";

const command = renderCaptureCommand("copilot");

export const COPILOT: AgentSetup = {
	agent: "copilot",
	title: "GitHub Copilot (CLI, cloud agent, VS Code)",
	traces: {
		repository: [".github/hooks", ".github/copilot", ".github/copilot-instructions.md"],
		home: [".copilot"],
	},
	files: [
		{
			kind: "json",
			path: ".github/hooks/countersign.json",
			required: { version: 1 },
			// Names in PascalCase bring events that name themselves. A hook that fails before a tool denies the tool: where
			// countersign is not installed, nothing must come of that.
			entries: repeatEntry(
				["SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "PostToolUseFailure"],
				{ type: "command", bash: `${command} || true`, powershell: `${command}; exit 0`, timeoutSec: 10 },
			),
		},
	],
	elsewhere: [".github/hooks/hooks.json", ".github/copilot/settings.json"],
	note: "Copilot's cloud agent takes hooks from the default branch, and has countersign only where its setup steps install it",
	source: "https://docs.github.com/en/copilot/reference/hooks-configuration",
};
