import { type Alias, type AliasIndex, getLanguage, indexAliases } from "../lower/index.ts";
import { findManifestLanguage } from "../parse/find-language.ts";
import type { InspectFile } from "./artifacts.ts";
import { inTurn } from "./in-turn.ts";
import { readText } from "./read-text.ts";
import type { Session } from "./session.ts";

/** More than any workspace has; what lies deepest is left out first. */
const MAX_MANIFESTS = 1_000;
const MAX_LENGTH = 1_000_000;
const READ_WIDTH = 16;

function depthOf(path: string): number {
	return path.split("/").length;
}

/** What the manifests of a project say of how its modules are named. */
export async function readManifests(session: Session, project: readonly InspectFile[]): Promise<AliasIndex> {
	const manifests = project
		.filter(({ path }) => findManifestLanguage(path) !== undefined)
		.sort((a, b) => depthOf(a.path) - depthOf(b.path) || (a.path < b.path ? -1 : 1))
		.slice(0, MAX_MANIFESTS);
	const aliases = new Map<string, readonly Alias[]>();
	await inTurn(manifests, READ_WIDTH, async (file) => {
		const text = await readText(session, file);
		if (text === null || text.length > MAX_LENGTH) return;
		const language = findManifestLanguage(file.path);
		const manifests = language === undefined ? undefined : getLanguage(language).modules.manifests;
		aliases.set(file.path, manifests?.read(file.path, text) ?? []);
	});
	// In the order of the files and not of the answers, so that two runs say the same.
	return indexAliases(manifests.flatMap(({ path }) => aliases.get(path) ?? []));
}
