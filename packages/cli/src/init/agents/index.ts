import type { AgentSetup } from "./agent-setup.ts";
import { CLAUDE_CODE } from "./claude-code.ts";
import { CLINE } from "./cline.ts";
import { CODEX } from "./codex.ts";
import { CONTINUE } from "./continue.ts";
import { COPILOT } from "./copilot.ts";
import { CURSOR } from "./cursor.ts";
import { GEMINI_CLI } from "./gemini-cli.ts";
import { OPENCODE } from "./opencode.ts";
import { WINDSURF } from "./windsurf.ts";

/** Every assistant that can be set up. aider has no hooks; it names itself in the commits it makes. */
export const AGENT_SETUPS: readonly AgentSetup[] = [
	CLAUDE_CODE,
	CODEX,
	CURSOR,
	GEMINI_CLI,
	COPILOT,
	WINDSURF,
	OPENCODE,
	CONTINUE,
	CLINE,
];
