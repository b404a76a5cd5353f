import { describeKey } from "../attest/index.ts";
import type { GitTreeReader } from "../change/index.ts";
import type { Change, ObjectId } from "../model/index.ts";
import { type Anchor, PEOPLE_PATH, PeopleError, type PeopleVersion, verifyHistory } from "../people/index.ts";
import { decodeText } from "./decode-text.ts";
import { POLICY_PATH } from "./find-policy.ts";
import { readStoredPeople } from "./people-work.ts";
import type { Ports } from "./ports.ts";

export interface PeopleSearch {
	readonly change: Change;
	readonly ports: Pick<Ports, "store" | "trees">;
	readonly readWorktreeFile: (path: string) => Promise<Uint8Array | null>;
}

export interface FoundPeople {
	/** In force; null where there is no list that could be. */
	readonly version: PeopleVersion | null;
	readonly notes: readonly string[];
}

/** Only what is absent is no list: one that is there and no file must not leave the field to another. */
async function readPeople(trees: GitTreeReader, tree: ObjectId): Promise<string | null> {
	const kind = await trees.findKind(tree, PEOPLE_PATH);
	if (kind === null) return null;
	const bytes = kind === "file" ? await trees.readPath(tree, PEOPLE_PATH) : null;
	if (bytes) return decodeText(bytes);
	throw new PeopleError("PEOPLE_MALFORMED", {
		message: `${PEOPLE_PATH} is ${kind === "file" ? "not in this clone" : `a ${kind}, which is never followed`}.`,
		location: { path: PEOPLE_PATH },
	});
}

interface Candidates {
	readonly base: string | null;
	readonly head: string | null;
	readonly worktree: string | null;
}

async function readCandidates({ change, ports, readWorktreeFile }: PeopleSearch): Promise<Candidates> {
	const base = await readPeople(ports.trees, change.base.tree);
	const head = await readPeople(ports.trees, change.head.tree);
	const bytes = (base ?? head) === null ? await readWorktreeFile(PEOPLE_PATH) : null;
	return { base, head, worktree: bytes === null ? null : decodeText(bytes) };
}

async function verify(search: PeopleSearch, anchors: readonly [Anchor, ...Anchor[]]): Promise<PeopleVersion> {
	const { signed } = await readStoredPeople(search.ports);
	return verifyHistory({ anchors, signed, readKey: describeKey }).current;
}

const BASE = "the base of the change";
const HEAD = "the head of the change";

/** Of a list that the base has, the change may be a part of the history, and no more. */
async function continueFrom(search: PeopleSearch, base: string, head: string | null): Promise<FoundPeople> {
	if (head === null) {
		throw new PeopleError("PEOPLE_ROLLED_BACK", {
			message: `The change takes ${PEOPLE_PATH} away: after it nobody could say who may sign.`,
		});
	}
	const anchor = { text: base, where: BASE };
	const anchors: readonly [Anchor, ...Anchor[]] =
		base === head ? [anchor] : [anchor, { text: head, where: HEAD }];
	return { version: await verify(search, anchors), notes: [] };
}

/**
 * Where a policy was in force before, and nobody was enrolled, whoever writes the first list would approve themselves: it
 * counts once it has landed.
 */
async function beginWith(search: PeopleSearch, text: string, where: string): Promise<FoundPeople> {
	const version = await verify(search, [{ text, where }]);
	const hasPolicy = (await search.ports.trees.findKind(search.change.base.tree, POLICY_PATH)) !== null;
	if (where === HEAD && hasPolicy) {
		const note = `This change brings the first list of people, which counts once it has landed: whoever may write to the branch has to let it in.`;
		return { version: null, notes: [note] };
	}
	const note =
		where === HEAD
			? "This change brings the repository's first list of people, and is judged by it."
			: `${PEOPLE_PATH} is not committed yet: it counts here, but nobody else sees it. Commit it.`;
	return { version, notes: [note] };
}

/**
 * Who may sign: the newest signed version of the list, on the line that the base of the change belongs to.
 * @throws PeopleError when the list is not what it claims to be.
 */
export async function findPeople(search: PeopleSearch): Promise<FoundPeople> {
	const { base, head, worktree } = await readCandidates(search);
	if (base !== null) return continueFrom(search, base, head);
	if (head !== null) return beginWith(search, head, HEAD);
	if (worktree !== null) return beginWith(search, worktree, "the work tree");
	return { version: null, notes: [] };
}
