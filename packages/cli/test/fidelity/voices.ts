import { join } from "node:path";
import type { Actor, Tool } from "./actor.ts";

/** What somebody did to one file. */
export interface FileChange {
	readonly root: string;
	readonly path: string;
	/** Null where there is no file. */
	readonly before: string | null;
	readonly after: string | null;
	/** Where the change is one exchange of lines; null where the whole file was written. */
	readonly splice: {
		readonly at: number;
		readonly removed: readonly string[];
		readonly inserted: readonly string[];
	} | null;
}

/** One call of a tool, or one save of an editor. */
export interface Call {
	readonly id: string;
	readonly session: string;
	/** A person changed the proposal; only Claude Code says so. */
	readonly changed?: boolean;
}

/** Events as the hooks of one assistant get them: before the file is written, and after. */
export interface Report {
	readonly agent: string;
	readonly before: readonly object[];
	readonly after: readonly object[];
}

type Voice = (change: FileChange, call: Call) => Report;

function splitLines(text: string | null): readonly string[] {
	const lines = (text ?? "").split("\n");
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

interface Exchange {
	readonly old: string;
	readonly fresh: string;
}

/** The texts of an edit with a line around it, as assistants name a place; null where the file is written whole. */
export function findExchange({ before, after, splice }: FileChange): Exchange | null {
	if (!splice || before === null || after === null || before.trim() === "") return null;
	const lines = splitLines(before);
	const head = lines.slice(Math.max(0, splice.at - 1), splice.at);
	const end = splice.at + splice.removed.length;
	const tail = lines.slice(end, end + 1);
	const join = (middle: readonly string[]) => [...head, ...middle, ...tail].join("\n");
	return { old: join(splice.removed), fresh: join(splice.inserted) };
}

function toPatchLines(change: FileChange): readonly string[] {
	const exchange = findExchange(change);
	if (!exchange || !change.splice) {
		const [old, fresh] = [splitLines(change.before), splitLines(change.after)];
		return [...old.map((line) => `-${line}`), ...fresh.map((line) => `+${line}`)];
	}
	const lines = splitLines(change.before);
	const { at, removed, inserted } = change.splice;
	return [
		...lines.slice(Math.max(0, at - 1), at).map((line) => ` ${line}`),
		...removed.map((line) => `-${line}`),
		...inserted.map((line) => `+${line}`),
		...lines.slice(at + removed.length, at + removed.length + 1).map((line) => ` ${line}`),
	];
}

/** The envelope of `apply_patch`. */
export function renderPatch(change: FileChange): string {
	const { path, before, after } = change;
	const body =
		after === null
			? [`*** Delete File: ${path}`]
			: before === null
				? [`*** Add File: ${path}`, ...splitLines(after).map((line) => `+${line}`)]
				: [`*** Update File: ${path}`, "@@", ...toPatchLines(change)];
	return ["*** Begin Patch", ...body, "*** End Patch", ""].join("\n");
}

function toStructuredPatch({ before, splice }: FileChange) {
	if (!splice) return [];
	const lines = splitLines(before);
	const [head, tail] = [
		lines.slice(Math.max(0, splice.at - 3), splice.at),
		lines.slice(splice.at + splice.removed.length).slice(0, 3),
	];
	const start = splice.at - head.length + 1;
	return [
		{
			oldStart: start,
			oldLines: head.length + splice.removed.length + tail.length,
			newStart: start,
			newLines: head.length + splice.inserted.length + tail.length,
			lines: [
				...head.map((line) => ` ${line}`),
				...splice.removed.map((line) => `-${line}`),
				...splice.inserted.map((line) => `+${line}`),
				...tail.map((line) => ` ${line}`),
			],
		},
	];
}

const claude: Voice = (change, { id, session, changed = false }) => {
	const { root, path, before, after } = change;
	const exchange = findExchange(change);
	const file = join(root, path);
	const input = exchange
		? { file_path: file, old_string: exchange.old, new_string: exchange.fresh, replace_all: false }
		: { file_path: file, content: after ?? "" };
	const common = {
		session_id: session,
		transcript_path: join(root, ".git/transcript.jsonl"),
		cwd: root,
		permission_mode: "acceptEdits",
		tool_name: exchange ? "Edit" : "Write",
		tool_input: input,
		tool_use_id: id,
	};
	const patch = { structuredPatch: toStructuredPatch(change), originalFile: before, userModified: changed };
	const response = exchange
		? { filePath: file, oldString: exchange.old, newString: exchange.fresh, replaceAll: false, ...patch }
		: { type: before === null ? "create" : "update", filePath: file, content: after, ...patch };
	return {
		agent: "claude-code",
		before: [{ ...common, hook_event_name: "PreToolUse" }],
		after: [{ ...common, hook_event_name: "PostToolUse", tool_response: response }],
	};
};

/** Cursor reports an edit twice: as that of a tool, and as that of a file. */
const cursor: Voice = (change, { id, session }) => {
	const { root, path, before, after } = change;
	const exchange = findExchange(change);
	const file_path = join(root, path);
	const common = {
		conversation_id: session,
		generation_id: `${id}-g`,
		workspace_roots: [root],
		model: "model-1",
		cursor_version: "2.1.0",
		transcript_path: null,
	};
	const tool = {
		...common,
		tool_name: exchange ? "StrReplace" : "Write",
		tool_input: exchange
			? { file_path, old_string: exchange.old, new_string: exchange.fresh }
			: { file_path, contents: after ?? "" },
		tool_use_id: id,
	};
	const edits = [{ old_string: exchange?.old ?? before ?? "", new_string: exchange?.fresh ?? after ?? "" }];
	return {
		agent: "cursor",
		before: [{ ...tool, hook_event_name: "preToolUse" }],
		after: [
			{ ...tool, hook_event_name: "postToolUse", tool_output: "{}" },
			{ ...common, hook_event_name: "afterFileEdit", file_path, edits },
		],
	};
};

const codex: Voice = (change, { id, session }) => {
	const common = {
		session_id: session,
		turn_id: `${id}-t`,
		transcript_path: null,
		cwd: change.root,
		model: "model-1",
		permission_mode: "default",
		tool_name: "apply_patch",
		tool_input: { command: renderPatch(change) },
		tool_use_id: id,
	};
	return {
		agent: "codex",
		before: [{ ...common, hook_event_name: "PreToolUse" }],
		after: [{ ...common, hook_event_name: "PostToolUse", tool_response: "Success. Updated the files." }],
	};
};

const gemini: Voice = (change, { session }) => {
	const { root, path, after } = change;
	const exchange = findExchange(change);
	const file_path = join(root, path);
	const common = {
		session_id: session,
		transcript_path: join(root, ".git/gemini.json"),
		cwd: root,
		timestamp: "2026-03-01T08:00:00Z",
	};
	const tool = {
		...common,
		tool_name: exchange ? "replace" : "write_file",
		tool_input: exchange
			? { file_path, old_string: exchange.old, new_string: exchange.fresh, instruction: "Go on." }
			: { file_path, content: after ?? "" },
	};
	const answer = { llmContent: "Successfully modified file.", returnDisplay: "" };
	return {
		agent: "gemini-cli",
		before: [
			{ ...common, hook_event_name: "BeforeModel", llm_request: { model: "model-1" } },
			{ ...tool, hook_event_name: "BeforeTool" },
		],
		after: [{ ...tool, hook_event_name: "AfterTool", tool_response: answer }],
	};
};

/** The camelCase form of the CLI: events without a name, arguments as JSON in JSON. */
const copilot: Voice = (change, { session }) => {
	const exchange = findExchange(change);
	const args = exchange
		? { path: join(change.root, change.path), old_str: exchange.old, new_str: exchange.fresh }
		: { path: join(change.root, change.path), file_text: change.after ?? "" };
	const common = {
		sessionId: session,
		timestamp: 1_772_352_000_000,
		cwd: change.root,
		toolName: exchange ? "edit" : "create",
		toolArgs: JSON.stringify(args),
	};
	const toolResult = { resultType: "success", textResultForLlm: "Done." };
	return { agent: "copilot", before: [common], after: [{ ...common, toolResult }] };
};

const windsurf: Voice = (change, { id, session }) => {
	const exchange = findExchange(change);
	const edits = [
		{
			old_string: exchange?.old ?? change.before ?? "",
			new_string: exchange?.fresh ?? change.after ?? "",
		},
	];
	const common = {
		trajectory_id: session,
		execution_id: id,
		timestamp: "2026-03-01T08:00:00Z",
		model_name: "model-1",
		tool_info: { file_path: join(change.root, change.path), edits },
	};
	return {
		agent: "windsurf",
		before: [{ ...common, agent_action_name: "pre_write_code" }],
		after: [{ ...common, agent_action_name: "post_write_code" }],
	};
};

const opencode: Voice = (change, { id, session }) => {
	const exchange = findExchange(change);
	const filePath = join(change.root, change.path);
	const args = exchange
		? { filePath, oldString: exchange.old, newString: exchange.fresh }
		: { filePath, content: change.after ?? "" };
	const input = { tool: exchange ? "edit" : "write", sessionID: session, callID: id, args };
	return {
		agent: "opencode",
		before: [{ hook: "tool.execute.before", cwd: change.root, input }],
		after: [{ hook: "tool.execute.after", cwd: change.root, input, output: { title: "", metadata: {} } }],
	};
};

const continueCli: Voice = (change, { id, session }) => {
	const exchange = findExchange(change);
	const filepath = join(change.root, change.path);
	const common = {
		session_id: session,
		cwd: change.root,
		transcript_path: "",
		model: "model-1",
		tool_name: exchange ? "Edit" : "Write",
		tool_input: exchange
			? { file_path: filepath, old_string: exchange.old, new_string: exchange.fresh }
			: { filepath, content: change.after ?? "" },
		tool_use_id: id,
	};
	return {
		agent: "continue",
		before: [{ ...common, hook_event_name: "PreToolUse" }],
		after: [{ ...common, hook_event_name: "PostToolUse" }],
	};
};

/** Blocks of search and replacement, which only the snapshot before tells apart from the rest. */
const cline: Voice = (change, { session }) => {
	const exchange = findExchange(change);
	const diff = `<<<<<<< SEARCH\n${exchange?.old}\n=======\n${exchange?.fresh}\n>>>>>>> REPLACE`;
	const call = {
		toolName: exchange ? "replace_in_file" : "write_to_file",
		parameters: { path: change.path, ...(exchange ? { diff } : { content: change.after ?? "" }) },
	};
	const common = {
		clineVersion: "3.20.0",
		timestamp: "1772352000000",
		taskId: session,
		workspaceRoots: [change.root],
		userId: "u1",
		model: { provider: "vendor", slug: "model-1" },
	};
	return {
		agent: "cline",
		before: [{ ...common, hookName: "PreToolUse", preToolUse: call }],
		after: [
			{ ...common, hookName: "PostToolUse", postToolUse: { ...call, success: true, executionTimeMs: 5 } },
		],
	};
};

const agentV1: Voice = (change, { session }) => ({
	agent: "agent-v1",
	before: [{ type: "human", repo_working_dir: change.root, will_edit_filepaths: [change.path] }],
	after: [
		{
			type: "ai_agent",
			repo_working_dir: change.root,
			edited_filepaths: [change.path],
			agent_name: "demo-agent",
			model: "model-1",
			conversation_id: session,
		},
	],
});

/** An editor reports saves alone: the one before typing, and the one after. */
const editor: Voice = (change) => {
	const save = {
		editor: "vscode",
		editor_version: "1.99.0",
		extension_version: "1.0.0",
		cwd: change.root,
		edited_filepaths: [change.path],
		dirty_files: {},
	};
	return { agent: "known_human", before: [save], after: [save] };
};

const VOICES: Readonly<Record<Tool | "person", Voice>> = {
	"claude-code": claude,
	cursor,
	codex,
	"gemini-cli": gemini,
	copilot,
	windsurf,
	opencode,
	continue: continueCli,
	cline,
	"agent-v1": agentV1,
	person: editor,
};

/** What the hooks of whoever acts are told; null for a person whom nobody records. */
export function report(actor: Actor, change: FileChange, call: Call): Report | null {
	return actor === "hand" ? null : VOICES[actor](change, call);
}
