import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Ground } from "../ground.ts";
import type { AgentSetup } from "./agent-setup.ts";

/** What tells that an assistant is used here, as people name it: a file of the repository, else one of the user's home. */
export function findTrace(ground: Ground, { traces }: AgentSetup): string | null {
	const inRepository = traces.repository.find((path) => existsSync(ground.locate("worktree", path)));
	if (inRepository !== undefined) return inRepository;
	const inHome = traces.home.find((path) => existsSync(join(homedir(), path)));
	return inHome === undefined ? null : `~/${inHome}`;
}
