import { randomBytes } from "node:crypto";
import { beginPeople, openRepository, PEOPLE_PATH, PeopleError } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { parseCount } from "../parse-count.ts";
import { publishPeople } from "../people/change-people.ts";
import { describeSigning, toSigningJson } from "../people/describe-people.ts";
import { findPeopleText, rememberKeyFiles } from "../people/people-file.ts";
import { readPublicKey } from "../people/read-public-key.ts";
import type { Session } from "../session.ts";

export interface PeopleInitOptions {
	readonly root: readonly string[];
	readonly threshold?: string;
	readonly signWith?: readonly string[];
}

/** Begins the list of people: nobody in it yet but the keys that sign it. */
export async function initPeople(session: Session, options: PeopleInitOptions): Promise<number> {
	const { directory } = session;
	const repository = await openRepository(directory);
	if ((await findPeopleText(repository)) !== null) {
		throw new PeopleError("PEOPLE_PRESENT", { message: `${PEOPLE_PATH} is there already.` });
	}
	const keys = await Promise.all(options.root.map((name) => readPublicKey(name, directory)));
	const threshold =
		options.threshold === undefined ? Math.min(2, keys.length) : parseCount("--threshold", options.threshold);
	const root = { threshold, keys: keys.map(({ line, fingerprint }) => ({ line, fingerprint })) };
	const list = beginPeople(root, randomBytes(16).toString("hex"));
	await rememberKeyFiles(
		repository,
		keys.flatMap(({ path }) => path ?? []),
	);
	const place = { repository, directory };
	const signing = await publishPeople(place, list, { signWith: options.signWith ?? [], roots: [root] });
	const first = `Began ${PEOPLE_PATH}: ${threshold} of ${keys.length} root ${keys.length === 1 ? "key signs" : "keys sign"} every version. Add people with \`countersign people add\`.`;
	await writeResult(session, {
		text: () => `${[first, ...describeSigning(signing)].join("\n")}\n`,
		json: { ...toSigningJson(signing), people: list },
	});
	return 0;
}
