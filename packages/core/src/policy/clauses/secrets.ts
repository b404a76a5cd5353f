import type { Finding } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import { linesOf } from "../docket.ts";
import { count, explainRule, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

export function isSecret(finding: Finding): boolean {
	return finding.category === "hardcoded-secret";
}

/** A leaked secret is spent whoever wrote it and wherever it stands: neither tier nor origin counts. */
export const secretsClause: Clause = {
	name: "secrets",
	evaluate: (docket) => {
		const secrets = docket.cases.map(({ finding }) => finding).filter(isSecret);
		const [first] = secrets;
		if (!first) return [];
		const where = secrets.map(({ path, range }) => `${path}:${range.startLine}`);
		return [
			createReason(docket, {
				code: "hardcoded-secret",
				outcome: docket.rules.secrets.action,
				clause: "secrets.action",
				message: `${count(secrets.length, "secret")} in the added lines: ${list(where)}; take it out and revoke it`,
				places: secrets.map(({ path, range }) => ({ path, lines: linesOf(range) })),
				findings: secrets.map(({ fingerprint }) => fingerprint),
				next: explainRule(first.ruleId),
			}),
		];
	},
};
