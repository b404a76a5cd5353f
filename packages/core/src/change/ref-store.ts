import { setTimeout as wait } from "node:timers/promises";
import type { RefArchive, RefEdit, RefEntry, RefSnapshot } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { importCommit } from "./import-commit.ts";
import { openObjects } from "./open-objects.ts";
import { planEdit } from "./plan-edit.ts";
import { findRefCommit } from "./ref-commit.ts";
import { assertEntryName, assertOwnRef } from "./ref-layout.ts";
import { createRefSnapshot, readEntry, visitEntries } from "./ref-snapshot.ts";
import type { Repository } from "./repository.ts";

const ATTEMPTS = 40;
const BACKOFF_MS = 5;
const BACKOFF_LIMIT_MS = 200;

async function editWithRetries(repository: Repository, ref: string, change: RefEdit): Promise<void> {
	for (const name of [...change.add.map((one) => one.name), ...change.remove]) assertEntryName(name);
	const add = change.add.map(({ name, content }) => ({ name, source: { content } }));
	if (add.length === 0 && change.remove.length === 0) return;
	for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
		const commit = await findRefCommit(repository, ref);
		const plan = await planEdit(repository, { commit, add, remove: change.remove });
		if (plan.add.length === 0 && plan.remove.length === 0) return;
		const parents = commit === null ? [] : [commit];
		if ((await importCommit(repository, { ...plan, ref, parents })) !== null) return;
		await wait(Math.min(BACKOFF_MS * attempt, BACKOFF_LIMIT_MS));
	}
	throw new ChangeError("CHANGE_REF_CONTENDED", {
		message: `${ref} was moved by other writers on each of ${ATTEMPTS} attempts; nothing was stored.`,
	});
}

async function edit(repository: Repository, ref: string, change: RefEdit): Promise<void> {
	assertOwnRef(ref);
	// Held, so that the ref and what stands under it are looked up by the same git.
	const objects = openObjects(repository);
	try {
		await editWithRetries(repository, ref, change);
	} finally {
		await objects.close();
	}
}

async function open(repository: Repository, ref: string): Promise<RefSnapshot | null> {
	assertOwnRef(ref);
	const commit = await findRefCommit(repository, ref);
	return commit === null ? null : createRefSnapshot(repository, commit);
}

async function get(repository: Repository, ref: string, name: string): Promise<Uint8Array | null> {
	assertOwnRef(ref);
	assertEntryName(name);
	const commit = await findRefCommit(repository, ref);
	return commit === null ? null : readEntry(repository, commit, name);
}

async function list(repository: Repository, ref: string): Promise<readonly string[]> {
	assertOwnRef(ref);
	const names: string[] = [];
	const commit = await findRefCommit(repository, ref);
	if (commit !== null) await visitEntries(repository, { commit }, (name) => names.push(name));
	return names.sort();
}

async function* readAll(
	repository: Repository,
	ref: string,
	isWanted: (name: string) => boolean,
): AsyncGenerator<RefEntry> {
	const snapshot = await open(repository, ref);
	if (snapshot) yield* snapshot.readAll(isWanted);
}

/**
 * Entries under `refs/countersign/…`, one blob each at `<two digits>/<two digits>/<rest>`, or `<two characters>/<rest>`
 * where the name begins with no digest. A put is one commit on the ref, moved with compare-and-swap: of two writers at
 * the same time, the second reads again and adds to what the first wrote.
 * @throws ChangeError CHANGE_REF_INVALID, CHANGE_REF_MALFORMED, CHANGE_REF_CONTENDED, CHANGE_GIT_FAILED (full disk,
 * read-only repository: the ref is then where it was).
 */
export function createRefStore(repository: Repository): RefArchive {
	return {
		put: (ref, add) => edit(repository, ref, { add, remove: [] }),
		edit: (ref, change) => edit(repository, ref, change),
		open: (ref) => open(repository, ref),
		readAll: (ref, isWanted) => readAll(repository, ref, isWanted),
		get: (ref, name) => get(repository, ref, name),
		list: (ref) => list(repository, ref),
	};
}
