import type { Delegation, People, Person, PersonKey, Role } from "../model/index.ts";
import { assertConsistent, foldName } from "./assert-consistent.ts";
import { PeopleError } from "./errors.ts";
import { Email, PersonName, Team } from "./file-schema.ts";

/** What `people add` brings of a person, who may be there already. */
export interface Enrollment {
	readonly name: string;
	readonly roles: readonly Role[];
	readonly emails: readonly string[];
	readonly teams: readonly string[];
	readonly keys: readonly PersonKey[];
}

function conflict(message: string): PeopleError {
	return new PeopleError("PEOPLE_CONFLICT", { message: `${message}.` });
}

function assertChange(list: People): People {
	assertConsistent(list, conflict);
	return list;
}

function getPerson({ people }: People, name: string): Person {
	const found = people.find((one) => foldName(one.name) === foldName(name));
	if (found) return found;
	throw new PeopleError("PEOPLE_UNKNOWN", {
		message: `Nobody is listed as ${JSON.stringify(name.slice(0, 100))}.`,
	});
}

function join<Item>(a: readonly Item[], b: readonly Item[]): readonly Item[] {
	return [...new Set([...a, ...b])];
}

/** A key that is named again keeps what is known of it, a revocation first of all. */
function joinKeys(known: readonly PersonKey[], added: readonly PersonKey[]): readonly PersonKey[] {
	const names = new Set(known.map(({ fingerprint }) => fingerprint));
	return [...known, ...added.filter(({ fingerprint }) => !names.has(fingerprint))];
}

function assertNames({ name, emails, teams }: Enrollment): void {
	const faults = [
		PersonName.safeParse(name).success ? null : `${JSON.stringify(name.slice(0, 100))} cannot be a name`,
		...emails.map((one) =>
			Email.safeParse(one).success ? null : `${JSON.stringify(one)} is no mail address`,
		),
		...teams.map((one) => (Team.safeParse(one).success ? null : `${JSON.stringify(one)} cannot name a team`)),
	];
	const fault = faults.find((one) => one !== null);
	if (fault !== undefined && fault !== null) throw conflict(fault);
}

/**
 * Adds a person, or roles, addresses, teams and keys to one who is listed.
 * @throws PeopleError PEOPLE_CONFLICT
 */
export function addPerson(list: People, enrollment: Enrollment): People {
	assertNames(enrollment);
	const { name, roles, emails, teams, keys } = enrollment;
	const known = list.people.find((one) => foldName(one.name) === foldName(name));
	const person: Person = known
		? {
				name: known.name,
				emails: join(known.emails, emails),
				roles: join(known.roles, roles),
				teams: join(known.teams, teams),
				keys: joinKeys(known.keys, keys),
			}
		: { name: name.trim(), emails, roles, teams, keys };
	const people = known ? list.people.map((one) => (one === known ? person : one)) : [...list.people, person];
	return assertChange({ ...list, people });
}

/**
 * Takes a person from the list, with what was delegated to and by them, and with the roots that only they held.
 * @throws PeopleError PEOPLE_UNKNOWN, PEOPLE_CONFLICT
 */
export function removePerson(list: People, name: string): People {
	const person = getPerson(list, name);
	const gone = new Set(person.keys.map(({ fingerprint }) => fingerprint));
	return assertChange({
		...list,
		people: list.people.filter((one) => one !== person),
		delegations: list.delegations.filter(({ from, to }) => from !== person.name && to !== person.name),
		root: { ...list.root, keys: list.root.keys.filter(({ fingerprint }) => !gone.has(fingerprint)) },
	});
}

/** Which key, why, and when. */
export interface Revocation {
	readonly fingerprint: string;
	readonly reason: string;
	/** ISO 8601. */
	readonly at: string;
}

/**
 * Revokes a key: what it signed counts no longer, whenever that was. It stays listed, so that nobody enrolls it again.
 * @throws PeopleError PEOPLE_UNKNOWN, PEOPLE_CONFLICT
 */
export function revokeKey(list: People, { fingerprint, reason, at }: Revocation): People {
	const isMeant = (key: { readonly fingerprint: string }) => key.fingerprint === fingerprint;
	const isListed = list.root.keys.some(isMeant) || list.people.some(({ keys }) => keys.some(isMeant));
	if (!isListed)
		throw new PeopleError("PEOPLE_UNKNOWN", { message: `Nobody is listed with the key ${fingerprint}.` });
	const revoke = (key: PersonKey): PersonKey =>
		isMeant(key) && key.revoked === null ? { ...key, revoked: { at, reason } } : key;
	return assertChange({
		...list,
		people: list.people.map((person) => ({ ...person, keys: person.keys.map(revoke) })),
		root: { ...list.root, keys: list.root.keys.filter((key) => !isMeant(key)) },
	});
}

/**
 * Lets one person act in a role of another for a time.
 * @throws PeopleError PEOPLE_UNKNOWN, PEOPLE_CONFLICT
 */
export function delegateRole(list: People, delegation: Delegation): People {
	const [from, to] = [getPerson(list, delegation.from).name, getPerson(list, delegation.to).name];
	return assertChange({ ...list, delegations: [...list.delegations, { ...delegation, from, to }] });
}

/** Who may sign the next versions, and how many of them it takes. */
export type Root = People["root"];

/**
 * Changes the root. The version that does must be signed by the old root and by the new one.
 * @throws PeopleError PEOPLE_CONFLICT
 */
export function changeRoot(list: People, root: Root): People {
	return assertChange({ ...list, root });
}
