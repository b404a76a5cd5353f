import {
	createConfigReader,
	findSigningFingerprint,
	findSshSigner,
	openSshSigner,
	type Repository,
	type Signer,
} from "@countersign/core";
import type { People } from "@countersign/core/model";
import { listKeyFiles } from "./people-file.ts";
import { readPublicKey } from "./read-public-key.ts";

/** Keys that the user named must be usable; those that were only looked for need not. */
export interface FoundSigners {
	readonly signers: readonly Signer[];
	readonly optional: boolean;
}

async function findOfGit(repository: Repository, wanted: ReadonlySet<string>): Promise<readonly Signer[]> {
	const config = createConfigReader(repository);
	const fingerprint = await findSigningFingerprint(config);
	const signer = wanted.has(fingerprint ?? "") ? await findSshSigner(config) : null;
	return signer === null || "unavailable" in signer ? [] : [signer];
}

async function findOfClone(repository: Repository, wanted: ReadonlySet<string>): Promise<readonly Signer[]> {
	const found: Signer[] = [];
	for (const path of await listKeyFiles(repository)) {
		const key = await readPublicKey(path, repository.root).catch(() => null);
		const signer = wanted.has(key?.fingerprint ?? "")
			? await openSshSigner(path, repository.root).catch(() => null)
			: null;
		if (signer) found.push(signer);
	}
	return found;
}

/** A running agent may hold root keys; it is asked for each by its public half. */
async function findOfAgent(roots: readonly People["root"][]): Promise<readonly Signer[]> {
	if (!process.env.SSH_AUTH_SOCK) return [];
	const lines = new Set(roots.flatMap(({ keys }) => keys.map(({ line }) => line)));
	return Promise.all([...lines].map((line) => openSshSigner(line, "/")));
}

/**
 * Who can sign a version here: the keys that were named, or every root key that lies at hand.
 * @throws AttestError ATTEST_NO_SIGNING_KEY when a named key is none.
 */
export async function findRootSigners(
	{ repository, directory }: { readonly repository: Repository; readonly directory: string },
	named: readonly string[],
	roots: readonly People["root"][],
): Promise<FoundSigners> {
	if (named.length > 0) {
		return {
			signers: await Promise.all(named.map((name) => openSshSigner(name, directory))),
			optional: false,
		};
	}
	const wanted = new Set(roots.flatMap(({ keys }) => keys.map(({ fingerprint }) => fingerprint)));
	const signers = [
		...(await findOfGit(repository, wanted)),
		...(await findOfClone(repository, wanted)),
		...(await findOfAgent(roots)),
	];
	return { signers, optional: true };
}
