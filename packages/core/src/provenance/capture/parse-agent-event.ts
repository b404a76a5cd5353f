import type { AgentEvent, AgentPhase } from "./agent-event.ts";
import { parseAgentV1 } from "./agents/agent-v1.ts";
import { CLAUDE_CODE } from "./agents/claude-code.ts";
import { CLINE } from "./agents/cline.ts";
import { CODEX } from "./agents/codex.ts";
import { CONTINUE } from "./agents/continue.ts";
import { COPILOT } from "./agents/copilot.ts";
import { CURSOR } from "./agents/cursor.ts";
import { GEMINI_CLI } from "./agents/gemini-cli.ts";
import { parseKnownHuman } from "./agents/known-human.ts";
import { OPENCODE } from "./agents/opencode.ts";
import { WINDSURF } from "./agents/windsurf.ts";
import type { Dialect } from "./dialect.ts";
import { CaptureError } from "./errors.ts";
import { type Fields, findText, findTexts, toFields } from "./fields.ts";
import { findToolCommand, findToolEdits, type ToolCall } from "./tool-edits.ts";

type ParseEvent = (fields: Fields) => readonly AgentEvent[];

const DIALECTS = [
	CLAUDE_CODE,
	CODEX,
	CURSOR,
	GEMINI_CLI,
	COPILOT,
	WINDSURF,
	OPENCODE,
	CONTINUE,
	CLINE,
] as const;

const PARSERS: ReadonlyMap<string, ParseEvent> = new Map<string, ParseEvent>([
	...DIALECTS.map((dialect): [string, ParseEvent] => [
		dialect.tool,
		(fields) => parseByDialect(dialect, fields),
	]),
	["agent-v1", parseAgentV1],
	["known_human", parseKnownHuman],
]);

/** Names for `capture --agent`. aider has no hooks that report edits; its commits are declared by trailers. */
export const CAPTURE_AGENTS: readonly string[] = [...PARSERS.keys()];

const EVENT = ["hook_event_name", "hookEventName", "hookName", "agent_action_name", "event", "hook", "type"];
const SESSION = [
	"session_id",
	"sessionId",
	"sessionID",
	"conversation_id",
	"conversationId",
	"trajectory_id",
	"taskId",
];
const CALL = ["tool_use_id", "toolUseId", "tool_call_id", "callID", "call_id", "execution_id"];
const ROOTS = ["workspace_roots", "workspaceRoots"];
const PROMPT = ["prompt", "user_prompt", "userPrompt", "initialTask"];

/**
 * What an event of an assistant says; empty when it says nothing about lines. Formats change without notice, so
 * that whatever is missing or of another shape reads as not said.
 * @throws CaptureError CAPTURE_AGENT_UNKNOWN, CAPTURE_EVENT_MALFORMED
 */
export function parseAgentEvent(agent: string, payload: unknown): readonly AgentEvent[] {
	const parse = PARSERS.get(agent);
	if (!parse) {
		const message = `No assistant named ${JSON.stringify(agent.slice(0, 80))} is known.`;
		const fix = `Use one of: ${CAPTURE_AGENTS.join(", ")}.`;
		throw new CaptureError("CAPTURE_AGENT_UNKNOWN", { message, fix });
	}
	if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
		throw new CaptureError("CAPTURE_EVENT_MALFORMED", { message: "The event is no JSON object." });
	}
	return parse(toFields(payload));
}

/** Copilot's camelCase events do not name themselves, and old events of others lost their name: told by content. */
function guessPhase(fields: Fields): AgentPhase | null {
	if ("prompt" in fields) return "prompt";
	const ran = ["toolResult", "tool_result", "tool_response", "postToolUse", "output"];
	if (ran.some((key) => key in fields)) return "after";
	return "toolName" in fields || "tool_name" in fields || "preToolUse" in fields ? "before" : null;
}

function findPhase(dialect: Dialect, fields: Fields, event: string): AgentPhase | null {
	if (event === "") return guessPhase(fields);
	return Object.hasOwn(dialect.phases, event) ? (dialect.phases[event] ?? null) : null;
}

function findCommonCall(fields: Fields): ToolCall {
	const answer = fields.tool_response ?? fields.tool_result ?? fields.toolResult ?? fields.toolUseResult;
	return {
		name: findText(fields, ["tool_name", "toolName"]) ?? "",
		input: toFields(fields.tool_input ?? fields.toolArgs ?? fields.toolInput),
		response: toFields(answer),
	};
}

function findModel(fields: Fields): string | null {
	const request = toFields(fields.llm_request);
	const model = toFields(fields.model);
	return (
		findText(fields, ["model", "model_name", "modelName"]) ??
		findText(model, ["slug", "id", "modelID", "name"]) ??
		findText(request, ["model"])
	);
}

function hasFailed(event: string, response: Fields): boolean {
	if (event.includes("failure") || response.success === false || response.is_error === true) return true;
	// Text, or an object of Gemini's.
	if (response.error) return true;
	const result = findText(response, ["resultType", "result_type"]);
	return result !== null && result !== "success";
}

function parseByDialect(dialect: Dialect, fields: Fields): readonly AgentEvent[] {
	const event = (findText(fields, EVENT) ?? "").toLowerCase().replace(/[^a-z]/g, "");
	const phase = findPhase(dialect, fields, event);
	if (phase === null) return [];
	const call = (dialect.findCall ?? findCommonCall)(fields, event);
	const isCall = phase === "before" || phase === "after";
	const changed = call.response.userModified;
	const inner = toFields(fields.input);
	const task = toFields(toFields(fields.taskStart).taskMetadata);
	const prompts = [fields, toFields(fields.userPromptSubmit), task, toFields(fields.tool_info)];
	return [
		{
			phase,
			kind: "ai",
			tool: dialect.findTool?.(fields) ?? dialect.tool,
			version: findText(fields, dialect.versionKeys),
			model: findModel(fields),
			session: findText(fields, SESSION) ?? findText(inner, SESSION),
			call: findText(fields, CALL) ?? findText(inner, CALL),
			cwd: findText(fields, ["cwd", "directory"]) ?? findTexts(fields, ROOTS)[0] ?? null,
			roots: findTexts(fields, ROOTS),
			transcript: findText(fields, ["transcript_path", "transcriptPath"]),
			permissionMode: findText(fields, ["permission_mode", "permissionMode"]),
			proposalChanged: typeof changed === "boolean" ? changed : null,
			prompt: phase === "prompt" ? (prompts.flatMap((one) => findText(one, PROMPT) ?? [])[0] ?? null) : null,
			failed: hasFailed(event, call.response),
			edits: isCall ? findToolEdits(call) : [],
			command: isCall ? findToolCommand(call) : null,
		},
	];
}
