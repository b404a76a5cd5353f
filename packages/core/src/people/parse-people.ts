import type { Delegation, People, Person, PersonKey } from "../model/index.ts";
import { assertConsistent } from "./assert-consistent.ts";
import { PeopleError } from "./errors.ts";
import { PeopleFile } from "./file-schema.ts";
import { PEOPLE_PATH } from "./people-path.ts";
import type { KeyReader } from "./read-key.ts";
import { readYaml } from "./read-yaml.ts";

const MAX_SHOWN = 5;

function malformed(message: string, cause?: unknown): PeopleError {
	const location = { path: PEOPLE_PATH };
	return new PeopleError("PEOPLE_MALFORMED", { message: `${PEOPLE_PATH}: ${message}`, location, cause });
}

function parseFile(text: string): PeopleFile {
	const parsed = PeopleFile.safeParse(readYaml(text));
	if (parsed.success) return parsed.data;
	const faults = parsed.error.issues.map(
		({ path, message }) => `\`${path.map(String).join(".")}\`: ${message}`,
	);
	throw malformed(faults.slice(0, MAX_SHOWN).join("; "), parsed.error);
}

function readKeyLine(line: string, readKey: KeyReader) {
	try {
		return readKey(line);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw malformed(`${JSON.stringify(line.slice(0, 60))} is no key that can sign: ${why}`, cause);
	}
}

type KeyEntry = NonNullable<PeopleFile["people"][string]["keys"]>[number];

function toKey(entry: KeyEntry, readKey: KeyReader): PersonKey {
	const { line, fingerprint, isToken } = readKeyLine(entry.key, readKey);
	const revoked = entry.revoked === undefined ? null : { at: entry.revoked, reason: entry.reason ?? "" };
	return { line, fingerprint, isToken, from: entry.from ?? null, until: entry.until ?? null, revoked };
}

function toPerson(name: string, entry: PeopleFile["people"][string], readKey: KeyReader): Person {
	const { emails = [], roles = [], teams = [], keys = [] } = entry;
	return { name, emails, roles, teams, keys: keys.map((key) => toKey(key, readKey)) };
}

/**
 * Reads a list of people. Says nothing about who signed it.
 * @throws PeopleError PEOPLE_MALFORMED, also when it contradicts itself.
 */
export function parsePeople(text: string, readKey: KeyReader): People {
	const file = parseFile(text);
	const delegations: readonly Delegation[] = file.delegations ?? [];
	const people: People = {
		version: file.version,
		previous: file.previous,
		repository: file.repository,
		root: {
			threshold: file.root.threshold,
			keys: file.root.keys.map((one) => {
				const { line, fingerprint } = readKeyLine(one, readKey);
				return { line, fingerprint };
			}),
		},
		people: Object.entries(file.people).map(([name, entry]) => toPerson(name, entry, readKey)),
		delegations,
	};
	assertConsistent(people, malformed);
	return people;
}
