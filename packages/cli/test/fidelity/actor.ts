/** Assistants that a scenario can have act; each reports in its own format. */
export const TOOLS = [
	"claude-code",
	"cursor",
	"codex",
	"gemini-cli",
	"copilot",
	"windsurf",
	"opencode",
	"continue",
	"cline",
	"agent-v1",
] as const;
export type Tool = (typeof TOOLS)[number];

/**
 * Who acts in a scenario. `person` is one whose editor reports what is typed; `hand` is anybody whom nobody records, so
 * that their lines must stay `unknown`.
 */
export type Actor = Tool | "person" | "hand";

export function isTool(actor: Actor): actor is Tool {
	return actor !== "person" && actor !== "hand";
}

const OTHER_NAMES: Partial<Record<Tool, string>> = {
	copilot: "github-copilot",
	"gemini-cli": "gemini",
	"agent-v1": "demo-agent",
};

/** What attribution calls the tool: policies know some by another name than their hooks. */
export function getToolName(tool: Tool): string {
	return OTHER_NAMES[tool] ?? tool;
}
