import { CLAUDE_PHASES, type Dialect } from "../dialect.ts";

/** The events of Claude Code; `apply_patch` brings an envelope. `notify` of old versions names no file. */
export const CODEX: Dialect = {
	tool: "codex",
	phases: { ...CLAUDE_PHASES, agentturncomplete: null },
	versionKeys: ["codex_version", "cli_version"],
};
