import {
	createRefStore,
	findEditable,
	openPeopleDesk,
	openRepository,
	type PeopleSigning,
	type Repository,
	renderChecked,
	signPeople,
} from "@countersign/core";
import type { People } from "@countersign/core/model";
import { writeResult } from "../output/write-result.ts";
import type { Session } from "../session.ts";
import { describeSigning, toSigningJson } from "./describe-people.ts";
import { findRootSigners } from "./find-root-signers.ts";
import { getPeopleText, writePeopleText } from "./people-file.ts";

/** One change of the list. */
export interface PeopleChange {
	/** Keys that sign the new version. */
	readonly signWith: readonly string[];
	readonly change: (list: People) => People;
	/** What was done, in a sentence. */
	readonly describe: (list: People) => string;
}

/** Writes a version to the work tree and signs it as far as keys are at hand. */
export async function publishPeople(
	place: { readonly repository: Repository; readonly directory: string },
	list: People,
	{ signWith, roots }: { readonly signWith: readonly string[]; readonly roots: readonly People["root"][] },
): Promise<PeopleSigning> {
	const text = renderChecked(list);
	const found = await findRootSigners(place, signWith, roots);
	await writePeopleText(place.repository, text);
	return signPeople({ store: createRefStore(place.repository) }, text, found);
}

/** Changes the list of the work tree: the draft where there is one, else a next version. */
export async function changePeople(
	session: Session,
	{ signWith, change, describe }: PeopleChange,
): Promise<number> {
	const repository = await openRepository(session.directory);
	const store = createRefStore(repository);
	const desk = await openPeopleDesk({ store }, await getPeopleText(repository));
	const list = change(findEditable(desk));
	const roots = [desk.current?.people.root, list.root].filter((root) => root !== undefined);
	const place = { repository, directory: session.directory };
	const signing = await publishPeople(place, list, { signWith, roots });
	await writeResult(session, {
		text: () => `${[describe(list), ...describeSigning(signing)].join("\n")}\n`,
		json: { ...toSigningJson(signing), people: list },
	});
	return 0;
}
