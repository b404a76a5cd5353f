import type { AgentEvent } from "../agent-event.ts";
import { type Fields, findText } from "../fields.ts";
import { findListedEdits } from "./agent-v1.ts";

/** git-ai's event of an editor that saw a person type and save. */
export function parseKnownHuman(fields: Fields): readonly AgentEvent[] {
	return [
		{
			phase: "after",
			kind: "human",
			tool: findText(fields, ["editor"]) ?? "editor",
			version: findText(fields, ["editor_version"]),
			model: null,
			session: null,
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
