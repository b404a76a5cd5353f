import { CLAUDE_PHASES, type Dialect } from "../dialect.ts";

export const CONTINUE: Dialect = {
	tool: "continue",
	phases: CLAUDE_PHASES,
	versionKeys: ["continue_version", "cli_version"],
};
