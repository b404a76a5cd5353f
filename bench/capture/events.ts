/** What an assistant says at one moment. */
export interface HookEvent {
	readonly agent: string;
	readonly kind: EventKind;
	/** What came before it, outside of the measurement. */
	readonly toEarlier: ((place: EventPlace) => object) | null;
	readonly toEvent: (place: EventPlace) => object;
}

export interface EventPlace {
	readonly cwd: string;
	readonly round: number;
	/** 20 kB of prose and code. */
	readonly longText: string;
}

export const KINDS = [
	"before an edit",
	"after an edit",
	"before a command",
	"after a command",
	"prompt",
	"prompt of 20 kB",
] as const;
export type EventKind = (typeof KINDS)[number];

type Build = (phase: "before" | "after", tool: "edit" | "shell", place: EventPlace) => object;

/** With a word that may be a key, so that the scanner for secrets has to be loaded: the most that a command costs. */
function commandOf(round: number): string {
	return `./generate --commit=4b825dc642cb6eb9a060e54bf8d69288fbee4904 > made${round}.ts`;
}

const EDIT = { old_string: "line 7 of", new_string: "line 7 of\nadded line" };

const claude: Build = (phase, tool, { cwd, round }) => ({
	hook_event_name: phase === "before" ? "PreToolUse" : "PostToolUse",
	session_id: "s1",
	tool_use_id: `${tool} ${round}`,
	cwd,
	permission_mode: "default",
	model: "model-1",
	tool_name: tool === "edit" ? "Edit" : "Bash",
	tool_input:
		tool === "edit" ? { file_path: `${cwd}/src/f${round}.ts`, ...EDIT } : { command: commandOf(round) },
	...(phase === "after" ? { tool_response: {} } : {}),
});

const cursor: Build = (phase, tool, { cwd, round }) => ({
	hook_event_name:
		tool === "shell" ? `${phase}ShellExecution` : phase === "before" ? "preToolUse" : "afterFileEdit",
	conversation_id: "s1",
	workspace_roots: [cwd],
	cursor_version: "2.1.0",
	model: "model-1",
	...(tool === "shell"
		? { command: commandOf(round), cwd }
		: { file_path: `${cwd}/src/f${round}.ts`, edits: [EDIT] }),
});

const gemini: Build = (phase, tool, place) => ({
	...claude(phase, tool, place),
	hook_event_name: phase === "before" ? "BeforeTool" : "AfterTool",
	tool_name: tool === "edit" ? "replace" : "run_shell_command",
});

const copilot: Build = (_phase, tool, { cwd, round }) => ({
	sessionId: "s1",
	timestamp: 1_760_000_000_000,
	cwd,
	toolName: tool === "edit" ? "edit" : "bash",
	toolArgs: JSON.stringify(
		tool === "edit"
			? { path: `${cwd}/src/f${round}.ts`, old_str: EDIT.old_string, new_str: EDIT.new_string }
			: { command: commandOf(round) },
	),
	...(_phase === "after" ? { toolResult: { resultType: "success" } } : {}),
});

const windsurf: Build = (phase, tool, { cwd, round }) => ({
	agent_action_name: `${phase === "before" ? "pre" : "post"}_${tool === "edit" ? "write_code" : "run_command"}`,
	trajectory_id: "s1",
	model_name: "model-1",
	tool_info:
		tool === "edit"
			? { file_path: `${cwd}/src/f${round}.ts`, edits: [EDIT] }
			: { command_line: commandOf(round), cwd },
});

const openCode: Build = (phase, tool, { cwd, round }) => ({
	hook: `tool.execute.${phase}`,
	cwd,
	input: {
		tool: tool === "edit" ? "edit" : "bash",
		sessionID: "s1",
		callID: `${tool} ${round}`,
		args:
			tool === "edit"
				? { filePath: `${cwd}/src/f${round}.ts`, oldString: EDIT.old_string, newString: EDIT.new_string }
				: { command: commandOf(round) },
	},
});

const cline: Build = (phase, tool, { cwd, round }) => ({
	hookName: phase === "before" ? "PreToolUse" : "PostToolUse",
	clineVersion: "3.40.0",
	taskId: "s1",
	workspaceRoots: [cwd],
	[phase === "before" ? "preToolUse" : "postToolUse"]: {
		toolName: tool === "edit" ? "replace_in_file" : "execute_command",
		parameters: tool === "edit" ? { path: `src/f${round}.ts`, diff: "" } : { command: commandOf(round) },
		success: true,
	},
});

const agentV1: Build = (phase, tool, { cwd, round }) => ({
	type:
		tool === "shell"
			? `${phase === "before" ? "pre" : "post"}_shell_command`
			: phase === "before"
				? "human"
				: "ai_agent",
	repo_working_dir: cwd,
	agent_name: "bench",
	model: "model-1",
	conversation_id: "s1",
	...(tool === "shell" ? { command: commandOf(round) } : { edited_filepaths: [`src/f${round}.ts`] }),
});

type Ask = (text: string, cwd: string) => object;

const claudePrompt: Ask = (prompt, cwd) => ({
	hook_event_name: "UserPromptSubmit",
	session_id: "s1",
	cwd,
	prompt,
});

const AGENTS: readonly (readonly [agent: string, build: Build, ask: Ask])[] = [
	["claude-code", claude, claudePrompt],
	["codex", claude, claudePrompt],
	[
		"cursor",
		cursor,
		(prompt, cwd) => ({
			hook_event_name: "beforeSubmitPrompt",
			conversation_id: "s1",
			workspace_roots: [cwd],
			prompt,
		}),
	],
	[
		"gemini-cli",
		gemini,
		(prompt, cwd) => ({ hook_event_name: "BeforeAgent", session_id: "s1", cwd, prompt }),
	],
	["copilot", copilot, (prompt, cwd) => ({ sessionId: "s1", timestamp: 1, cwd, prompt })],
	[
		"windsurf",
		windsurf,
		(user_prompt) => ({
			agent_action_name: "pre_user_prompt",
			trajectory_id: "s1",
			tool_info: { user_prompt },
		}),
	],
	[
		"opencode",
		openCode,
		(prompt, cwd) => ({ hook: "chat.message", cwd, input: { sessionID: "s1" }, prompt }),
	],
	["continue", claude, claudePrompt],
	[
		"cline",
		cline,
		(prompt, cwd) => ({
			hookName: "UserPromptSubmit",
			taskId: "s1",
			workspaceRoots: [cwd],
			userPromptSubmit: { prompt },
		}),
	],
	[
		"agent-v1",
		agentV1,
		(prompt, cwd) => ({
			...agentV1("after", "edit", { cwd, round: 0, longText: "" }),
			edited_filepaths: [],
			prompt,
		}),
	],
];

function listOf([agent, build, ask]: (typeof AGENTS)[number]): readonly HookEvent[] {
	const events: Record<EventKind, HookEvent["toEvent"]> = {
		"before an edit": (place) => build("before", "edit", place),
		"after an edit": (place) => build("after", "edit", place),
		"before a command": (place) => build("before", "shell", place),
		"after a command": (place) => build("after", "shell", place),
		prompt: ({ cwd, round }) => ask(`Fix the failing test, try ${round}.`, cwd),
		"prompt of 20 kB": ({ cwd, round, longText }) => ask(`${round} ${longText}`, cwd),
	};
	const earlier: Partial<Record<EventKind, HookEvent["toEvent"]>> = {
		"after an edit": events["before an edit"],
		"after a command": events["before a command"],
	};
	return KINDS.map((kind) => ({ agent, kind, toEarlier: earlier[kind] ?? null, toEvent: events[kind] }));
}

function saved({ cwd, round }: EventPlace): object {
	return { editor: "bench", editor_version: "1", cwd, edited_filepaths: [`src/f${round}.ts`] };
}

export const HOOK_EVENTS: readonly HookEvent[] = [
	...AGENTS.flatMap(listOf),
	{ agent: "known_human", kind: "after an edit", toEarlier: saved, toEvent: saved },
];
