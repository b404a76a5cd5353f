import * as z from "zod";
import { Role } from "../model/index.ts";

/** Names the shape of the file; a breaking change is a new one. */
export const FILE_FORMAT = "countersign/people-1";

const MAX_PEOPLE = 10_000;
const Time = z.iso.datetime({ offset: true });
/** One line that a terminal shows as it is: no controls, no invisible or reordering characters. */
const Line = z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, "holds characters that cannot be seen");
const Text = Line.max(1000);
export const PersonName = Line.trim().min(1).max(100);
export const Email = z
	.string()
	.max(254)
	.regex(/^[^\s<>@]+@[^\s<>@]+$/, "is no mail address");
export const Team = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/, "is no name of a team");
const KeyLine = z.string().max(20_000);

const Key = z.strictObject({
	key: KeyLine,
	from: Time.optional(),
	until: Time.optional(),
	revoked: Time.optional(),
	reason: Text.optional(),
});

const Entry = z.strictObject({
	emails: z.array(Email).max(50).optional(),
	roles: z.array(Role).max(20).optional(),
	teams: z.array(Team).max(50).optional(),
	keys: z.array(Key).max(50).optional(),
});

const DelegationEntry = z.strictObject({
	role: Role,
	from: PersonName,
	to: PersonName,
	since: Time,
	until: Time,
	reason: Text,
});

/** The file as it is written. */
export const PeopleFile = z.strictObject({
	format: z.literal(FILE_FORMAT),
	version: z.int().min(1).max(1_000_000),
	previous: z
		.string()
		.regex(/^[0-9a-f]{64}$/)
		.nullable(),
	repository: z.string().regex(/^[0-9a-f]{32}$/),
	root: z.strictObject({ threshold: z.int().min(1).max(50), keys: z.array(KeyLine).min(1).max(50) }),
	people: z
		.record(PersonName, Entry)
		.refine((people) => Object.keys(people).length <= MAX_PEOPLE, `has more than ${MAX_PEOPLE} entries`),
	delegations: z.array(DelegationEntry).max(1000).optional(),
});
export type PeopleFile = z.infer<typeof PeopleFile>;
