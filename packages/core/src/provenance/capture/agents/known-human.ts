import type { AgentEvent } from "../agent-event.ts";
import { type Fields, findText } from "../fields.ts";
import { findListedEdits } from "./agent-v1.ts";

/** Of the editor and of the extension that speaks for it. */
function joinVersions(fields: Fields): string | null {
	const versions = ["editor_version", "extension_version"].flatMap((key) => findText(fields, [key]) ?? []);
	return versions.join(" ") || null;
}

/** git-ai's event of an editor that saw a person save; `session_id` is ours, and tells one run of it from the next. */
export function parseKnownHuman(fields: Fields): readonly AgentEvent[] {
	return [
		{
			phase: "after",
			kind: "human",
			tool: findText(fields, ["editor"]) ?? "editor",
			version: joinVersions(fields),
			model: null,
			session: findText(fields, ["session_id", "sessionId", "window_id"]),
			call: null,
			cwd: findText(fields, ["cwd", "repo_working_dir"]),
			roots: [],
			transcript: null,
			permissionMode: null,
			proposalChanged: null,
			prompt: null,
			failed: false,
			edits: findListedEdits(fields),
			command: null,
		},
	];
}
