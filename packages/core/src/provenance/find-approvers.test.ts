import fc from "fast-check";
import { expect, it } from "vitest";
import type { Commit } from "../model/index.ts";
import { findDeclaredApprovers } from "./find-approvers.ts";

const AUTHOR = { name: "Ada Lovelace", email: "ada@example.com" };

function toCommit(message: string): Commit {
	const [id, tree] = ["1".repeat(40), "2".repeat(40)];
	return {
		id,
		tree,
		parents: [],
		author: AUTHOR,
		committer: AUTHOR,
		authoredAt: "2026-03-01T08:00:00Z",
		message,
	};
}

it.each<[string, string, readonly string[]]>([
	["a reviewer", "Reviewed-by: Bob <bob@example.com>", ["Bob reviewed-by"]],
	["without an address", "Approved-by: Bob", ["Bob approved-by"]],
	["in any case, with blanks", "REVIEWED-BY : Bob <bob@example.com>", ["Bob reviewed-by"]],
	["a maintainer who signs off", "Signed-off-by: Bob <bob@example.com>", ["Bob signed-off-by"]],
	["the author", "Signed-off-by: Ada L. <ADA@example.com>", []],
	["the author by name", "Reviewed-by: ada lovelace <other@example.com>", []],
	["an assistant", "Reviewed-by: Claude <noreply@anthropic.com>", []],
	["a bot", "Approved-by: renovate[bot] <bot@renovateapp.com>", []],
	["nobody", "Reviewed-by: ", []],
	["another trailer", "Tested-by: Bob <bob@example.com>", []],
	["the same person twice", "Reviewed-by: Bob <b@x.org>\nApproved-by: Robert <B@X.org>", ["Bob reviewed-by"]],
	[
		"two people",
		"Reviewed-by: Bob <b@x.org>\nApproved-by: Eve <e@x.org>",
		["Bob reviewed-by", "Eve approved-by"],
	],
	["escape sequences", "Reviewed-by: \u001b[31mBob <b@x.org>", ["[31mBob reviewed-by"]],
])("reads %s", (_name, trailers, expected) => {
	const found = findDeclaredApprovers(toCommit(`Subject\n\nText.\n\n${trailers}\n`));
	expect(found.map(({ name, source }) => `${name} ${source}`)).toEqual(expected);
	expect(found.every(({ grade }) => grade === "declared")).toBe(true);
});

it("looks at the last paragraph alone, and never at the subject", () => {
	expect(findDeclaredApprovers(toCommit("Reviewed-by: Bob <b@x.org>"))).toEqual([]);
	expect(findDeclaredApprovers(toCommit("Subject\n\nReviewed-by: Bob <b@x.org>\n\nMore text."))).toEqual([]);
});

it("survives whatever a message holds", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
			const found = findDeclaredApprovers(toCommit(`Subject\n\nReviewed-by:${text}`));
			expect(found.length).toBeLessThanOrEqual(50);
		}),
	);
});
