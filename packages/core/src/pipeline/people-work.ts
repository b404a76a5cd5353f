import {
	createEnvelope,
	describeKey,
	findEnvelopeSigners,
	readSigned,
	type Signer,
	storeSigned,
} from "../attest/index.ts";
import { CountersignError, type People, type ProvenanceProblem } from "../model/index.ts";
import {
	type Anchor,
	beginVersion,
	buildPeopleStatement,
	countOwners,
	countSignatures,
	type Draft,
	findDraft,
	PeopleError,
	type PeopleVersion,
	parsePeople,
	parsePeopleStatement,
	renderPeople,
	type SignedText,
	type Signing,
	verifyHistory,
} from "../people/index.ts";
import { findAssistant, findAutomation } from "../provenance/index.ts";
import type { Ports } from "./ports.ts";

/** Versions of the list of people as they are stored, with their sound signatures. */
export interface StoredPeople {
	readonly signed: readonly SignedText[];
	/** What is stored and cannot be used. */
	readonly problems: readonly ProvenanceProblem[];
}

export async function readStoredPeople({ store }: Pick<Ports, "store">): Promise<StoredPeople> {
	const { statements, faults } = await readSigned(store, "people");
	const signed = statements.flatMap(({ statement, signers }) => {
		const text = parsePeopleStatement(statement);
		return text === null ? [] : [{ text, signers: signers.map(({ keyid }) => keyid) }];
	});
	const problems = [
		...faults.map(({ digest, error }) => ({ code: error.code, where: digest, message: error.message })),
		...statements.flatMap(({ digest, refused }) =>
			refused.map(({ code, message }) => ({ code, where: digest, message })),
		),
	];
	return { signed, problems };
}

/** The list of people as a work tree has it. */
export interface PeopleDesk {
	/** In force; null while not even a first version is signed. */
	readonly current: PeopleVersion | null;
	/** What the work tree holds beyond that, still to be signed; null when it holds what is in force. */
	readonly draft: Draft | null;
	readonly stored: StoredPeople;
}

/** A draft is only worth signing while it follows what is in force. */
function assertTimely(draft: Draft, current: PeopleVersion): void {
	if (draft.version.people.previous === current.digest) return;
	throw new PeopleError("PEOPLE_FORKED", {
		message: `The list in the work tree is a draft of version ${draft.version.people.version}, but version ${current.people.version} is in force already.`,
		fix: "Take what is in force with `countersign people restore`, and make the change again.",
	});
}

/**
 * Looks at the list of a work tree among the versions that are stored.
 * @throws PeopleError as `verifyHistory` and `findDraft`
 */
export async function openPeopleDesk(ports: Pick<Ports, "store">, text: string): Promise<PeopleDesk> {
	const stored = await readStoredPeople(ports);
	const draft = findDraft(text, stored.signed, describeKey);
	if (draft.signed) {
		const anchor = { text, where: "the work tree" };
		const { current } = verifyHistory({ anchors: [anchor], signed: stored.signed, readKey: describeKey });
		return { current, draft: null, stored };
	}
	if (draft.before === null) return { current: null, draft, stored };
	const anchor = { text: draft.before.text, where: "the version before" };
	const { current } = verifyHistory({ anchors: [anchor], signed: stored.signed, readKey: describeKey });
	assertTimely(draft, current);
	return { current, draft, stored };
}

/** Every version up to the one in force, and who signed each. */
export interface ProvenPeople {
	readonly versions: readonly {
		readonly version: PeopleVersion;
		readonly signing: Signing;
		readonly keys: readonly string[];
	}[];
	readonly problems: readonly ProvenanceProblem[];
}

/**
 * Checks all versions up to the newest that is known, from where the list stands: in a commit, in the work tree, or both.
 * @throws PeopleError as `verifyHistory`
 */
export async function provePeople(
	ports: Pick<Ports, "store">,
	anchors: readonly [Anchor, ...Anchor[]],
): Promise<ProvenPeople> {
	const { signed, problems } = await readStoredPeople(ports);
	const { versions } = verifyHistory({ anchors, signed, readKey: describeKey });
	return {
		versions: versions.map((version, index) => {
			const keys = signed.flatMap(({ text, signers }) => (text === version.text ? signers : []));
			const signing = countSignatures(version, versions[index - 1] ?? null, keys);
			return { version, signing, keys: [...new Set(keys)].sort() };
		}),
		problems,
	};
}

/**
 * The version in force, whatever the work tree holds: the newest that is signed on the line that it belongs to.
 * @throws PeopleError as `verifyHistory` and `findDraft`
 */
export async function findNewestPeople(ports: Pick<Ports, "store">, text: string): Promise<PeopleVersion> {
	const { signed } = await readStoredPeople(ports);
	const draft = findDraft(text, signed, describeKey);
	const anchor = {
		text: draft.signed || draft.before === null ? text : draft.before.text,
		where: "the work tree",
	};
	return verifyHistory({ anchors: [anchor], signed, readKey: describeKey }).current;
}

/**
 * Only people may sign.
 * @throws PeopleError PEOPLE_NOT_A_PERSON for names and addresses that assistants and bots commit under.
 */
export function assertHuman(name: string, emails: readonly string[]): void {
	const identities = [...emails, ""].map((email) => ({ name, email }));
	const machine = identities.find((one) => findAssistant(one) !== null || findAutomation(one) !== null);
	if (!machine) return;
	throw new PeopleError("PEOPLE_NOT_A_PERSON", {
		message: `${JSON.stringify(`${machine.name} <${machine.email}>`)} is how an assistant or a bot commits.`,
		fix: "Enroll the person who answers for it; a person of that name needs a longer one here.",
	});
}

/** What the next change is made to: the draft where there is one, else the next version. */
export function findEditable({ current, draft }: PeopleDesk): People {
	if (draft) return draft.version.people;
	if (current) return beginVersion(current.people, current.digest);
	throw new PeopleError("PEOPLE_ABSENT", { message: "There is no list of people to change." });
}

/** Text of a changed list, read back, so that what is signed is what everybody will read. */
export function renderChecked(list: People): string {
	const text = renderPeople(list);
	parsePeople(text, describeKey);
	return text;
}

/** Which keys signed, and how far the version is. */
export interface PeopleSigning {
	readonly draft: Draft;
	readonly keys: readonly string[];
	/** Why others did not, in words. */
	readonly failures: readonly string[];
}

function assertRoot(draft: Draft, keyid: string): void {
	const lists = [draft.before?.people, draft.version.people].filter((list) => list !== undefined);
	if (lists.some((list) => countOwners(list, [keyid]) > 0)) return;
	const names = (draft.before ?? draft.version).people.root.keys.map(({ fingerprint }) => fingerprint);
	throw new PeopleError("PEOPLE_NOT_A_ROOT", {
		message: `${keyid} is none of the root keys that sign version ${draft.version.people.version} (${names.join(", ")}), or was revoked.`,
	});
}

/**
 * Signs a version of the list with every key that is given, and stores the signatures. Stops once there are enough.
 * @param optional keys that need not be usable: what keeps them from signing is reported, not thrown.
 * @throws PeopleError PEOPLE_NOT_A_ROOT; AttestError ATTEST_SIGNING_FAILED
 */
export async function signPeople(
	ports: Pick<Ports, "store">,
	text: string,
	{ signers, optional }: { readonly signers: readonly Signer[]; readonly optional: boolean },
): Promise<PeopleSigning> {
	const statement = buildPeopleStatement(text);
	const keys: string[] = [];
	const failures: string[] = [];
	let draft = findDraft(text, (await readStoredPeople(ports)).signed, describeKey);
	for (const signer of signers) {
		if (draft.signed) break;
		try {
			const envelope = await createEnvelope(statement, signer);
			const keyid = findEnvelopeSigners(envelope).signers[0]?.keyid ?? "";
			assertRoot(draft, keyid);
			await storeSigned(ports.store, "people", envelope);
			keys.push(keyid);
			draft = findDraft(text, (await readStoredPeople(ports)).signed, describeKey);
		} catch (error) {
			if (!optional || !(error instanceof CountersignError)) throw error;
			failures.push(error.message);
		}
	}
	return { draft, keys, failures };
}
