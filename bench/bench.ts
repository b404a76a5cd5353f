import type { Workspace } from "./workspace.ts";

/** What every measurement needs to know. */
export interface Bench {
	/** Of Countersign's own clone. */
	readonly root: string;
	readonly workspace: Workspace;
	/** The Node that the clone runs on. */
	readonly node: string;
	/** The built command. */
	readonly entry: string;
	/** Stands before a command to keep it on two cores. */
	readonly prefix: readonly string[];
	/** One run each, to try the benchmark itself. */
	readonly isQuick: boolean;
	readonly say: (text: string) => void;
}

/** A command, kept on two cores. */
export function pinned(
	{ prefix }: Bench,
	command: readonly [string, ...string[]],
): { readonly program: string; readonly args: readonly string[] } {
	const [program = command[0], ...args] = [...prefix, ...command];
	return { program, args };
}
