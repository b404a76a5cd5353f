import {
	createRefStore,
	findNewestPeople,
	openPeopleDesk,
	openRepository,
	type PeopleVersion,
} from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { describeList } from "../people/describe-people.ts";
import { getPeopleText, writePeopleText } from "../people/people-file.ts";
import { warnProblems } from "../provenance/open-records.ts";
import type { Session } from "../session.ts";

async function openDesk(session: Session) {
	const repository = await openRepository(session.directory);
	const desk = await openPeopleDesk({ store: createRefStore(repository) }, await getPeopleText(repository));
	warnProblems(desk.stored.problems);
	return { repository, desk };
}

function describe({ people, digest }: PeopleVersion, state: string): string {
	return [`version ${people.version} (${digest.slice(0, 12)}), ${state}`, ...describeList(people), ""].join(
		"\n",
	);
}

function toJson({ people, digest }: PeopleVersion) {
	return { digest, ...people };
}

/** Shows who may sign for what: what is in force, and a draft where there is one. */
export async function showPeople(session: Session): Promise<number> {
	const { desk } = await openDesk(session);
	const { current, draft } = desk;
	await writeResult(session, {
		text: () => {
			const parts = [
				current ? describe(current, "in force") : "No version is signed yet.\n",
				draft
					? describe(
							draft.version,
							`draft with ${draft.signing.signed} of ${draft.signing.needed} signatures`,
						)
					: null,
			];
			return parts.filter((part) => part !== null).join("\n");
		},
		json: {
			current: current && toJson(current),
			draft: draft && { ...toJson(draft.version), signing: draft.signing },
			problems: desk.stored.problems,
		},
	});
	return 0;
}

/** Puts what is in force into the work tree, in place of an older version or of a draft that came too late. */
export async function restorePeople(session: Session): Promise<number> {
	const repository = await openRepository(session.directory);
	const newest = await findNewestPeople(
		{ store: createRefStore(repository) },
		await getPeopleText(repository),
	);
	await writePeopleText(repository, newest.text);
	await writeResult(session, {
		text: () =>
			`Wrote version ${newest.people.version} (${newest.digest.slice(0, 12)}), which is in force.\n`,
		json: toJson(newest),
	});
	return 0;
}
