import { stringify } from "yaml";
import type { People, PersonKey } from "../model/index.ts";
import { FILE_FORMAT, type PeopleFile } from "./file-schema.ts";

const HEADER = `# Who may sign for what in this repository. Written by \`countersign people\`; docs/trust.md describes every key.
# Every version is signed by root signers of the one before, so change it by commands, not by hand.
`;

function toKeyEntry({ line, from, until, revoked }: PersonKey) {
	return {
		key: line,
		...(from !== null && { from }),
		...(until !== null && { until }),
		...(revoked !== null && { revoked: revoked.at, reason: revoked.reason }),
	};
}

function toFile({ version, previous, repository, root, people, delegations }: People): PeopleFile {
	const entries = people.map(({ name, emails, roles, teams, keys }) => {
		const entry = {
			...(emails.length > 0 && { emails: [...emails] }),
			...(roles.length > 0 && { roles: [...roles] }),
			...(teams.length > 0 && { teams: [...teams] }),
			...(keys.length > 0 && { keys: keys.map(toKeyEntry) }),
		};
		return [name, entry] as const;
	});
	return {
		format: FILE_FORMAT,
		version,
		previous,
		repository,
		root: { threshold: root.threshold, keys: root.keys.map(({ line }) => line) },
		people: Object.fromEntries(entries),
		...(delegations.length > 0 && { delegations: delegations.map((one) => ({ ...one })) }),
	};
}

/** The text of a list of people, as it is signed. */
export function renderPeople(list: People): string {
	return HEADER + stringify(toFile(list), { lineWidth: 0, aliasDuplicateObjects: false });
}
