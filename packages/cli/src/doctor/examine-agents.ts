import type { Repository } from "@countersign/core";
import { AGENT_SETUPS } from "../init/agents/index.ts";
import { type AgentHooks, readAgentHooks } from "../init/agents/read-agent-hooks.ts";
import { openGround } from "../init/ground.ts";
import { isWell, type Symptom } from "./symptom.ts";

function renderOpen({ agent, hooks, place }: AgentHooks): string {
	return hooks === "missing" ? `${agent} has no hooks` : `hooks of ${agent} are ${hooks} in ${place}`;
}

/** Whether the assistants that are used here report what they write. */
export async function examineAgents(repository: Repository): Promise<Symptom> {
	const ground = openGround(repository);
	const states: AgentHooks[] = [];
	for (const setup of AGENT_SETUPS) states.push(await readAgentHooks(ground, setup));
	const used = states.filter(({ trace, hooks }) => trace !== null || hooks !== "missing");
	if (used.length === 0) return isWell("assistants", "none found");
	const open = used.filter(({ hooks }) => hooks !== "installed");
	if (open.length === 0) return isWell("assistants", `${used.map(({ agent }) => agent).join(", ")} report`);
	return {
		name: "assistants",
		status: "warn",
		detail: open.map(renderOpen).join("; "),
		fix: "Run `countersign init`; `countersign provenance status` says more.",
	};
}
