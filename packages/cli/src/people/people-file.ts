import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PEOPLE_PATH, PeopleError, type Repository } from "@countersign/core";
import { writeFileAtomically } from "../output/write-file-atomically.ts";
import { createWorktreeReader } from "../read-files.ts";

/** The list of people in the work tree, null where there is none. */
export async function findPeopleText(repository: Repository): Promise<string | null> {
	const bytes = await createWorktreeReader(repository)(PEOPLE_PATH);
	return bytes === null ? null : new TextDecoder().decode(bytes);
}

/**
 * The list of people in the work tree.
 * @throws PeopleError PEOPLE_ABSENT
 */
export async function getPeopleText(repository: Repository): Promise<string> {
	const text = await findPeopleText(repository);
	if (text !== null) return text;
	throw new PeopleError("PEOPLE_ABSENT", { message: `There is no ${PEOPLE_PATH} in the work tree.` });
}

export async function writePeopleText(repository: Repository, text: string): Promise<void> {
	const path = join(repository.root, PEOPLE_PATH);
	await mkdir(dirname(path), { recursive: true });
	await writeFileAtomically(path, text);
}

/** Of this clone alone: where the root keys lie that `people init` was given. Never shared. */
function getKeyList(repository: Repository): string {
	return join(repository.commonDir, "countersign", "root-keys");
}

export async function rememberKeyFiles(repository: Repository, paths: readonly string[]): Promise<void> {
	const file = getKeyList(repository);
	await mkdir(dirname(file), { recursive: true });
	await writeFileAtomically(file, paths.map((path) => `${path}\n`).join(""), 0o600);
}

export async function listKeyFiles(repository: Repository): Promise<readonly string[]> {
	const text = await readFile(getKeyList(repository), "utf8").catch(() => "");
	return text.split("\n").filter((path) => path !== "");
}
