import type { People } from "../model/index.ts";
import { assertConsistent } from "./assert-consistent.ts";
import { PeopleError } from "./errors.ts";

/**
 * The first version of a list: nobody in it yet but the keys that sign it.
 * @param repository drawn at random, 32 hexadecimal digits
 * @throws PeopleError PEOPLE_CONFLICT when the threshold cannot be met.
 */
export function beginPeople(root: People["root"], repository: string): People {
	const list: People = { version: 1, previous: null, repository, root, people: [], delegations: [] };
	assertConsistent(list, (message) => new PeopleError("PEOPLE_CONFLICT", { message: `${message}.` }));
	return list;
}

/** What the next version is changed from: the same list under the next number. */
export function beginVersion(list: People, digest: string): People {
	return { ...list, version: list.version + 1, previous: digest };
}
