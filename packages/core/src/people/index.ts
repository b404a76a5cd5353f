export { beginPeople, beginVersion } from "./begin-people.ts";
export {
	addPerson,
	changeRoot,
	delegateRole,
	type Enrollment,
	type Revocation,
	type Root,
	removePerson,
	revokeKey,
} from "./change-people.ts";
export { countOwners } from "./count-owners.ts";
export { createDirectory } from "./create-directory.ts";
export { PEOPLE_ERRORS, PeopleError, type PeopleErrorCode } from "./errors.ts";
export { type Draft, findDraft } from "./find-draft.ts";
export { findHolder, type Holder } from "./find-holder.ts";
export { parsePeople } from "./parse-people.ts";
export { PEOPLE_PATH } from "./people-path.ts";
export { buildPeopleStatement, PEOPLE_PREDICATE_TYPE, parsePeopleStatement } from "./people-statement.ts";
export type { KeyReader, ReadKey } from "./read-key.ts";
export { renderPeople } from "./render-people.ts";
export { type Anchor, type HistoryInput, type PeopleHistory, verifyHistory } from "./verify-history.ts";
export { countSignatures, type PeopleVersion, type SignedText, type Signing } from "./version-shelf.ts";
