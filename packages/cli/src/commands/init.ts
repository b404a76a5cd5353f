import { openRepository, renderError } from "@countersign/core";
import { planAgents } from "../init/agents/plan-agents.ts";
import { applyPlan } from "../init/apply-plan.ts";
import { confirm } from "../init/confirm.ts";
import { joinPlans, type Plan } from "../init/edit.ts";
import { type Ground, openGround } from "../init/ground.ts";
import { type Forge, planCi } from "../init/plan-ci.ts";
import { planHook } from "../init/plan-hook.ts";
import { planPolicy } from "../init/plan-policy.ts";
import { planRefspecs } from "../init/plan-refspecs.ts";
import { renderDiff } from "../init/render-diff.ts";
import { undoInit } from "../init/undo.ts";
import { writeStderr, writeStdout } from "../output/write-stdout.ts";
import type { Session } from "../session.ts";

export interface InitOptions {
	readonly yes?: boolean;
	readonly dryRun?: boolean;
	readonly undo?: boolean;
	readonly ci?: Forge;
	/** Assistants by name; those found when absent. */
	readonly agent?: readonly string[];
	/** False when no assistant is to be set up. */
	readonly agents?: boolean;
}

async function undo(ground: Ground): Promise<number> {
	const files = await undoInit(ground);
	await writeStdout(
		[...files.map((file) => `put back ${file}`), "Everything is as it was before init.", ""].join("\n"),
	);
	return 0;
}

async function showPlan(session: Session, ground: Ground, plan: Plan): Promise<void> {
	const diffs = plan.edits.map((edit) =>
		renderDiff(edit, ground.show(edit.anchor, edit.path), session.color),
	);
	if (diffs.length > 0) await writeStdout(diffs.join("\n"));
	const purposes = plan.edits.map((edit) => `  ${ground.show(edit.anchor, edit.path)}: ${edit.purpose}\n`);
	if (purposes.length > 0) writeStderr(`\n${purposes.join("")}`);
	writeStderr(plan.hints.map((hint) => `  left to you: ${hint}\n`).join(""));
}

const DONE = `
Done. Say who may approve critical code, best in the same commit (\`countersign people --help\`):
  countersign people init --root ~/.ssh/id_ed25519.pub
  countersign people add NAME --role senior --key PUBKEY
Now commit the new files. The policy itself is critical code, which the approvals it asks for cannot cover before it
exists, so this one commit goes past the hook:
  git add .countersign && git commit --no-verify -m "Set up countersign"
Every commit after it is checked. \`countersign doctor\` shows the state of the setup, and
\`countersign init --undo\` takes it all back.
`;

/** Sets a repository up, or takes that back. */
export async function init(session: Session, options: InitOptions): Promise<number> {
	const ground = openGround(await openRepository(session.directory));
	if (options.undo === true) return undo(ground);
	const agents = await planAgents(ground, options.agents === false ? [] : (options.agent ?? null));
	const plan = joinPlans([
		await planPolicy(ground),
		await planRefspecs(ground),
		await planHook(ground),
		await planCi(ground, options.ci ?? null),
		agents,
	]);
	await showPlan(session, ground, plan);
	for (const problem of agents.problems) writeStderr(renderError(problem, { color: session.color }));
	const status = agents.problems.length === 0 ? 0 : 2;
	if (plan.edits.length === 0) {
		if (status === 0) await writeStdout("This repository is set up already; nothing to change.\n");
		return status;
	}
	if (options.dryRun === true) return status;
	if (options.yes !== true && !(await confirm("Make these changes?"))) {
		writeStderr("Nothing was changed.\n");
		return status;
	}
	await applyPlan(ground, plan);
	writeStderr(DONE);
	return status;
}
