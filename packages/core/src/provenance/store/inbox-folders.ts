import { readdir } from "node:fs/promises";
import { join } from "node:path";

export function getInboxFolder(gitDir: string): string {
	return join(gitDir, "countersign", "inbox");
}

/** Where capture keeps the texts of prompts until a record that refers to them is drained. */
export function getPromptFolder(gitDir: string): string {
	return join(gitDir, "countersign", "prompts");
}

/** Names of the files that wait; a file that capture is still writing has another name. */
export async function listInbox(gitDir: string): Promise<readonly string[]> {
	const names = await readdir(getInboxFolder(gitDir)).catch(() => []);
	return names.filter((name) => name.endsWith(".json")).sort();
}
