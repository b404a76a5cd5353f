import { changeRoot, delegateRole, PeopleError, removePerson, revokeKey } from "@countersign/core";
import type { People } from "@countersign/core/model";
import { CliError } from "../errors.ts";
import { parseCount } from "../parse-count.ts";
import { parseTime } from "../parse-time.ts";
import { changePeople } from "../people/change-people.ts";
import { openList } from "../people/open-list.ts";
import { parseRole } from "../people/parse-roles.ts";
import { readPublicKey } from "../people/read-public-key.ts";
import type { Session } from "../session.ts";

interface Signing {
	readonly signWith?: readonly string[];
}

/** Takes a person from the list. */
export function removeFromPeople(
	session: Session,
	name: string,
	{ signWith = [] }: Signing,
): Promise<number> {
	return changePeople(session, {
		signWith,
		change: (list) => removePerson(list, name),
		describe: () => `Removed ${name}.`,
	});
}

/** The keys that a word names: a fingerprint, a key file, or everything that a person has. */
async function findKeys(word: string, list: People, directory: string): Promise<readonly string[]> {
	if (word.startsWith("SHA256:")) return [word];
	const person = list.people.find(({ name }) => name.toLowerCase() === word.toLowerCase());
	if (person)
		return person.keys.filter(({ revoked }) => revoked === null).map(({ fingerprint }) => fingerprint);
	return [(await readPublicKey(word, directory)).fingerprint];
}

export interface RevokeOptions extends Signing {
	readonly reason: string;
}

/** Revokes a key, or all keys of a person. */
export async function revokeInPeople(
	session: Session,
	word: string,
	options: RevokeOptions,
): Promise<number> {
	const keys = await findKeys(word, await openList(session), session.directory);
	if (keys.length === 0)
		throw new PeopleError("PEOPLE_UNKNOWN", { message: `${word} has no key to revoke.` });
	const revocation = { reason: options.reason, at: session.now.toISOString() };
	return changePeople(session, {
		signWith: options.signWith ?? [],
		change: (list) =>
			keys.reduce((before, fingerprint) => revokeKey(before, { ...revocation, fingerprint }), list),
		describe: () => `Revoked ${keys.join(", ")}: what it signed counts no longer, whenever that was.`,
	});
}

export interface DelegateOptions extends Signing {
	readonly role: string;
	readonly from: string;
	readonly to: string;
	readonly since?: string;
	readonly until: string;
	readonly reason: string;
}

/** Lets one person act in a role of another for a time. */
export function delegateInPeople(session: Session, options: DelegateOptions): Promise<number> {
	const { from, to, reason } = options;
	const role = parseRole(options.role);
	const since = options.since === undefined ? session.now.toISOString() : parseTime("--since", options.since);
	const until = parseTime("--until", options.until);
	return changePeople(session, {
		signWith: options.signWith ?? [],
		change: (list) => delegateRole(list, { role, from, to, since, until, reason }),
		describe: () => `${to} may act as ${role} for ${from} until ${until}.`,
	});
}

export interface RootOptions extends Signing {
	readonly add?: readonly string[];
	readonly drop?: readonly string[];
	readonly threshold?: string;
}

/** Changes who signs the list, and how many of them it takes. */
export async function changeRootOfPeople(session: Session, options: RootOptions): Promise<number> {
	const read = (names: readonly string[]) =>
		Promise.all(names.map((one) => readPublicKey(one, session.directory)));
	const [added, dropped] = [await read(options.add ?? []), await read(options.drop ?? [])];
	if (added.length + dropped.length === 0 && options.threshold === undefined) {
		throw new CliError("CLI_USAGE", { message: "Nothing to change: give --add, --drop or --threshold." });
	}
	const gone = new Set(dropped.map(({ fingerprint }) => fingerprint));
	const change = (list: People): People => {
		const known = new Set(list.root.keys.map(({ fingerprint }) => fingerprint));
		const more = added.filter(({ fingerprint }) => !known.has(fingerprint));
		const keys = [...list.root.keys, ...more.map(({ line, fingerprint }) => ({ line, fingerprint }))];
		const threshold =
			options.threshold === undefined ? list.root.threshold : parseCount("--threshold", options.threshold);
		return changeRoot(list, { threshold, keys: keys.filter(({ fingerprint }) => !gone.has(fingerprint)) });
	};
	const describe = ({ root }: People) => `The root is ${root.threshold} of ${root.keys.length} keys.`;
	return changePeople(session, { signWith: options.signWith ?? [], change, describe });
}
