import type { AgentSetup } from "./agent-setup.ts";
import { OPENCODE_PLUGIN } from "./opencode-plugin.ts";

export const OPENCODE: AgentSetup = {
	agent: "opencode",
	title: "OpenCode",
	traces: { repository: [".opencode", "opencode.json", "opencode.jsonc"], home: [".config/opencode"] },
	files: [{ kind: "module", path: ".opencode/plugins/countersign.js", text: OPENCODE_PLUGIN }],
	elsewhere: [".opencode/plugin/countersign.js", ".opencode/plugin/countersign.ts"],
	note: null,
	source: "https://opencode.ai/docs/plugins",
};
