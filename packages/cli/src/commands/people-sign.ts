import { createRefStore, openPeopleDesk, openRepository, signPeople } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { describeSigning, toSigningJson } from "../people/describe-people.ts";
import { findRootSigners } from "../people/find-root-signers.ts";
import { getPeopleText } from "../people/people-file.ts";
import type { Session } from "../session.ts";

export interface PeopleSignOptions {
	readonly key?: readonly string[];
}

/** Signs the list of the work tree: a draft, or an edit by hand, which becomes the next version. */
export async function signPeopleFile(session: Session, { key = [] }: PeopleSignOptions): Promise<number> {
	const { directory } = session;
	const repository = await openRepository(directory);
	const store = createRefStore(repository);
	const text = await getPeopleText(repository);
	const desk = await openPeopleDesk({ store }, text);
	const roots = [desk.current?.people.root, desk.draft?.version.people.root].filter(
		(root) => root !== undefined,
	);
	const found = await findRootSigners({ repository, directory }, key, roots);
	const signing = await signPeople({ store }, text, found);
	await writeResult(session, {
		text: () => `${describeSigning(signing).join("\n")}\n`,
		json: toSigningJson(signing),
	});
	return signing.draft.signed || signing.keys.length > 0 ? 0 : 1;
}
