import { type AgentSetup, type HookScript, renderCaptureCommand } from "./agent-setup.ts";

const command = renderCaptureCommand("cline");
const REMARK = `# countersign: records who wrote which lines; \`countersign init --undo\` takes this away.`;

/** Cline wants an answer; the command gives it, and where it is not installed, the script does. */
const WHOLE = `#!/bin/sh
${REMARK}
${command} || echo '{"cancel":false}'
`;

/** The script that was there reads the event, and answers, as before. */
const FIRST = `${REMARK}
countersign_event=$(cat)
printf '%s\\n' "$countersign_event" | ${command} >/dev/null 2>&1 || :
exec <<COUNTERSIGN_EVENT
$countersign_event
COUNTERSIGN_EVENT
`;

function describeScript(event: string): HookScript {
	return { kind: "script", path: `.clinerules/hooks/${event}`, text: WHOLE, block: FIRST };
}

export const CLINE: AgentSetup = {
	agent: "cline",
	title: "Cline",
	traces: { repository: [".clinerules"], home: ["Documents/Cline"] },
	files: ["UserPromptSubmit", "PreToolUse", "PostToolUse"].map(describeScript),
	elsewhere: [],
	note: "Cline runs hooks only where its settings enable them",
	source: "https://docs.cline.bot/customization/hooks",
};
