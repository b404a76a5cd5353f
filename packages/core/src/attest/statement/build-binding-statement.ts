import * as z from "zod";
import { ObjectId, type Statement, type ToolVersion } from "../../model/index.ts";

/** Names the shape of the predicate; a breaking change is a new version. */
export const BINDING_PREDICATE_TYPE = "https://countersign.dev/record-binding/v1";

/** More than one change holds; a longer list would be made to cost time. */
const MAX_RECORDS = 100_000;
const MAX_COMMITS = 10_000;

const Predicate = z.strictObject({
	records: z
		.array(z.string().regex(/^[0-9a-f]{64}$/))
		.min(1)
		.max(MAX_RECORDS)
		.readonly(),
	tool: z.object({ name: z.string(), version: z.string() }).readonly(),
	boundAt: z.iso.datetime({ offset: true }),
});
const Subjects = z
	.array(
		z.strictObject({ name: z.literal("commit"), digest: z.strictObject({ gitCommit: ObjectId }).readonly() }),
	)
	.min(1)
	.max(MAX_COMMITS)
	.readonly();

/** What a binding says: these records tell of lines that these commits brought in. */
export interface BindingFacts {
	readonly commits: readonly ObjectId[];
	/** Digests of records. */
	readonly records: readonly string[];
	readonly tool: ToolVersion;
	/** ISO 8601. */
	readonly now: string;
}

/** States which provenance records belong to which commits, so that who signed the commits can vouch for the records. */
export function buildBindingStatement({ commits, records, tool, now }: BindingFacts): Statement {
	return {
		_type: "https://in-toto.io/Statement/v1",
		subject: [...new Set(commits)].sort().map((gitCommit) => ({ name: "commit", digest: { gitCommit } })),
		predicateType: BINDING_PREDICATE_TYPE,
		predicate: {
			records: [...new Set(records)].sort(),
			tool: { name: tool.name, version: tool.version },
			boundAt: now,
		},
	};
}

/** The facts of a binding statement; null when it is none. */
export function parseBindingStatement(statement: Statement): Omit<BindingFacts, "tool"> | null {
	const subject = Subjects.safeParse(statement.subject);
	const predicate = Predicate.safeParse(statement.predicate);
	if (statement.predicateType !== BINDING_PREDICATE_TYPE || !subject.success || !predicate.success)
		return null;
	const commits = subject.data.map(({ digest }) => digest.gitCommit);
	return { commits, records: predicate.data.records, now: predicate.data.boundAt };
}
