import type { People, Person, PersonKey } from "../model/index.ts";

/** A key, and whose it is. */
export interface Holder {
	readonly person: Person;
	readonly key: PersonKey;
}

/** Whose key this is, null when nobody's. */
export function findHolder({ people }: People, fingerprint: string): Holder | null {
	for (const person of people) {
		const key = person.keys.find((one) => one.fingerprint === fingerprint);
		if (key) return { person, key };
	}
	return null;
}
