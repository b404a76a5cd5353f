import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Commit } from "../model/index.ts";
import { parseCommit } from "./commit-object.ts";

const ID = "1".repeat(40);
const TREE = `tree ${"2".repeat(40)}`;

describe("parseCommit", () => {
	it("reads headers, zone, encoding and the whole message", () => {
		const head = [
			TREE,
			`parent ${"3".repeat(40)}`,
			"author Jos\u00e9 <j@x> 1700000000 +0530",
			"committer C <c@x> 0 -0030",
		];
		const raw = Buffer.from(
			`${[...head, "encoding ISO-8859-1", "gpgsig -----BEGIN", " parent x"].join("\n")}\n\nfirst\n\nb\u00f6dy\n`,
			"latin1",
		);
		expect(parseCommit(ID, raw)).toEqual({
			id: ID,
			tree: "2".repeat(40),
			parents: ["3".repeat(40)],
			author: { name: "José", email: "j@x" },
			committer: { name: "C", email: "c@x" },
			authoredAt: "2023-11-15T03:43:20+05:30",
			committedAt: "1969-12-31T23:30:00-00:30",
			message: "first\n\nbödy\n",
		});
	});

	it("gives an absurd date and a damaged author a plain form", () => {
		const raw = Buffer.from(`${TREE}\nauthor nobody\ncommitter <> 999999999999999 +0000\n\nx`);
		expect(parseCommit(ID, raw)).toMatchObject({
			author: { name: "nobody", email: "" },
			authoredAt: "1970-01-01T00:00:00+00:00",
		});
	});

	it("always gives a valid commit or refuses", () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 6 }), (lines) => {
				const raw = Buffer.from([TREE, ...lines.map((line) => `author ${line}`)].join("\n"));
				expect(Commit.safeParse(parseCommit(ID, raw)).success).toBe(true);
			}),
		);
		expect(() => parseCommit(ID, Buffer.from("author x"))).toThrow(/names no tree/);
	});
});
