import type { AgentEdit, AgentEvent, AgentPhase } from "../agent-event.ts";
import { CaptureError } from "../errors.ts";
import { type Fields, findText, findTexts, toFields } from "../fields.ts";

/** git-ai's open protocol. `human` comes before an edit: everything up to here is not the tool's. */
const PHASES: Readonly<Record<string, AgentPhase>> = {
	human: "before",
	ai_agent: "after",
	pre_shell_command: "before",
	post_shell_command: "after",
};

function toEdit(path: string, content: unknown): AgentEdit {
	const whole = typeof content === "string" ? content : null;
	const kind = whole === null ? "patch" : "write";
	return { path, kind, replacements: [], content: whole, original: undefined };
}

/** The files an event of the protocol names, with unsaved content where it has some. */
export function findListedEdits(fields: Fields): readonly AgentEdit[] {
	const dirty = toFields(fields.dirty_files);
	const paths = findTexts(fields, ["edited_filepaths", "will_edit_filepaths"]);
	return paths.map((path) => toEdit(path, Object.hasOwn(dirty, path) ? dirty[path] : undefined));
}

/** @throws CaptureError CAPTURE_EVENT_MALFORMED when the type is none of the protocol's four. */
export function parseAgentV1(fields: Fields): readonly AgentEvent[] {
	const type = findText(fields, ["type"]) ?? "";
	const phase = Object.hasOwn(PHASES, type) ? PHASES[type] : undefined;
	if (phase === undefined) {
		const message =
			"The event has no `type` of the agent-v1 protocol (human, ai_agent, pre_shell_command, …).";
		throw new CaptureError("CAPTURE_EVENT_MALFORMED", { message });
	}
	return [
		{
			phase,
			kind: "ai",
			tool: findText(fields, ["agent_name"]) ?? "agent-v1",
			version: findText(fields, ["agent_version"]),
			model: findText(fields, ["model"]),
			session: findText(fields, ["conversation_id", "session_id"]),
			call: findText(fields, ["tool_use_id"]),
			cwd: findText(fields, ["repo_working_dir", "cwd"]),
			roots: [],
			transcript: null,
			permissionMode: findText(fields, ["permission_mode"]),
			proposalChanged: null,
			prompt: findText(fields, ["prompt"]),
			failed: false,
			edits: findListedEdits(fields),
			command: type.endsWith("shell_command") ? (findText(fields, ["command"]) ?? "") : null,
		},
	];
}
