import { addPerson, assertHuman } from "@countersign/core";
import { writeStderr } from "../output/write-stdout.ts";
import { parseTime } from "../parse-time.ts";
import { changePeople } from "../people/change-people.ts";
import { describePerson } from "../people/describe-people.ts";
import { parseRole } from "../people/parse-roles.ts";
import { type NamedPublicKey, readPublicKey } from "../people/read-public-key.ts";
import type { Session } from "../session.ts";

export interface PeopleAddOptions {
	readonly role?: readonly string[];
	readonly key?: readonly string[];
	readonly email?: readonly string[];
	readonly team?: readonly string[];
	readonly from?: string;
	readonly until?: string;
	readonly signWith?: readonly string[];
}

const ADDRESS = /^[^\s<>@]+@[^\s<>@]+$/;

/** A key made with `ssh-keygen -C` often names its owner's address, by which they commit. */
function findEmails(given: readonly string[], keys: readonly NamedPublicKey[]): readonly string[] {
	const found = keys.map(({ comment }) => comment).filter((comment) => ADDRESS.test(comment));
	return [...new Set([...given, ...found].map((email) => email.toLowerCase()))];
}

/** `Ada Lovelace <ada@example.com>` names both. */
function splitName(text: string): { readonly name: string; readonly emails: readonly string[] } {
	const match = /^([^<>]{1,200})<([^<>\s]{3,254})>$/.exec(text.trim());
	return match
		? { name: (match[1] ?? "").trim(), emails: [match[2] ?? ""] }
		: { name: text.trim(), emails: [] };
}

/** Adds a person, or roles, keys, addresses and teams to one who is listed. */
export async function addToPeople(
	session: Session,
	text: string,
	options: PeopleAddOptions,
): Promise<number> {
	const keys = await Promise.all((options.key ?? []).map((one) => readPublicKey(one, session.directory)));
	const { name, emails: inName } = splitName(text);
	const emails = findEmails([...inName, ...(options.email ?? [])], keys);
	assertHuman(name, emails);
	const roles = (options.role ?? []).map(parseRole);
	const validity = {
		from: options.from === undefined ? null : parseTime("--from", options.from),
		until: options.until === undefined ? null : parseTime("--until", options.until),
	};
	const personKeys = keys.map(({ line, fingerprint, isToken }) => ({
		...{ line, fingerprint, isToken, ...validity },
		revoked: null,
	}));
	if (emails.length === 0) {
		writeStderr(
			`warning: without --email, commits count as ${name}'s only where they name ${name} as author, or bear the same key.\n`,
		);
	}
	return changePeople(session, {
		signWith: options.signWith ?? [],
		change: (list) => addPerson(list, { name, roles, emails, teams: options.team ?? [], keys: personKeys }),
		describe: ({ people }) => {
			const person = people.find((one) => one.name.toLowerCase() === name.toLowerCase());
			return person ? describePerson(person).join("\n") : name;
		},
	});
}
