import { createRefStore, findEditable, openPeopleDesk, openRepository } from "@countersign/core";
import type { People } from "@countersign/core/model";
import type { Session } from "../session.ts";
import { getPeopleText } from "./people-file.ts";

/** The list that the next change is made to. */
export async function openList(session: Session): Promise<People> {
	const repository = await openRepository(session.directory);
	const desk = await openPeopleDesk({ store: createRefStore(repository) }, await getPeopleText(repository));
	return findEditable(desk);
}
