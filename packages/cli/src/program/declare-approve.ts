import type { Command } from "commander";
import type { ApproveOptions } from "../commands/approve.ts";
import type { RecallOptions, VetoOptions } from "../commands/veto.ts";
import type { WaiveOptions } from "../commands/waive.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const APPROVE_EXAMPLES = `
The signature holds for exactly these lines: an edit afterwards voids it for the hunks it touches, and for no others.
Nobody approves what they had a hand in. Who may sign for what stands in .countersign/people.yaml.

Examples:
  countersign approve --role senior --key ~/.ssh/id_ed25519 --reason "read it all, tried the login"
  countersign approve --role security --files 'src/auth/**' --reason "tokens are compared in constant time"
  countersign approve --role senior --comment "src/a.ts:12: rename this later" --minutes 25 --reason "fine"`;

const VETO_EXAMPLES = `
Takes one of the roles security, privacy, product, senior and release. Without --case it is about the change at hand.

Examples:
  countersign veto --case 3f9a2c81d0e4 --reason "personal data leaves the country"
  countersign veto --reason "not before the audit"`;

const RECALL_EXAMPLES = `
Everybody takes back what they signed themselves. A veto also ends when two others of the board (security, privacy,
product) recall it, who did not write the change.

Examples:
  countersign recall --case 3f9a2c81d0e4 --reason "the data stays here now"`;

const WAIVE_EXAMPLES = `
Takes the role security or senior, and 90 days at most. What is waived warns, and says who waived it. That others sign,
and that evidence is sound, cannot be waived.

Examples:
  countersign waive require.critical.block.ai --until 2027-01-31 --reason "false alarm, see issue 12"
  countersign waive finding-threshold --files src/legacy.ts --until 2027-01-31 --reason "is replaced in January"`;

const KEY = ["--key <key>", "the SSH key to sign with (git's user.signingkey when absent)"] as const;
const BASE = ["--base <rev>", "compare with where HEAD left REV (the default branch when absent)"] as const;
const HEAD = ["--head <rev>", "the revision that is meant (HEAD when absent)"] as const;

function declareVeto(program: Command): void {
	program
		.command("veto")
		.summary("stop a change")
		.description("Signs that a change must not go on, until that is recalled.")
		.option("--case <id>", "a request or another signed act of the change")
		.requiredOption("--reason <text>", "why")
		.option("--role <role>", "in which role (the first that fits when absent)")
		.option(...KEY)
		.option(...BASE)
		.option(...HEAD)
		.addHelpText("after", VETO_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<VetoOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { veto } = await import("../commands/veto.ts");
				return veto(session, options);
			});
		});
	program
		.command("recall")
		.summary("take back an approval, a veto or a waiver")
		.description("Signs that something signed before counts no longer.")
		.requiredOption("--case <id>", "what is taken back, or the case whose vetoes are")
		.requiredOption("--reason <text>", "why")
		.option(...KEY)
		.addHelpText("after", RECALL_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<RecallOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { recall } = await import("../commands/veto.ts");
				return recall(session, options);
			});
		});
}

function declareWaive(program: Command): void {
	program
		.command("waive")
		.summary("let a change break a clause up to a date")
		.description("Signs that a clause of the policy need not be kept by the change at hand, up to a date.")
		.argument("<clause>", "the clause, or the code of its reasons")
		.requiredOption("--until <date>", "up to when")
		.requiredOption("--reason <text>", "why")
		.option("--files <glob...>", "for these files only")
		.option("--role <role>", "in which role (the first that fits when absent)")
		.option(...KEY)
		.option(...BASE)
		.option(...HEAD)
		.addHelpText("after", WAIVE_EXAMPLES)
		.action((clause: string, _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<WaiveOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { waive } = await import("../commands/waive.ts");
				return waive(session, clause, options);
			});
		});
}

/** What people sign about a change. */
export function declareApprove(program: Command): void {
	program
		.command("approve")
		.summary("sign for the content of a change")
		.description("Signs that a person has read a change, in a role, and stands behind it.")
		.requiredOption("--role <role>", "developer, senior, security, privacy, product, release or auditor")
		.requiredOption("--reason <text>", "what was looked at, and why it is good")
		.option(...KEY)
		.option("--files <glob...>", "sign for these files only")
		.option("--comment <path:line: text...>", "remarks that are kept with the approval")
		.option("--minutes <n>", "how long was looked")
		.option("--expires <date>", "the approval lapses then")
		.option(...BASE)
		.option(...HEAD)
		.addHelpText("after", APPROVE_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<ApproveOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { approve } = await import("../commands/approve.ts");
				return approve(session, options);
			});
		});
	declareVeto(program);
	declareWaive(program);
}
