import type { People } from "../model/index.ts";
import { countOwners } from "./count-owners.ts";

/** Makes the error for a contradiction; who reads a file blames the file, who changes one blames the change. */
export type Complaint = (message: string) => Error;

/** Two spellings that look the same must not be two people. */
export function foldName(name: string): string {
	return name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}

/** The owner of each thing, which can have only one. */
function assertUnique(
	claims: readonly (readonly [thing: string, owner: string])[],
	complain: Complaint,
): void {
	const owners = new Map<string, string>();
	for (const [thing, owner] of claims) {
		const other = owners.get(thing);
		if (other !== undefined) {
			const whom = other === owner ? `twice for ${owner}` : `for both ${other} and ${owner}`;
			throw complain(`${thing} stands ${whom}`);
		}
		owners.set(thing, owner);
	}
}

function assertDelegations({ people, delegations }: People, complain: Complaint): void {
	const byName = new Map(people.map((person) => [person.name, person]));
	for (const { role, from, to, since, until } of delegations) {
		const what = `the delegation of ${role} from ${from} to ${to}`;
		if (!byName.has(to)) throw complain(`${what} names nobody who is listed`);
		if (byName.get(from)?.roles.includes(role) !== true)
			throw complain(`${what}: ${from} does not hold the role`);
		if (from === to) throw complain(`${what} changes nothing`);
		if (Date.parse(until) <= Date.parse(since)) throw complain(`${what} ends before it begins`);
	}
}

function assertValidity({ people }: People, complain: Complaint): void {
	for (const { name, keys } of people) {
		for (const { fingerprint, from, until } of keys) {
			if (from === null || until === null || Date.parse(from) < Date.parse(until)) continue;
			throw complain(`the key ${fingerprint} of ${name} ends before it begins`);
		}
	}
}

/** Throws what `complain` makes where a list of people contradicts itself. */
export function assertConsistent(list: People, complain: Complaint): void {
	const { version, previous, root, people } = list;
	if ((version === 1) !== (previous === null))
		throw complain("version 1, and no other, has no previous version");
	assertUnique(
		people.map(({ name }) => [foldName(name), name]),
		complain,
	);
	assertUnique(
		people.flatMap(({ name, emails }) => emails.map((email) => [email.toLowerCase(), name] as const)),
		complain,
	);
	assertUnique(
		people.flatMap(({ name, keys }) => keys.map(({ fingerprint }) => [fingerprint, name] as const)),
		complain,
	);
	assertUnique(
		root.keys.map(({ fingerprint }) => [fingerprint, "root"]),
		complain,
	);
	const owners = countOwners(
		list,
		root.keys.map(({ fingerprint }) => fingerprint),
	);
	if (owners < root.threshold) {
		throw complain(
			`the root wants ${root.threshold} signers and has ${owners}; keys of one person count once, revoked ones not at all`,
		);
	}
	assertDelegations(list, complain);
	assertValidity(list, complain);
}
