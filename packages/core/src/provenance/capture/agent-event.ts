/** One exchange of text inside a file; `line` is where its new text begins, when the assistant says so. */
export interface Replacement {
	readonly oldText: string;
	readonly newText: string;
	readonly all: boolean;
	readonly line: number | null;
}

export interface AgentEdit {
	/** As the assistant names it: absolute or relative to `cwd`. */
	readonly path: string;
	readonly kind: "write" | "replace" | "patch" | "delete";
	readonly replacements: readonly Replacement[];
	/** The whole file after the edit. */
	readonly content: string | null;
	/** The whole file before the edit; undefined when the assistant does not say, null when there was no file. */
	readonly original: string | null | undefined;
}

export type AgentPhase = "before" | "after" | "prompt" | "session";

/** What one event of any assistant says, in one form. */
export interface AgentEvent {
	readonly phase: AgentPhase;
	readonly kind: "ai" | "human";
	readonly tool: string;
	readonly version: string | null;
	readonly model: string | null;
	readonly session: string | null;
	readonly call: string | null;
	readonly cwd: string | null;
	/** Further folders of the workspace, besides `cwd`. */
	readonly roots: readonly string[];
	readonly transcript: string | null;
	readonly permissionMode: string | null;
	readonly proposalChanged: boolean | null;
	readonly prompt: string | null;
	/** The tool reports failure: what it was asked to write is no evidence of what it wrote. */
	readonly failed: boolean;
	readonly edits: readonly AgentEdit[];
	readonly command: string | null;
}
