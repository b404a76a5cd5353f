import { runCountersign } from "./run-countersign.ts";
import type { Assistant } from "./schema.ts";

/** Where an assistant works, and what writes its files. */
export interface Desk {
	readonly folder: string;
	readonly home: string;
	readonly write: () => void;
}

async function report({ folder, home }: Desk, event: Readonly<Record<string, unknown>>): Promise<void> {
	const args = ["capture", "--agent", "agent-v1"];
	const input = JSON.stringify({ repo_working_dir: folder, ...event });
	const { status, stderr } = await runCountersign({ args, cwd: folder, home, input });
	if (status !== 0 || stderr !== "") throw new Error(`capture ended with ${status}: ${stderr}`);
}

/** One edit by an assistant: the event before, the files, the event after. */
export async function playAssistant(desk: Desk, assistant: Assistant): Promise<void> {
	const { tool, model, session, prompt } = assistant;
	const paths = Object.keys(assistant.write);
	const common = { agent_name: tool, model, conversation_id: session };
	await report(desk, { type: "human", ...common, will_edit_filepaths: paths });
	desk.write();
	await report(desk, {
		type: "ai_agent",
		...common,
		edited_filepaths: paths,
		...(prompt !== undefined && { prompt }),
	});
}
