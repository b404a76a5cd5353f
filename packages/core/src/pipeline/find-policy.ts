import { ChangeError, type GitTreeReader } from "../change/index.ts";
import type { Change, ObjectId, Policy } from "../model/index.ts";
import { getBuiltInPolicy, PolicyError, parsePolicy } from "../policy/index.ts";
import type { NamedPolicy } from "./check-input.ts";
import { decodeText } from "./decode-text.ts";

/** Where a repository keeps its policy. */
export const POLICY_PATH = ".countersign/policy.yaml";

export interface PolicySearch {
	readonly change: Change;
	readonly trees: GitTreeReader;
	readonly readWorktreeFile: (path: string) => Promise<Uint8Array | null>;
	readonly namedPolicy: NamedPolicy | null;
}

export interface FoundPolicy {
	readonly policy: Policy;
	/** Whether the repository has a policy of its own, anywhere: then it is set up to measure origin. */
	readonly present: boolean;
	readonly notes: readonly string[];
}

interface Candidates {
	readonly base: Uint8Array | null;
	readonly head: Uint8Array | null;
	readonly worktree: Uint8Array | null;
}

/** Only what is absent is no policy: one that is there and cannot be read must not leave the field to a laxer one. */
async function readPolicy(trees: GitTreeReader, tree: ObjectId): Promise<Uint8Array | null> {
	const kind = await trees.findKind(tree, POLICY_PATH);
	if (kind === null) return null;
	const location = { path: POLICY_PATH, line: 1, column: 1 };
	if (kind !== "file") {
		const message = `the policy is a ${kind}, which is never followed; put a file in its place`;
		throw new PolicyError({ code: "POLICY_NOT_A_FILE", message, location });
	}
	const bytes = await trees.readPath(tree, POLICY_PATH);
	if (bytes) return bytes;
	const message = `The content of ${POLICY_PATH} is not in this clone.`;
	throw new ChangeError("CHANGE_OBJECT_MISSING", { message, location });
}

async function readCandidates({ change, trees, readWorktreeFile }: PolicySearch): Promise<Candidates> {
	const base = await readPolicy(trees, change.base.tree);
	const isEdited = change.files.some((file) => file.path === POLICY_PATH || file.oldPath === POLICY_PATH);
	const head = base && !isEdited ? base : await readPolicy(trees, change.head.tree);
	const worktree = (base ?? head) ? null : await readWorktreeFile(POLICY_PATH);
	return { base, head, worktree };
}

function parse(bytes: Uint8Array, path: string): Policy {
	return parsePolicy(decodeText(bytes), path);
}

function choose({ base, head, worktree }: Candidates): Omit<FoundPolicy, "present"> {
	// Also where it is not in force: once the change has landed, a broken policy would be the base of every other one.
	const next = head ? parse(head, POLICY_PATH) : null;
	if (base) {
		const isEdited = base !== head;
		const note = "The policy edited by this change takes effect once it has landed; the one before judges.";
		return { policy: parse(base, POLICY_PATH), notes: isEdited ? [note] : [] };
	}
	if (next)
		return {
			policy: next,
			notes: ["This change brings the repository's first policy, and is judged by it."],
		};
	if (!worktree) return { policy: getBuiltInPolicy(), notes: [] };
	const note = `${POLICY_PATH} is not committed yet: it judges here, but nobody else sees it. Commit it.`;
	return { policy: parse(worktree, POLICY_PATH), notes: [note] };
}

/**
 * The policy in force: that of the base, so that a change cannot loosen what judges it; where the base has none that of
 * the head, then an uncommitted one, then the built-in. A policy named by the user replaces them all for one run.
 * @throws PolicyError, also for a broken policy that the change brings; ChangeError CHANGE_OBJECT_MISSING.
 */
export async function findPolicy(search: PolicySearch): Promise<FoundPolicy> {
	const candidates = await readCandidates(search);
	const present = Object.values(candidates).some((candidate) => candidate !== null);
	const { namedPolicy } = search;
	if (!namedPolicy) return { ...choose(candidates), present };
	const note = `${namedPolicy.path} was named on the command line and judges in place of the repository's policy.`;
	// Even where it names the repository's own file: evidence must not be mistaken for that of the real gate.
	const source = `--config ${namedPolicy.path}`;
	return { policy: { ...parsePolicy(namedPolicy.text, namedPolicy.path), source }, present, notes: [note] };
}
