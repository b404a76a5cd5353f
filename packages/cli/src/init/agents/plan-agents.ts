import { findProgram } from "../../find-program.ts";
import type { Edit, Insertion, Plan } from "../edit.ts";
import type { Ground } from "../ground.ts";
import { findHookOffset } from "../hook-text.ts";
import type { AgentFile, AgentSetup, HookScript } from "./agent-setup.ts";
import { findTrace } from "./find-trace.ts";
import { AGENT_SETUPS } from "./index.ts";
import { addJsonHooks, readJsonHooks } from "./json-hooks.ts";
import { type AgentFileText, findAgentFile, locateJsonError } from "./read-agent-file.ts";
import { findHandmade } from "./read-agent-hooks.ts";

/** What is planned for the assistants; a file that cannot be edited costs only itself. */
export interface AgentPlan extends Plan {
	readonly problems: readonly unknown[];
}

const SHEBANG = "#!/bin/sh\n";
const NOTHING = { insertions: [], hint: null };

interface FilePlan {
	readonly insertions: readonly Insertion[];
	readonly hint: string | null;
}

function planScript(found: AgentFileText | null, file: HookScript): FilePlan {
	if (found === null) {
		// In two parts, so that ours can be cut out again from what others add.
		const body = file.text.slice(SHEBANG.length);
		return { insertions: [SHEBANG, body].map((text) => ({ offset: 0, text })), hint: null };
	}
	if (/countersign.{0,20}capture/s.test(found.text)) return NOTHING;
	const offset = findHookOffset(found.text);
	const hint = `${file.path} is no shell script: start \`countersign capture --agent cline\` in it yourself`;
	return offset === null
		? { insertions: [], hint }
		: { insertions: [{ offset, text: file.block }], hint: null };
}

function planModule(found: AgentFileText | null, { path, text }: AgentFile & { kind: "module" }): FilePlan {
	if (found === null) return { insertions: [{ offset: 0, text }], hint: null };
	const hint = `${path} is not as this version writes it: remove it and run the command again to have it anew`;
	return found.text === text ? NOTHING : { insertions: [], hint };
}

function planJson(found: AgentFileText | null, file: AgentFile & { kind: "json" }): FilePlan {
	const text = found?.text ?? null;
	const insertions = locateJsonError(file.path, text ?? "", () => addJsonHooks(text, file));
	if (insertions.length === 0 && text !== null && readJsonHooks(text, file) !== "installed") {
		return { insertions, hint: `${file.path} starts countersign in a way of its own, and was left as it is` };
	}
	const toBytes = (offset: number) => Buffer.byteLength((text ?? "").slice(0, offset));
	return { insertions: insertions.map((one) => ({ ...one, offset: toBytes(one.offset) })), hint: null };
}

async function planFile(ground: Ground, setup: AgentSetup, file: AgentFile): Promise<Plan> {
	const found = await findAgentFile(ground, file.path);
	const { insertions, hint } =
		file.kind === "json"
			? planJson(found, file)
			: file.kind === "script"
				? planScript(found, file)
				: planModule(found, file);
	const hints = hint === null ? [] : [hint];
	if (insertions.length === 0) return { edits: [], hints };
	const edit: Edit = {
		anchor: "worktree",
		path: file.path,
		purpose: `has ${setup.title} report which lines it writes; commit it`,
		before: found?.bytes ?? null,
		insertions,
		mode: file.kind === "script" ? 0o777 : 0o666,
		agent: setup.agent,
	};
	return { edits: [edit], hints };
}

async function planAgent(ground: Ground, setup: AgentSetup): Promise<AgentPlan> {
	const edits: Edit[] = [];
	const hints: string[] = [];
	const problems: unknown[] = [];
	if ((await findHandmade(ground, setup)) !== null) return { edits, hints, problems };
	for (const file of setup.files) {
		try {
			const plan = await planFile(ground, setup, file);
			edits.push(...plan.edits);
			hints.push(...plan.hints);
		} catch (error) {
			problems.push(error);
		}
	}
	const note = edits.length > 0 && setup.note !== null ? [`${setup.note}.`] : [];
	return { edits, hints: [...hints, ...note], problems };
}

const NOT_ON_PATH =
	"Assistants start `countersign` by its name, and it is not on PATH: npm install --global countersign.";

/** What is wrong with a folder is wrong for every file in it. */
function keepDistinct(problems: readonly unknown[]): readonly unknown[] {
	return problems.filter(
		(one, index) => problems.findIndex((other) => String(other) === String(one)) === index,
	);
}

/**
 * The hooks of the assistants that are used here, or of those named.
 * @param named as `capture --agent` names them; null for all that leave a trace
 */
export async function planAgents(ground: Ground, named: readonly string[] | null): Promise<AgentPlan> {
	const wanted = AGENT_SETUPS.filter((setup) =>
		named === null ? findTrace(ground, setup) !== null : named.includes(setup.agent),
	);
	const plans: AgentPlan[] = [];
	for (const setup of wanted) plans.push(await planAgent(ground, setup));
	const edits = plans.flatMap((plan) => plan.edits);
	const isLost = edits.length > 0 && (await findProgram("countersign")) === null;
	return {
		edits,
		hints: [...plans.flatMap((plan) => plan.hints), ...(isLost ? [NOT_ON_PATH] : [])],
		problems: keepDistinct(plans.flatMap((plan) => plan.problems)),
	};
}
