/** An assistant: how it is found, and what makes it report to `countersign capture --agent NAME`. Data alone. */
export interface AgentSetup {
	/** As `capture --agent` and `init --agent` name it. */
	readonly agent: string;
	/** As its makers name it. */
	readonly title: string;
	/** Files and folders that tell of it, relative to the repository and to the user's home. */
	readonly traces: { readonly repository: readonly string[]; readonly home: readonly string[] };
	/** What `init` writes, all of it in the repository, where colleagues get it too. */
	readonly files: readonly AgentFile[];
	/** Other files of the repository that it takes hooks from; one that starts our command is left to its author. */
	readonly elsewhere: readonly string[];
	/** What `init` cannot do for the user, null when nothing. */
	readonly note: string | null;
	/** Where its makers say so. */
	readonly source: string;
}

export type AgentFile = JsonHooks | HookScript | HookModule;

/** Entries below `hooks.<event>` of a JSON file that may hold others, too. */
export interface JsonHooks {
	readonly kind: "json";
	readonly path: string;
	/** Members that the file must have besides. */
	readonly required: Readonly<Record<string, string | number>>;
	/** The element of the list, by event. */
	readonly entries: Readonly<Record<string, object>>;
}

/** A shell script that may do other things, too. */
export interface HookScript {
	readonly kind: "script";
	readonly path: string;
	/** The whole script where there is none yet. */
	readonly text: string;
	/** The lines for a script that reads the event itself: ours go first, and give it back. */
	readonly block: string;
}

/** A file that is ours alone. */
export interface HookModule {
	readonly kind: "module";
	readonly path: string;
	readonly text: string;
}

/** The command line that all hooks start; `countersign.ts` answers it without loading the rest. */
export function renderCaptureCommand(agent: string): string {
	return `countersign capture --agent ${agent}`;
}

/** One entry for several events. */
export function repeatEntry(events: readonly string[], entry: object): JsonHooks["entries"] {
	return Object.fromEntries(events.map((event) => [event, entry]));
}
