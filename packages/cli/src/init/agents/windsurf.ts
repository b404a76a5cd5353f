import { type AgentSetup, renderCaptureCommand, repeatEntry } from "./agent-setup.ts";

export const WINDSURF: AgentSetup = {
	agent: "windsurf",
	title: "Windsurf",
	traces: { repository: [".windsurf", ".windsurfrules"], home: [".codeium/windsurf"] },
	files: [
		{
			kind: "json",
			path: ".windsurf/hooks.json",
			required: {},
			entries: repeatEntry(
				["pre_user_prompt", "pre_write_code", "post_write_code", "pre_run_command", "post_run_command"],
				{ command: renderCaptureCommand("windsurf"), show_output: false },
			),
		},
	],
	elsewhere: [],
	note: null,
	source: "https://docs.windsurf.com/windsurf/cascade/hooks",
};
