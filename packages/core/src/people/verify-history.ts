import { PeopleError } from "./errors.ts";
import type { KeyReader } from "./read-key.ts";
import {
	countSignatures,
	fillShelf,
	isSigned,
	type PeopleVersion,
	type Shelf,
	type SignedText,
	toVersion,
} from "./version-shelf.ts";

/** A place where the list stands, which must be one of the signed versions. The first one says which line counts. */
export interface Anchor {
	readonly text: string;
	/** For messages: `the base of the change`. */
	readonly where: string;
}

/** Versions, the first one first, each signed under the one before. */
export interface PeopleHistory {
	readonly versions: readonly [PeopleVersion, ...PeopleVersion[]];
	/** In force: the newest that is signed, wherever it was found. */
	readonly current: PeopleVersion;
}

export interface HistoryInput {
	readonly anchors: readonly [Anchor, ...Anchor[]];
	readonly signed: readonly SignedText[];
	readonly readKey: KeyReader;
}

function describeVersion({ people, digest }: PeopleVersion): string {
	return `version ${people.version} (${digest.slice(0, 12)})`;
}

function assertSigned(version: PeopleVersion, before: PeopleVersion | null, shelf: Shelf): void {
	const signing = countSignatures(version, before, shelf.signersOf(version.digest));
	if (isSigned(signing)) return;
	throw new PeopleError("PEOPLE_UNSIGNED", {
		message: `The list of people, ${describeVersion(version)}, has ${signing.signed} of the ${signing.needed} signatures of root signers that it needs.`,
	});
}

function assertFollows(version: PeopleVersion, before: PeopleVersion): void {
	const [from, to] = [before.people, version.people];
	if (to.version !== from.version + 1) {
		throw new PeopleError("PEOPLE_VERSION_SKIPPED", {
			message: `The list of people, ${describeVersion(version)}, follows version ${from.version}.`,
		});
	}
	if (to.repository === from.repository) return;
	throw new PeopleError("PEOPLE_FORKED", {
		message: `The list of people, ${describeVersion(version)}, is of another repository than the version before.`,
	});
}

/** The versions up to one, the first one first. */
function walkBack(from: PeopleVersion, shelf: Shelf): [PeopleVersion, ...PeopleVersion[]] {
	const versions: [PeopleVersion, ...PeopleVersion[]] = [from];
	for (let version = from; version.people.previous !== null; ) {
		const before = shelf.byDigest.get(version.people.previous);
		if (!before) {
			throw new PeopleError("PEOPLE_VERSION_MISSING", {
				message: `The list of people, ${describeVersion(version)}, follows a version (${version.people.previous.slice(0, 12)}) that is not in refs/countersign/statements.`,
			});
		}
		assertFollows(version, before);
		versions.unshift(before);
		version = before;
	}
	return versions;
}

/** The signed version after this one, null when there is none yet. */
function findNext(version: PeopleVersion, shelf: Shelf): PeopleVersion | null {
	const followers = [...shelf.byDigest.values()].filter(
		(one) =>
			one.people.previous === version.digest &&
			isSigned(countSignatures(one, version, shelf.signersOf(one.digest))),
	);
	const [next, other] = followers;
	if (!next) return null;
	if (other) {
		throw new PeopleError("PEOPLE_FORKED", {
			message: `Two signed versions of the list of people follow version ${version.people.version}: ${followers.map(({ digest }) => digest.slice(0, 12)).join(" and ")}.`,
		});
	}
	assertFollows(next, version);
	return next;
}

function assertOnLine(
	anchor: Anchor & { readonly version: PeopleVersion },
	{ versions, least }: { readonly versions: readonly PeopleVersion[]; readonly least: PeopleVersion },
	shelf: Shelf,
): void {
	const { version, where } = anchor;
	const place = versions.findIndex(({ digest }) => digest === version.digest);
	if (place !== -1 && version.people.version >= least.people.version) return;
	const what = `The list of people in ${where}, ${describeVersion(version)},`;
	if (place !== -1) {
		throw new PeopleError("PEOPLE_ROLLED_BACK", {
			message: `${what} is older than version ${least.people.version}, which was in force before.`,
		});
	}
	const before = versions.find(({ digest }) => digest === version.people.previous);
	if (before) {
		assertFollows(version, before);
		assertSigned(version, before, shelf);
	}
	throw new PeopleError("PEOPLE_FORKED", {
		message: `${what} does not follow from the versions that are in force.`,
	});
}

/**
 * Checks that every version is signed under the one before, up to where the list stands and further, as far as signed
 * versions are known: a newer one counts although the change was begun before it, because it may revoke.
 * @throws PeopleError PEOPLE_MALFORMED, PEOPLE_UNSIGNED, PEOPLE_VERSION_MISSING, PEOPLE_VERSION_SKIPPED, PEOPLE_FORKED,
 * PEOPLE_ROLLED_BACK
 */
export function verifyHistory(input: HistoryInput): PeopleHistory {
	const shelf = fillShelf(input.signed, input.readKey);
	const [first, ...others] = input.anchors;
	const anchored = toVersion(first.text, input.readKey);
	const versions = walkBack(anchored, shelf);
	for (const [index, version] of versions.entries())
		assertSigned(version, versions[index - 1] ?? null, shelf);
	for (let next = findNext(anchored, shelf); next !== null; next = findNext(next, shelf)) versions.push(next);
	for (const other of others) {
		const version = toVersion(other.text, input.readKey);
		assertOnLine({ ...other, version }, { versions, least: anchored }, shelf);
	}
	return { versions, current: versions.at(-1) ?? versions[0] };
}
