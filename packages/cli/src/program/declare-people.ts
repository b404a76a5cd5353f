import type { Command } from "commander";
import type { PeopleAddOptions } from "../commands/people-add.ts";
import type { PeopleInitOptions } from "../commands/people-init.ts";
import type { PeopleSignOptions } from "../commands/people-sign.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions, Session } from "../session.ts";
import { declarePeopleEdits } from "./declare-people-edits.ts";
import { declareStatementsExchange } from "./declare-statements-exchange.ts";

const INIT_EXAMPLES = `
Root signers sign every version of the list. Two of them must, unless there is only one, or --threshold says otherwise.
Private halves that lie beside the named keys, in git's user.signingkey or in a running agent sign at once.

Examples:
  countersign people init --root ~/.ssh/id_ed25519.pub
  countersign people init --root ada.pub bob.pub cem.pub --threshold 2`;

const ADD_EXAMPLES = `
Adds to a person who is listed already. --key takes a file or a public key written out. Commits under the person's
addresses count as theirs: nobody approves what they wrote. A key's comment is taken for an address if it is one.

Examples:
  countersign people add "Ada Lovelace" --role senior security --key ada.pub --email ada@example.com
  countersign people add Bob --role developer --key bob.pub --until 2027-12-31
  countersign people add Bob --team payments`;

const SIGN_EXAMPLES = `
Examples:
  countersign people sign --key ~/.ssh/id_ed25519
  countersign people pull && countersign people sign && countersign people push`;

const SHOW_EXAMPLES = `
Examples:
  countersign people show
  countersign people show --format json | jq .current.people`;

const VERIFY_EXAMPLES = `
Examples:
  countersign people verify
  countersign people pull && countersign people verify --format json`;

const RESTORE_EXAMPLES = `
Examples:
  countersign people restore
  countersign people pull && countersign people restore`;

function declareInit(people: Command): void {
	people
		.command("init")
		.summary("begin the list: the keys that sign it")
		.description("Begins .countersign/people.yaml with the keys whose owners sign every version of it.")
		.requiredOption("--root <pubkey...>", "public keys of the root signers")
		.option("--threshold <n>", "how many of them must sign")
		.option("--sign-with <key...>", "private keys that sign the first version")
		.addHelpText("after", INIT_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<PeopleInitOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { initPeople } = await import("../commands/people-init.ts");
				return initPeople(session, options);
			});
		});
}

function declareAdd(people: Command): void {
	people
		.command("add")
		.summary("add a person, or roles and keys to one")
		.description("Adds a person to the list, with roles and keys, in a next version.")
		.argument("<name>", "the person's name")
		.option("--role <role...>", "developer, senior, security, privacy, product, release or auditor")
		.option("--key <pubkey...>", "public keys of the person")
		.option("--email <address...>", "addresses under which the person commits")
		.option("--team <team...>", "teams of the person")
		.option("--from <date>", "the keys count from then on")
		.option("--until <date>", "the keys count up to then")
		.option("--sign-with <key...>", "root keys that sign the new version")
		.addHelpText("after", ADD_EXAMPLES)
		.action((name: string, _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<PeopleAddOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { addToPeople } = await import("../commands/people-add.ts");
				return addToPeople(session, name, options);
			});
		});
}

function declareSign(people: Command): void {
	people
		.command("sign")
		.summary("sign the list as a root signer")
		.description("Signs the version of the list that lies in the work tree.")
		.option("--key <key...>", "root keys to sign with (those at hand when absent)")
		.addHelpText("after", SIGN_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<PeopleSignOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { signPeopleFile } = await import("../commands/people-sign.ts");
				return signPeopleFile(session, options);
			});
		});
}

interface Reading {
	readonly name: string;
	readonly summary: string;
	readonly description: string;
	readonly examples: string;
	readonly run: (session: Session) => Promise<number>;
}

const READINGS: readonly Reading[] = [
	{
		name: "show",
		summary: "who may sign for what",
		description: "Shows the list in force, and a draft that waits for signatures.",
		examples: SHOW_EXAMPLES,
		run: async (session) => (await import("../commands/people-show.ts")).showPeople(session),
	},
	{
		name: "verify",
		summary: "check that every version is signed under the one before",
		description:
			"Checks all versions of the list. Exits with 3 where one is unsigned, missing, skipped, forked or rolled back.",
		examples: VERIFY_EXAMPLES,
		run: async (session) => (await import("../commands/people-verify.ts")).verifyPeople(session),
	},
	{
		name: "restore",
		summary: "put the list in force into the work tree",
		description:
			"Writes the version in force to .countersign/people.yaml, in place of an older one or a draft.",
		examples: RESTORE_EXAMPLES,
		run: async (session) => (await import("../commands/people-show.ts")).restorePeople(session),
	},
];

function declareReading(people: Command, { name, summary, description, examples, run }: Reading): void {
	people
		.command(name)
		.summary(summary)
		.description(description)
		.addHelpText("after", examples)
		.action((_options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), run),
		);
}

export function declarePeople(program: Command): void {
	const people = program
		.command("people")
		.summary("who may sign for what: people, roles and keys")
		.description("Keeps .countersign/people.yaml, every version of which is signed under the one before.");
	declareInit(people);
	declareAdd(people);
	declarePeopleEdits(people);
	declareSign(people);
	for (const reading of READINGS) declareReading(people, reading);
	declareStatementsExchange(people);
}
