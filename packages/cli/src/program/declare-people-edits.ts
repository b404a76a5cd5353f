import type { Command } from "commander";
import type { DelegateOptions, RevokeOptions, RootOptions } from "../commands/people-edit.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const REMOVE_EXAMPLES = `
Approvals of the person count no longer. To keep the person and take a key away, use \`people revoke\`.

Examples:
  countersign people remove Bob`;

const REVOKE_EXAMPLES = `
What a revoked key signed counts no longer, whatever time it names: a thief can write any. A root key leaves the root.

Examples:
  countersign people revoke SHA256:2b7e… --reason "laptop stolen"
  countersign people revoke old.pub --reason "replaced"
  countersign people revoke Bob --reason "has left"      all keys of a person`;

const DELEGATE_EXAMPLES = `
Examples:
  countersign people delegate --role security --from Ada --to Bob --until 2027-01-31 --reason "parental leave"`;

const ROOT_EXAMPLES = `
Such a version must be signed by the old root and by the new one, so that nobody is locked out.

Examples:
  countersign people root --add cem.pub --threshold 2
  countersign people root --add new.pub --drop old.pub`;

const SIGN_WITH = ["--sign-with <key...>", "root keys that sign the new version"] as const;

function declareRemoval(people: Command): void {
	people
		.command("remove")
		.summary("take a person from the list")
		.description("Takes a person from the list, in a next version.")
		.argument("<name>", "the person's name")
		.option(...SIGN_WITH)
		.addHelpText("after", REMOVE_EXAMPLES)
		.action((name: string, _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<{ readonly signWith?: readonly string[] } & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { removeFromPeople } = await import("../commands/people-edit.ts");
				return removeFromPeople(session, name, options);
			});
		});
	people
		.command("revoke")
		.summary("revoke a key")
		.description("Revokes a key, or all keys of a person, in a next version.")
		.argument("<key>", "a fingerprint, a public key file, or a person's name")
		.requiredOption("--reason <text>", "why")
		.option(...SIGN_WITH)
		.addHelpText("after", REVOKE_EXAMPLES)
		.action((key: string, _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<RevokeOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { revokeInPeople } = await import("../commands/people-edit.ts");
				return revokeInPeople(session, key, options);
			});
		});
}

function declareDelegate(people: Command): void {
	people
		.command("delegate")
		.summary("let one person act in a role of another for a time")
		.description("Delegates a role up to a date, in a next version. It cannot be passed on.")
		.requiredOption("--role <role>", "the role")
		.requiredOption("--from <name>", "who holds it")
		.requiredOption("--to <name>", "who is to act in it")
		.option("--since <date>", "from when on (now when absent)")
		.requiredOption("--until <date>", "up to when")
		.requiredOption("--reason <text>", "why")
		.option(...SIGN_WITH)
		.addHelpText("after", DELEGATE_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<DelegateOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { delegateInPeople } = await import("../commands/people-edit.ts");
				return delegateInPeople(session, options);
			});
		});
}

/** Commands that change what is listed. */
export function declarePeopleEdits(people: Command): void {
	declareRemoval(people);
	declareDelegate(people);
	people
		.command("root")
		.summary("change who signs the list")
		.description(
			"Changes the keys whose owners sign the list, and how many of them it takes, in a next version.",
		)
		.option("--add <pubkey...>", "public keys to add")
		.option("--drop <pubkey...>", "public keys to take away")
		.option("--threshold <n>", "how many of them must sign")
		.option(...SIGN_WITH)
		.addHelpText("after", ROOT_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<RootOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { changeRootOfPeople } = await import("../commands/people-edit.ts");
				return changeRootOfPeople(session, options);
			});
		});
}
