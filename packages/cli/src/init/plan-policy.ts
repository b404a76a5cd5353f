import { POLICY_PATH, renderDefaultPolicy } from "@countersign/core";
import type { Plan } from "./edit.ts";
import type { Ground } from "./ground.ts";

/** The policy file, unless there is one. */
export async function planPolicy(ground: Ground): Promise<Plan> {
	if ((await ground.read("worktree", POLICY_PATH)) !== null) return { edits: [], hints: [] };
	const edit = {
		anchor: "worktree" as const,
		path: POLICY_PATH,
		purpose: "the rules by which changes are judged; commit it",
		before: null,
		insertions: [{ offset: 0, text: renderDefaultPolicy() }],
		mode: 0o666,
	};
	return { edits: [edit], hints: [] };
}
