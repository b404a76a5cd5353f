import type { Tool } from "./actor.ts";
import type { Call, Report } from "./voices.ts";

/** A command that an assistant runs. */
export interface Command {
	readonly root: string;
	/** Where it runs; the root when absent. */
	readonly cwd?: string;
	readonly text: string;
}

type ShellVoice = (command: Command, call: Call) => Report;

const claude: ShellVoice = ({ root, cwd = root, text }, { id, session }) => {
	const common = {
		session_id: session,
		transcript_path: `${root}/.git/transcript.jsonl`,
		cwd,
		permission_mode: "default",
		tool_name: "Bash",
		tool_input: { command: text, description: "Do the work", timeout: 120_000 },
		tool_use_id: id,
	};
	return {
		agent: "claude-code",
		before: [{ ...common, hook_event_name: "PreToolUse" }],
		after: [
			{
				...common,
				hook_event_name: "PostToolUse",
				tool_response: { stdout: "", stderr: "", interrupted: false },
			},
		],
	};
};

const codex: ShellVoice = ({ root, cwd = root, text }, { id, session }) => {
	const common = {
		session_id: session,
		turn_id: `${id}-t`,
		transcript_path: null,
		cwd,
		model: "model-1",
		permission_mode: "default",
		tool_name: "shell",
		tool_input: { command: ["bash", "-lc", text] },
		tool_use_id: id,
	};
	return {
		agent: "codex",
		before: [{ ...common, hook_event_name: "PreToolUse" }],
		after: [{ ...common, hook_event_name: "PostToolUse", tool_response: "" }],
	};
};

const cursor: ShellVoice = ({ root, cwd = root, text }, { id, session }) => {
	const common = {
		conversation_id: session,
		generation_id: id,
		workspace_roots: [root],
		model: "model-1",
		cursor_version: "2.1.0",
		command: text,
		cwd,
	};
	return {
		agent: "cursor",
		before: [{ ...common, hook_event_name: "beforeShellExecution" }],
		after: [{ ...common, hook_event_name: "afterShellExecution", output: "", duration: 40 }],
	};
};

const gemini: ShellVoice = ({ root, cwd = root, text }, { session }) => {
	const common = {
		session_id: session,
		transcript_path: `${root}/.git/gemini.json`,
		cwd,
		timestamp: "2026-03-01T08:00:00Z",
		tool_name: "run_shell_command",
		tool_input: { command: text },
	};
	return {
		agent: "gemini-cli",
		before: [{ ...common, hook_event_name: "BeforeTool" }],
		after: [{ ...common, hook_event_name: "AfterTool", tool_response: { llmContent: "Exit Code: 0" } }],
	};
};

const copilot: ShellVoice = ({ root, cwd = root, text }, { session }) => {
	const toolArgs = JSON.stringify({ command: text });
	const common = { sessionId: session, timestamp: 1_772_352_000_000, cwd, toolName: "bash", toolArgs };
	return {
		agent: "copilot",
		before: [common],
		after: [{ ...common, toolResult: { resultType: "success" } }],
	};
};

const agentV1: ShellVoice = ({ root, text }, { id, session }) => {
	const common = {
		repo_working_dir: root,
		agent_name: "demo-agent",
		model: "model-1",
		conversation_id: session,
		tool_use_id: id,
		command: text,
	};
	return {
		agent: "agent-v1",
		before: [{ ...common, type: "pre_shell_command" }],
		after: [{ ...common, type: "post_shell_command" }],
	};
};

const SHELLS = { "claude-code": claude, codex, cursor, "gemini-cli": gemini, copilot, "agent-v1": agentV1 };

/** Assistants whose hooks tell of commands. */
export type ShellTool = keyof typeof SHELLS & Tool;

export function reportCommand(tool: ShellTool, command: Command, call: Call): Report {
	return SHELLS[tool](command, call);
}
