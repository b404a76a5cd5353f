import * as z from "zod";
import { sha256Hex } from "../kit/index.ts";
import type { Statement } from "../model/index.ts";
import { PEOPLE_PATH } from "./people-path.ts";

/** Names the shape of the predicate; a breaking change is a new version. */
export const PEOPLE_PREDICATE_TYPE = "https://countersign.dev/people/v1";

const Predicate = z.strictObject({ text: z.string().max(1024 * 1024) });

/**
 * States one version of the list of people. It holds the text and nothing else, no time and no tool, so that everybody
 * who signs it signs the same bytes.
 */
export function buildPeopleStatement(text: string): Statement {
	return {
		_type: "https://in-toto.io/Statement/v1",
		subject: [{ name: PEOPLE_PATH, digest: { sha256: sha256Hex(text) } }],
		predicateType: PEOPLE_PREDICATE_TYPE,
		predicate: { text },
	};
}

/** The text that a statement is about; null when it is about something else, or says of the text what is not so. */
export function parsePeopleStatement(statement: Statement): string | null {
	const predicate = Predicate.safeParse(statement.predicate);
	const [subject, ...others] = statement.subject;
	if (statement.predicateType !== PEOPLE_PREDICATE_TYPE || !predicate.success || !subject) return null;
	const { text } = predicate.data;
	const isOurs = subject.name === PEOPLE_PATH && subject.digest.sha256 === sha256Hex(text);
	return isOurs && others.length === 0 && Object.keys(subject.digest).length === 1 ? text : null;
}
