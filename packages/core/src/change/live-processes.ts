import type { ChildProcess } from "node:child_process";

const live = new Set<ChildProcess>();
let armed = false;

function killAll(): void {
	for (const child of live) child.kill("SIGKILL");
}

/**
 * Ties a child's life to ours: whatever still runs when this process exits is killed. Where we are killed without
 * notice, git ends by itself, because its pipes break.
 */
export function trackProcess(child: ChildProcess): void {
	live.add(child);
	child.once("close", () => live.delete(child));
	child.once("error", () => live.delete(child));
	if (armed) return;
	armed = true;
	process.once("exit", killAll);
}
