import type { Directory, Identity, People, Role } from "../model/index.ts";
import { foldName } from "./assert-consistent.ts";
import { findHolder, type Holder } from "./find-holder.ts";
import type { PeopleVersion } from "./version-shelf.ts";

interface Times {
	readonly signedAt: number;
	readonly now: number;
}

/**
 * A revoked key counts for nothing, whatever time its signatures claim, because whoever stole it can claim any. For the
 * same reason a key that has run out must be valid now as well as then.
 */
function judgeKey({ key }: Holder, { signedAt, now }: Times): "revoked" | "not-yet-valid" | "expired" | null {
	if (key.revoked !== null) return "revoked";
	if (key.from !== null && signedAt < Date.parse(key.from)) return "not-yet-valid";
	if (key.until === null) return null;
	const until = Date.parse(key.until);
	return signedAt >= until || now >= until ? "expired" : null;
}

interface Question extends Times {
	readonly person: string;
	readonly role: Role;
}

function findDelegator({ delegations }: People, { person, role, signedAt, now }: Question): string | null {
	const found = delegations.find(({ to, role: what, since, until }) => {
		const end = Date.parse(until);
		return to === person && what === role && signedAt >= Date.parse(since) && signedAt < end && now < end;
	});
	return found?.from ?? null;
}

function listPersons({ people }: People, identity: Identity): readonly string[] {
	const email = identity.email.trim().toLowerCase();
	const name = foldName(identity.name);
	return people
		.filter(
			(person) =>
				person.emails.some((one) => one.toLowerCase() === email) ||
				(name !== "" && foldName(person.name) === name) ||
				(email !== "" && foldName(person.name) === email),
		)
		.map((person) => person.name);
}

/** Answers who may sign for what, by one version of the list of people, at one time. */
export function createDirectory({ people, digest }: PeopleVersion, now: string): Directory {
	const time = Date.parse(now);
	return {
		version: people.version,
		digest,
		repository: people.repository,
		findSigner(fingerprint, signedAt) {
			const holder = findHolder(people, fingerprint);
			if (!holder) return { person: null, refused: "unknown" };
			const refused = judgeKey(holder, { signedAt: Date.parse(signedAt), now: time });
			return { person: holder.person.name, refused };
		},
		holdsRole(person, role, signedAt) {
			if (people.people.find(({ name }) => name === person)?.roles.includes(role) === true)
				return { held: true, delegatedBy: null };
			const delegatedBy = findDelegator(people, { person, role, signedAt: Date.parse(signedAt), now: time });
			return { held: delegatedBy !== null, delegatedBy };
		},
		listRoles: (person) => people.people.find(({ name }) => name === person)?.roles ?? [],
		findPersons: (identity) => listPersons(people, identity),
		findOwner: (fingerprint) => findHolder(people, fingerprint)?.person.name ?? null,
	};
}
