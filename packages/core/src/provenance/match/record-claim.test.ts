import { expect, it } from "vitest";
import type { ProvenanceRecord } from "../../model/index.ts";
import { sampleRecord } from "../testing/sample-record.ts";
import { chooseAuthors } from "./choose-claims.ts";
import { toRecordClaim } from "./record-claim.ts";
import type { Author } from "./run-index.ts";

const RECORD = sampleRecord({ tool: { name: "claude-code", version: null }, model: "opus" });
const DECLARED = { format: "trailers", grade: "declared" } as const;

it("takes an imported record for no more than it was made of", () => {
	expect(toRecordClaim(RECORD).grade).toBe("captured");
	expect(toRecordClaim({ ...RECORD, imported: DECLARED })).toMatchObject({ origin: "ai", grade: "declared" });
	const person = { ...RECORD, kind: "human" } as const;
	expect(toRecordClaim(person).origin).toBe("human");
	expect(toRecordClaim({ ...person, imported: DECLARED }).origin).toBe("unknown");
});

it("prefers an older captured record to a younger declared one", () => {
	const author = (id: string, at: number, record: ProvenanceRecord): Author => {
		const imported = record.imported !== undefined;
		return { id, kind: record.kind, path: record.path, at, imported, claim: toRecordClaim(record) };
	};
	const captured = author("a", 1, RECORD);
	const declared = author("b", 2, { ...RECORD, imported: DECLARED });
	const both = [captured, declared].map((one) => ({ author: one, near: true }));
	expect(chooseAuthors(both)).toEqual([captured]);
	expect(chooseAuthors(both.slice(1))).toEqual([declared]);
});

it("prefers what was captured here to what was imported, but lets no import hide an assistant", () => {
	const author = (id: string, at: number, record: ProvenanceRecord): Author => {
		const imported = record.imported !== undefined;
		return { id, kind: record.kind, path: record.path, at, imported, claim: toRecordClaim(record) };
	};
	const from = { format: "agent-trace", grade: "captured" } as const;
	const own = author("a", 1, RECORD);
	const ownPerson = author("b", 1, { ...RECORD, kind: "human" });
	const foreign = author("c", 2, { ...RECORD, imported: from });
	const foreignPerson = author("d", 2, { ...RECORD, kind: "human", imported: from });
	const choose = (...authors: readonly Author[]) =>
		chooseAuthors(authors.map((one) => ({ author: one, near: true })));
	expect(choose(foreign, own)).toEqual([own]);
	expect(choose(foreignPerson, own)).toEqual([own]);
	expect(choose(foreign, ownPerson)).toEqual([foreign]);
});
