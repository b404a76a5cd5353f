import { type Statement, Statement as StatementSchema } from "../model/index.ts";
import { Act } from "./act.ts";
import { ApprovalError } from "./errors.ts";

/** Names the shape of the predicate of each kind; a breaking change is a new version. */
export const ACT_PREDICATE_TYPES = {
	approval: "https://countersign.dev/approval/v1",
	veto: "https://countersign.dev/veto/v1",
	recall: "https://countersign.dev/recall/v1",
	waiver: "https://countersign.dev/waiver/v1",
	request: "https://countersign.dev/review-request/v1",
} as const satisfies Readonly<Record<Act["kind"], string>>;

function toSubject({ change }: Act): Statement["subject"] {
	const { commit, tree } = change.head;
	const subjects = [{ name: "tree", digest: { gitTree: tree } }];
	return commit === null ? subjects : [{ name: "commit", digest: { gitCommit: commit } }, ...subjects];
}

/** States an act, about the tree and the commit that were looked at. */
export function buildActStatement(act: Act): Statement {
	const { kind, ...predicate } = act;
	return StatementSchema.parse({
		_type: "https://in-toto.io/Statement/v1",
		subject: toSubject(act),
		predicateType: ACT_PREDICATE_TYPES[kind],
		predicate,
	});
}

/**
 * The act that a statement states.
 * @throws ApprovalError APPROVAL_MALFORMED, also when its subject is not what it says that was looked at.
 */
export function parseActStatement(statement: Statement): Act {
	const kind = Object.entries(ACT_PREDICATE_TYPES).find(([, type]) => type === statement.predicateType)?.[0];
	const parsed = Act.safeParse({ ...statement.predicate, kind });
	if (!parsed.success || "kind" in statement.predicate) {
		const why = parsed.error?.issues[0];
		const where = why ? `${why.path.map(String).join(".")}: ${why.message}` : "it has a field too many";
		throw new ApprovalError("APPROVAL_MALFORMED", {
			message: `A statement of type ${JSON.stringify(statement.predicateType.slice(0, 100))} is no act: ${where}.`,
			cause: parsed.error,
		});
	}
	if (JSON.stringify(statement.subject) === JSON.stringify(toSubject(parsed.data))) return parsed.data;
	throw new ApprovalError("APPROVAL_MALFORMED", {
		message: "The subject of an act is not the change that it speaks of.",
	});
}
