/** Events as the assistants send them, by their documentation and by recorded ones, of one edit: `gamma line` is new. */
export interface Payload {
	readonly agent: string;
	readonly name: string;
	/** Before and after the edit; several assistants send the latter alone. */
	readonly before: ((cwd: string) => object) | null;
	readonly after: (cwd: string) => object;
	/** What the record must say besides the lines. */
	readonly says: object;
}

export const OLD = "alpha line\nbeta line\n";
export const NEW = "alpha line\nbeta line\ngamma line\n";

const snake = { old_string: "beta line", new_string: "beta line\ngamma line" };
const camel = { oldString: "beta line", newString: "beta line\ngamma line" };
const patch = "*** Begin Patch\n*** Update File: a.ts\n@@\n beta line\n+gamma line\n*** End Patch";

function claudeEvent(cwd: string, phase: "Pre" | "Post", more: object): object {
	return {
		session_id: "6a1f",
		transcript_path: `${cwd}/none.jsonl`,
		cwd,
		permission_mode: "acceptEdits",
		hook_event_name: `${phase}ToolUse`,
		tool_use_id: "toolu_01",
		...more,
	};
}

const claudeEdit = (cwd: string) => ({
	tool_name: "Edit",
	tool_input: { file_path: `${cwd}/a.ts`, ...snake },
});

const structured = {
	filePath: "a.ts",
	originalFile: OLD,
	userModified: true,
	structuredPatch: [{ oldStart: 1, newStart: 2, lines: [" beta line", "+gamma line"] }],
};

const clineEvent = (cwd: string, phase: "pre" | "post") => ({
	clineVersion: "3.40.0",
	hookName: phase === "pre" ? "PreToolUse" : "PostToolUse",
	timestamp: "1760000000000",
	taskId: "1760000000001",
	workspaceRoots: [cwd],
	userId: "u",
	model: { provider: "anthropic", slug: "model-1" },
	[`${phase}ToolUse`]: {
		toolName: "replace_in_file",
		parameters: { path: "a.ts", diff: "<<<<<<< SEARCH" },
		...(phase === "post" ? { result: "ok", success: true, executionTimeMs: 12 } : {}),
	},
});

const openCode = (cwd: string, when: "before" | "after") => ({
	hook: `tool.execute.${when}`,
	cwd,
	model: { providerID: "anthropic", modelID: "model-1" },
	input: { tool: "edit", sessionID: "ses_1", callID: "call_1", args: { filePath: `${cwd}/a.ts`, ...camel } },
	...(when === "after" ? { output: { title: "a.ts", output: "", metadata: {} } } : {}),
});

const agentV1 = (cwd: string) => ({
	repo_working_dir: cwd,
	agent_name: "my-agent",
	model: "model-1",
	conversation_id: "c1",
});

export const PAYLOADS: readonly Payload[] = [
	{
		agent: "claude-code",
		name: "Claude Code, Edit",
		before: (cwd) => claudeEvent(cwd, "Pre", claudeEdit(cwd)),
		after: (cwd) =>
			claudeEvent(cwd, "Post", { ...claudeEdit(cwd), tool_response: { ...structured, userModified: false } }),
		says: { session: "6a1f", permissionMode: "acceptEdits", proposalChanged: false, call: "toolu_01" },
	},
	{
		agent: "claude-code",
		name: "Claude Code, changed by a person",
		before: null,
		after: (cwd) => claudeEvent(cwd, "Post", { ...claudeEdit(cwd), tool_response: structured }),
		says: { proposalChanged: true },
	},
	{
		agent: "claude-code",
		name: "Claude Code, tool_result",
		before: null,
		after: (cwd) => claudeEvent(cwd, "Post", { ...claudeEdit(cwd), tool_result: "done" }),
		says: { session: "6a1f" },
	},
	{
		agent: "codex",
		name: "Codex, apply_patch",
		before: null,
		after: (cwd) =>
			claudeEvent(cwd, "Post", {
				turn_id: "t1",
				model: "model-1",
				transcript_path: null,
				permission_mode: "bypassPermissions",
				tool_name: "apply_patch",
				tool_input: { command: patch },
				tool_response: "Success",
			}),
		says: { model: "model-1", permissionMode: "bypassPermissions" },
	},
	{
		agent: "codex",
		name: "Codex, exec of apply_patch in a list",
		before: null,
		after: (cwd) =>
			claudeEvent(cwd, "Post", {
				model: "model-1",
				tool_name: "shell",
				tool_input: { command: ["apply_patch", patch] },
			}),
		says: { model: "model-1" },
	},
	{
		agent: "cursor",
		name: "Cursor, afterFileEdit",
		before: null,
		after: (cwd) => ({
			conversation_id: "c1",
			generation_id: "g1",
			hook_event_name: "afterFileEdit",
			workspace_roots: [cwd],
			model: "model-1",
			cursor_version: "2.1.0",
			file_path: `${cwd}/a.ts`,
			edits: [
				{ ...snake, range: { start_line_number: 2, start_column: 1, end_line_number: 2, end_column: 10 } },
			],
		}),
		says: { model: "model-1", tool: { name: "cursor", version: "2.1.0" }, session: "c1" },
	},
	{
		agent: "cursor",
		name: "Cursor, postToolUse",
		before: (cwd) => ({
			conversation_id: "c1",
			hook_event_name: "preToolUse",
			workspace_roots: [cwd],
			tool_name: "StrReplace",
			tool_input: { path: `${cwd}/a.ts` },
			tool_use_id: "u1",
		}),
		after: (cwd) => ({
			conversation_id: "c1",
			hook_event_name: "postToolUse",
			workspace_roots: [cwd],
			model: "model-1",
			tool_name: "StrReplace",
			tool_input: { path: `${cwd}/a.ts` },
			tool_use_id: "u1",
		}),
		says: { call: "u1" },
	},
	{
		agent: "gemini-cli",
		name: "Gemini CLI, replace",
		before: null,
		after: (cwd) => ({
			session_id: "g1",
			transcript_path: "",
			cwd,
			hook_event_name: "AfterTool",
			timestamp: "2026-01-01T00:00:00Z",
			tool_name: "replace",
			tool_input: { file_path: `${cwd}/a.ts`, ...snake, expected_replacements: 1 },
			tool_response: { llmContent: "ok", returnDisplay: { fileDiff: "" } },
		}),
		says: { session: "g1" },
	},
	{
		agent: "copilot",
		name: "Copilot CLI and cloud agent",
		before: null,
		after: (cwd) => ({
			sessionId: "p1",
			timestamp: 1_760_000_000_000,
			cwd,
			toolName: "edit",
			toolArgs: JSON.stringify({ path: `${cwd}/a.ts`, old_str: snake.old_string, new_str: snake.new_string }),
			toolResult: { resultType: "success", textResultForLlm: "ok" },
		}),
		says: { session: "p1" },
	},
	{
		agent: "copilot",
		name: "Copilot, PascalCase events",
		before: null,
		after: (cwd) => ({
			hook_event_name: "PostToolUse",
			session_id: "p2",
			timestamp: "2026-01-01T00:00:00Z",
			cwd,
			tool_name: "Edit",
			tool_input: { file_path: `${cwd}/a.ts`, ...snake },
			tool_result: { result_type: "success", text_result_for_llm: "ok" },
		}),
		says: { session: "p2" },
	},
	{
		agent: "copilot",
		name: "Copilot in VS Code",
		before: null,
		after: (cwd) =>
			claudeEvent(cwd, "Post", {
				tool_name: "replace_string_in_file",
				tool_input: { filePath: `${cwd}/a.ts`, ...camel },
				tool_response: "",
			}),
		says: { tool: { name: "copilot", version: null } },
	},
	{
		agent: "windsurf",
		name: "Windsurf, post_write_code",
		before: null,
		after: (cwd) => ({
			agent_action_name: "post_write_code",
			trajectory_id: "w1",
			execution_id: "e1",
			timestamp: "2026-01-01T00:00:00Z",
			model_name: "model-1",
			tool_info: { file_path: `${cwd}/a.ts`, edits: [snake] },
		}),
		says: { session: "w1", model: "model-1" },
	},
	{
		agent: "opencode",
		name: "OpenCode, tool.execute",
		before: (cwd) => openCode(cwd, "before"),
		after: (cwd) => openCode(cwd, "after"),
		says: { session: "ses_1", call: "call_1", model: "model-1" },
	},
	{
		agent: "continue",
		name: "Continue",
		before: null,
		after: (cwd) =>
			claudeEvent(cwd, "Post", {
				model: "model-1",
				tool_name: "edit",
				tool_input: { filepath: "a.ts", changes: [snake] },
			}),
		says: { model: "model-1" },
	},
	{
		agent: "cline",
		name: "Cline",
		before: (cwd) => clineEvent(cwd, "pre"),
		after: (cwd) => clineEvent(cwd, "post"),
		says: { model: "model-1", session: "1760000000001", tool: { name: "cline", version: "3.40.0" } },
	},
	{
		agent: "agent-v1",
		name: "agent-v1",
		before: (cwd) => ({ ...agentV1(cwd), type: "human", will_edit_filepaths: ["a.ts"] }),
		after: (cwd) => ({ ...agentV1(cwd), type: "ai_agent", edited_filepaths: ["a.ts"] }),
		says: { tool: { name: "my-agent", version: null }, model: "model-1" },
	},
];

/** How each says what a person asked for. */
export const PROMPTS: readonly (readonly [agent: string, event: (cwd: string, text: string) => object])[] = [
	[
		"claude-code",
		(cwd, prompt) => ({ hook_event_name: "UserPromptSubmit", session_id: "6a1f", cwd, prompt }),
	],
	[
		"claude-code",
		(cwd, user_prompt) => ({ hook_event_name: "UserPromptSubmit", session_id: "6a1f", cwd, user_prompt }),
	],
	[
		"codex",
		(cwd, prompt) => ({ hook_event_name: "UserPromptSubmit", session_id: "6a1f", turn_id: "t", cwd, prompt }),
	],
	[
		"cursor",
		(cwd, prompt) => ({
			hook_event_name: "beforeSubmitPrompt",
			conversation_id: "c1",
			workspace_roots: [cwd],
			prompt,
			attachments: [],
		}),
	],
	["gemini-cli", (cwd, prompt) => ({ hook_event_name: "BeforeAgent", session_id: "g1", cwd, prompt })],
	["copilot", (cwd, prompt) => ({ sessionId: "p1", timestamp: 1, cwd, prompt })],
	[
		"windsurf",
		(cwd, user_prompt) => ({
			agent_action_name: "pre_user_prompt",
			trajectory_id: "w1",
			cwd,
			tool_info: { user_prompt },
		}),
	],
	["opencode", (cwd, prompt) => ({ hook: "chat.message", cwd, input: { sessionID: "ses_1" }, prompt })],
	["continue", (cwd, prompt) => ({ hook_event_name: "UserPromptSubmit", session_id: "6a1f", cwd, prompt })],
	[
		"cline",
		(cwd, prompt) => ({
			hookName: "UserPromptSubmit",
			taskId: "1760000000001",
			workspaceRoots: [cwd],
			userPromptSubmit: { prompt, attachments: [] },
		}),
	],
	[
		"cline",
		(cwd, initialTask) => ({
			hookName: "TaskStart",
			taskId: "1760000000001",
			workspaceRoots: [cwd],
			taskStart: { taskMetadata: { taskId: "1760000000001", ulid: "01", initialTask } },
		}),
	],
	["agent-v1", (cwd, prompt) => ({ ...agentV1(cwd), type: "ai_agent", edited_filepaths: [], prompt })],
];
