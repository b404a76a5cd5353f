/** One assistant for the tests of `init`: what others have in its file, and the events of one edit. */
export interface AgentCase {
	readonly agent: string;
	/** Leaves a trace of the assistant, and nothing else. */
	readonly trace: string;
	/** The file that `init` edits. */
	readonly path: string;
	/** The same file with the hooks of somebody else. */
	readonly existing: string;
	/** What somebody's hook is recognized by. */
	readonly foreign: string;
	/** The event before and after, by the name that the file has for it. */
	readonly events: (folder: string) => readonly (readonly [event: string, payload: object])[];
}

export const OLD_TEXT = "const first = 'the line that was there';\n";
export const NEW_TEXT = `${OLD_TEXT}const second = 'the line of the assistant';\n`;

const EDIT = { old_string: OLD_TEXT, new_string: NEW_TEXT };
const COMMON = { session_id: "s1", tool_use_id: "call-1" };

function groupedEvents(
	names: readonly [string, string],
	tool: { name: string; input: (folder: string) => object },
) {
	return (folder: string) =>
		names.map((name) => {
			const call = { tool_name: tool.name, tool_input: tool.input(folder), hook_event_name: name };
			return [name, { ...COMMON, ...call, cwd: folder }] as const;
		});
}

const claudeEvents = groupedEvents(["PreToolUse", "PostToolUse"], {
	name: "Write",
	input: (folder) => ({ file_path: `${folder}/a.ts`, content: NEW_TEXT }),
});

const CLAUDE_LIKE = `{
  "permissions": { "allow": ["Bash(ls)"] },
  "hooks": {
    "PreToolUse": [
      { "matcher": "Bash", "hooks": [{ "type": "command", "command": "./lint.sh" }] }
    ],
    "Stop": []
  }
}`;

const toolEvents = (folder: string) => [
	[
		"tool.execute.before",
		{ tool: "edit", sessionID: "s1", callID: "c1", args: { filePath: `${folder}/a.ts` } },
	] as const,
	[
		"tool.execute.after",
		{ tool: "edit", sessionID: "s1", callID: "c1", args: { filePath: `${folder}/a.ts` } },
	] as const,
];

export const AGENT_CASES: readonly AgentCase[] = [
	{
		agent: "claude-code",
		trace: "CLAUDE.md",
		path: ".claude/settings.json",
		existing: CLAUDE_LIKE,
		foreign: "./lint.sh",
		events: claudeEvents,
	},
	{
		agent: "codex",
		trace: ".codex/config.toml",
		path: ".codex/hooks.json",
		existing: '{"hooks":{"PostToolUse":[{"hooks":[{"type":"command","command":"./lint.sh"}]}]}}\n',
		foreign: "./lint.sh",
		events: groupedEvents(["PreToolUse", "PostToolUse"], {
			name: "apply_patch",
			input: () => ({
				command: `*** Begin Patch\n*** Update File: a.ts\n@@\n ${OLD_TEXT}+${NEW_TEXT.slice(OLD_TEXT.length)}*** End Patch`,
			}),
		}),
	},
	{
		agent: "cursor",
		trace: ".cursorrules",
		path: ".cursor/hooks.json",
		existing:
			'{\r\n\t"version": 1,\r\n\t"hooks": {\r\n\t\t"stop": [{ "command": "./lint.sh" }]\r\n\t}\r\n}\r\n',
		foreign: "./lint.sh",
		events: (folder) =>
			["preToolUse", "postToolUse"].map((name) => {
				const call = { tool_name: "Write", tool_input: { file_path: `${folder}/a.ts`, content: NEW_TEXT } };
				const rest = { conversation_id: "s1", workspace_roots: [folder], tool_use_id: "call-1" };
				return [name, { ...rest, ...call, hook_event_name: name, model: "m1" }] as const;
			}),
	},
	{
		agent: "gemini-cli",
		trace: "GEMINI.md",
		path: ".gemini/settings.json",
		existing: `{
  // how it looks
  "theme": "dark", /* not light */
  "hooks": {
    "AfterTool": [
      { "matcher": "*", "hooks": [{ "type": "command", "command": "./lint.sh" }] }, // ours
    ]
  },
}
`,
		foreign: "./lint.sh",
		events: groupedEvents(["BeforeTool", "AfterTool"], {
			name: "write_file",
			input: (folder) => ({ file_path: `${folder}/a.ts`, content: NEW_TEXT }),
		}),
	},
	{
		agent: "copilot",
		trace: ".github/copilot-instructions.md",
		path: ".github/hooks/countersign.json",
		existing:
			'{\n    "version": 1,\n    "hooks": {\n        "SessionEnd": [{"type": "command", "bash": "./lint.sh"}]\n    }\n}\n',
		foreign: "./lint.sh",
		events: groupedEvents(["PreToolUse", "PostToolUse"], {
			name: "Edit",
			input: (folder) => ({ path: `${folder}/a.ts`, old_str: OLD_TEXT, new_str: NEW_TEXT }),
		}),
	},
	{
		agent: "windsurf",
		trace: ".windsurfrules",
		path: ".windsurf/hooks.json",
		existing: '{"hooks": {"post_write_code": [{"command": "./lint.sh"}], "pre_read_code": []}}',
		foreign: "./lint.sh",
		events: (folder) =>
			["pre_write_code", "post_write_code"].map((name) => {
				const info = { file_path: `${folder}/a.ts`, edits: [EDIT] };
				return [
					name,
					{ agent_action_name: name, trajectory_id: "s1", execution_id: "e1", tool_info: info },
				] as const;
			}),
	},
	{
		agent: "opencode",
		trace: "opencode.json",
		path: ".opencode/plugins/countersign.js",
		existing: "",
		foreign: "",
		events: toolEvents,
	},
	{
		agent: "continue",
		trace: ".continue/config.yaml",
		path: ".continue/settings.json",
		existing: CLAUDE_LIKE,
		foreign: "./lint.sh",
		events: claudeEvents,
	},
	{
		agent: "cline",
		trace: ".clinerules/style.md",
		path: ".clinerules/hooks/PostToolUse",
		existing:
			'#!/bin/bash\n# mine\ncat > seen.json\necho \'{"cancel":false,"contextModification":"mine"}\'\n',
		foreign: "contextModification",
		events: (folder) =>
			(["pre", "post"] as const).map((phase) => {
				const name = phase === "pre" ? "PreToolUse" : "PostToolUse";
				const call = { toolName: "write_to_file", parameters: { path: "a.ts", content: NEW_TEXT } };
				return [
					name,
					{ hookName: name, taskId: "s1", workspaceRoots: [folder], [`${phase}ToolUse`]: call },
				] as const;
			}),
	},
];
