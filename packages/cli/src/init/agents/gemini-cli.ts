import { type AgentSetup, renderCaptureCommand, repeatEntry } from "./agent-setup.ts";

/** Milliseconds, unlike all others. */
const handler = {
	name: "countersign",
	type: "command",
	command: renderCaptureCommand("gemini-cli"),
	timeout: 10_000,
};

export const GEMINI_CLI: AgentSetup = {
	agent: "gemini-cli",
	title: "Gemini CLI",
	traces: { repository: [".gemini", "GEMINI.md"], home: [".gemini"] },
	files: [
		{
			kind: "json",
			path: ".gemini/settings.json",
			required: {},
			entries: {
				// Only the event before a request to the model names the model.
				...repeatEntry(["SessionStart", "BeforeAgent", "BeforeModel"], { hooks: [handler] }),
				...repeatEntry(["BeforeTool", "AfterTool"], {
					matcher: "run_shell_command|write_file|replace|edit|mcp_.*",
					hooks: [handler],
				}),
			},
		},
	],
	elsewhere: [],
	note: "Old versions of Gemini CLI run hooks only where its settings enable them: tools.enableHooks",
	source: "https://geminicli.com/docs/hooks/reference",
};
