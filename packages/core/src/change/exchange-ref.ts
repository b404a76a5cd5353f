import { setTimeout as wait } from "node:timers/promises";
import { ChangeError } from "./errors.ts";
import { importCommit } from "./import-commit.ts";
import { findRefCommit, moveRef } from "./ref-commit.ts";
import { assertOwnRef } from "./ref-layout.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";
import { uniteCommits } from "./unite-commits.ts";

/** What an exchange with a remote did. */
export interface Exchange {
	/** Our ref, null when neither side has one. */
	readonly commit: string | null;
	/** Whether our ref moved. */
	readonly received: boolean;
	/** Whether the remote's ref moved. */
	readonly sent: boolean;
}

const ATTEMPTS = 10;
const BACKOFF_MS = 50;
/** Only these two functions speak to a network, because the user asked; everything else runs with `none`. */
const NETWORK = { GIT_ALLOW_PROTOCOL: "file:git:http:https:ssh" } as const;
const REMOTE = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

function assertRemote(remote: string): void {
	if (REMOTE.test(remote) && !remote.includes("..")) return;
	throw new ChangeError("CHANGE_REF_INVALID", {
		message: `${JSON.stringify(remote)} is no name of a remote.`,
		fix: "Name one that `git remote` lists.",
	});
}

async function fetchRef(repository: Repository, remote: string, ref: string): Promise<string | null> {
	const copy = `refs/countersign-remotes/${remote}/${ref.slice("refs/countersign/".length)}`;
	const listing = await runGit({
		cwd: repository.root,
		environment: NETWORK,
		args: ["ls-remote", "--refs", "--", remote, ref],
	});
	if (listing.stdout.length === 0) return null;
	await runGit({
		cwd: repository.root,
		environment: NETWORK,
		args: ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", remote, `+${ref}:${copy}`],
	});
	return findRefCommit(repository, copy);
}

/** Brings the ref to where it holds what `theirs` holds; gives the commit, null when somebody moved the ref meanwhile. */
async function uniteRef(
	repository: Repository,
	ref: string,
	move: { readonly ours: string | null; readonly theirs: string },
): Promise<string | null> {
	const { ours, theirs } = move;
	const none = "0".repeat(repository.emptyTree.length);
	const united = ours === null ? theirs : await uniteCommits(repository, { ref, ours, theirs });
	if (typeof united !== "string") return importCommit(repository, united);
	if (united === ours) return ours;
	return (await moveRef(repository, ref, [united, ours ?? none])) ? united : null;
}

/**
 * Fetches a ref of ours from a remote and unites it with our own: nothing of either side is lost.
 * @throws ChangeError CHANGE_REF_INVALID, CHANGE_REF_CONTENDED, CHANGE_GIT_FAILED (no such remote, no network)
 */
export async function pullRef(repository: Repository, remote: string, ref: string): Promise<Exchange> {
	assertOwnRef(ref);
	assertRemote(remote);
	const theirs = await fetchRef(repository, remote, ref);
	for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
		const ours = await findRefCommit(repository, ref);
		if (theirs === null) return { commit: ours, received: false, sent: false };
		const commit = await uniteRef(repository, ref, { ours, theirs });
		if (commit !== null) return { commit, received: commit !== ours, sent: false };
		await wait(BACKOFF_MS * attempt);
	}
	throw new ChangeError("CHANGE_REF_CONTENDED", { message: `${ref} was moved by others on each attempt.` });
}

/** False when somebody else pushed in between. */
async function tryPush(repository: Repository, remote: string, ref: string): Promise<boolean> {
	try {
		await runGit({
			cwd: repository.root,
			environment: NETWORK,
			args: ["push", "--quiet", "--no-verify", "--", remote, `${ref}:${ref}`],
		});
		return true;
	} catch (error) {
		const raced = /non-fast-forward|fetch first|cannot lock ref|failed to update ref|rejected|stale info/i;
		if (error instanceof ChangeError && raced.test(error.message)) return false;
		throw error;
	}
}

/**
 * Pulls, then pushes what the remote lacks; of two clones at the same time the second pulls again.
 * @throws ChangeError as `pullRef`
 */
export async function pushRef(repository: Repository, remote: string, ref: string): Promise<Exchange> {
	let received = false;
	for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
		const pulled = await pullRef(repository, remote, ref);
		received ||= pulled.received;
		if (pulled.commit === null) return { commit: null, received, sent: false };
		const copy = `refs/countersign-remotes/${remote}/${ref.slice("refs/countersign/".length)}`;
		const known = await findRefCommit(repository, copy);
		if (known === pulled.commit) return { commit: known, received, sent: false };
		if (await tryPush(repository, remote, ref)) return { commit: pulled.commit, received, sent: true };
		await wait(BACKOFF_MS * attempt);
	}
	throw new ChangeError("CHANGE_REF_CONTENDED", {
		message: `${remote} took ${ref} from others on each of ${ATTEMPTS} attempts; nothing was sent.`,
	});
}
