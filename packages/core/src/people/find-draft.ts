import { PeopleError } from "./errors.ts";
import type { KeyReader } from "./read-key.ts";
import {
	countSignatures,
	fillShelf,
	isSigned,
	type PeopleVersion,
	type SignedText,
	type Signing,
	toVersion,
} from "./version-shelf.ts";

/** Where the text of a work tree stands among the versions. */
export interface Draft {
	readonly version: PeopleVersion;
	/** The version before, null of the first one. */
	readonly before: PeopleVersion | null;
	readonly signing: Signing;
	/** Whether it is in force, or would be but for its signatures. */
	readonly signed: boolean;
}

/**
 * How far a version is signed.
 * @throws PeopleError PEOPLE_MALFORMED; PEOPLE_VERSION_MISSING when the version before is not known here.
 */
export function findDraft(text: string, signed: readonly SignedText[], readKey: KeyReader): Draft {
	const shelf = fillShelf(signed, readKey);
	const version = toVersion(text, readKey);
	const { previous } = version.people;
	const before = previous === null ? null : (shelf.byDigest.get(previous) ?? null);
	if (previous !== null && before === null) {
		throw new PeopleError("PEOPLE_VERSION_MISSING", {
			message: `Version ${version.people.version} of the list of people follows one (${previous.slice(0, 12)}) that is not in refs/countersign/statements.`,
		});
	}
	const signing = countSignatures(version, before, shelf.signersOf(version.digest));
	return { version, before, signing, signed: isSigned(signing) };
}
