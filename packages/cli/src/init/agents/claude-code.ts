import { type AgentSetup, renderCaptureCommand, repeatEntry } from "./agent-setup.ts";

/** Seconds. A capture takes a tenth of one; what takes longer hangs, and must not hold up the assistant. */
const handler = { type: "command", command: renderCaptureCommand("claude-code"), timeout: 10 };

export const CLAUDE_CODE: AgentSetup = {
	agent: "claude-code",
	title: "Claude Code",
	traces: { repository: [".claude", "CLAUDE.md"], home: [".claude"] },
	files: [
		{
			kind: "json",
			path: ".claude/settings.json",
			required: {},
			entries: {
				...repeatEntry(["SessionStart", "UserPromptSubmit"], { hooks: [handler] }),
				...repeatEntry(["PreToolUse", "PostToolUse", "PostToolUseFailure"], {
					// Tools that only look would cost two starts of the hook each, and say nothing about lines.
					matcher: "Bash|PowerShell|Edit|MultiEdit|Write|NotebookEdit|mcp__.*",
					hooks: [handler],
				}),
			},
		},
	],
	elsewhere: [".claude/settings.local.json"],
	note: null,
	source: "https://code.claude.com/docs/en/hooks",
};
