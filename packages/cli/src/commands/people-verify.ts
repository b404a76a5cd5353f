import { createRefStore, openRepository, PEOPLE_PATH, provePeople } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { getPeopleText } from "../people/people-file.ts";
import { readHeadFile } from "../people/read-head-file.ts";
import { warnProblems } from "../provenance/open-records.ts";
import type { Session } from "../session.ts";

/** Checks every version of the list: what the last commit holds, what the work tree holds, and what is newer. */
export async function verifyPeople(session: Session): Promise<number> {
	const repository = await openRepository(session.directory);
	const worktree = { text: await getPeopleText(repository), where: "the work tree" };
	const committed = await readHeadFile(repository, PEOPLE_PATH);
	const head = committed === null ? null : { text: committed, where: "the last commit" };
	const store = createRefStore(repository);
	const { versions, problems } = await provePeople({ store }, head ? [head, worktree] : [worktree]);
	warnProblems(problems);
	await writeResult(session, {
		text: () => {
			const lines = versions.map(({ version: { people, digest }, signing, keys }) => {
				const by = keys.join(", ");
				return `version ${people.version} (${digest.slice(0, 12)}): ${signing.signed} of ${signing.needed} signatures, by ${by}`;
			});
			return `${[...lines, `Every version is signed under the one before; version ${versions.length} is in force.`].join("\n")}\n`;
		},
		json: {
			versions: versions.map(({ version: { people, digest }, signing, keys }) => ({
				...{ version: people.version, digest, ...signing, keys },
			})),
			problems,
		},
	});
	return 0;
}
