import type { PeopleSigning } from "@countersign/core";
import { PEOPLE_PATH } from "@countersign/core";
import type { People, Person } from "@countersign/core/model";

function describeKeys({ keys }: Person): readonly string[] {
	return keys.map(({ fingerprint, isToken, from, until, revoked }) => {
		const facts = [
			isToken ? "security key" : null,
			from === null ? null : `from ${from}`,
			until === null ? null : `until ${until}`,
			revoked === null ? null : `REVOKED ${revoked.at}${revoked.reason === "" ? "" : `: ${revoked.reason}`}`,
		].filter((fact) => fact !== null);
		return `    ${fingerprint}${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
	});
}

export function describePerson(person: Person): readonly string[] {
	const roles = person.roles.length === 0 ? "no role" : person.roles.join(", ");
	const teams = person.teams.length === 0 ? "" : `; teams: ${person.teams.join(", ")}`;
	const emails = person.emails.length === 0 ? "" : ` <${person.emails.join(">, <")}>`;
	return [`  ${person.name}${emails}: ${roles}${teams}`, ...describeKeys(person)];
}

/** Everything that a list says, for people. */
export function describeList({ root, people, delegations }: People): readonly string[] {
	return [
		`root: ${root.threshold} of ${root.keys.length} sign the next version`,
		...root.keys.map(({ fingerprint }) => `    ${fingerprint}`),
		"people:",
		...people.flatMap(describePerson),
		...(delegations.length === 0 ? [] : ["delegations:"]),
		...delegations.map(
			({ role, from, to, since, until, reason }) =>
				`  ${role} of ${from} to ${to}, ${since} to ${until}: ${reason}`,
		),
	];
}

/** How far a version is signed, and what to do next. */
export function describeSigning({ draft, keys, failures }: PeopleSigning): readonly string[] {
	const { version } = draft.version.people;
	const by = keys.length === 0 ? "" : `, signed by ${keys.join(" and ")}`;
	if (draft.signed) {
		return [
			`Version ${version} of ${PEOPLE_PATH} is in force${by}.`,
			"Commit the file, and share its signatures with `countersign people push`.",
		];
	}
	const { signed, needed } = draft.signing;
	return [
		`Version ${version} of ${PEOPLE_PATH} waits for signatures of root signers: ${signed} of ${needed}${by}.`,
		...failures.map((why) => `  not signed: ${why}`),
		"Next: `countersign people sign --key KEY`.",
	];
}

export function toSigningJson({ draft, keys }: PeopleSigning) {
	const { digest, people } = draft.version;
	return {
		version: people.version,
		digest,
		state: draft.signed ? "in-force" : "draft",
		...draft.signing,
		keys,
	};
}
