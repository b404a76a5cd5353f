import {
	createConfigReader,
	type KnownSigner,
	openKnownSigner,
	openRepository,
	type Repository,
	type ReviewPlace,
} from "@countersign/core";
import { CliError } from "../errors.ts";
import { findIndexFile } from "../provenance/record-index.ts";
import { createWorktreeReader } from "../read-files.ts";
import type { Session } from "../session.ts";
import { VERSION } from "../version.ts";

/** Which change is meant, as `check` takes it. */
export interface ChangeOptions {
	readonly base?: string;
	readonly head?: string;
}

export async function openPlace(session: Session, { base, head }: ChangeOptions): Promise<ReviewPlace> {
	const repository = await openRepository(session.directory);
	return {
		repository,
		request: { base, head },
		readWorktreeFile: createWorktreeReader(repository),
		reading: { indexFile: findIndexFile(repository) },
		tool: { name: "countersign", version: VERSION },
		now: session.now.toISOString(),
	};
}

/** The key that was named, or the one that git signs commits with. */
export async function openKey(
	session: Session,
	repository: Repository,
	name: string | undefined,
): Promise<KnownSigner> {
	if (name !== undefined) return openKnownSigner(name, session.directory);
	const config = createConfigReader(repository);
	const ofGit =
		(await config.readConfig("gpg.format")) === "ssh" ? await config.readConfig("user.signingkey") : null;
	if (ofGit) return openKnownSigner(ofGit, "/");
	throw new CliError("CLI_USAGE", {
		message: "Which key is to sign? git has no SSH key set in user.signingkey.",
		fix: "Name one with --key, such as ~/.ssh/id_ed25519.",
	});
}
