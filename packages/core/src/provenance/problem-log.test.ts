import { describe, expect, it } from "vitest";
import { ProvenanceError } from "./errors.ts";
import { ProblemLog } from "./problem-log.ts";

describe("ProblemLog", () => {
	it("lists each problem once", () => {
		const log = new ProblemLog();
		for (let i = 0; i < 3; i += 1) log.add("PROVENANCE_TRACE_UNPLACED", "traces.jsonl:1", "No commit id.");
		log.add("PROVENANCE_TRACE_UNPLACED", "traces.jsonl:2", "No commit id.");
		expect(log.list().map(({ where }) => where)).toEqual(["traces.jsonl:1", "traces.jsonl:2"]);
	});

	it("turns only errors about evidence into problems", () => {
		const log = new ProblemLog();
		const refuse = () => {
			throw new ProvenanceError("PROVENANCE_NOTE_MALFORMED", { message: "It has no line." });
		};
		const fail = () => {
			throw new TypeError("ours");
		};
		expect(log.attempt("note", refuse)).toBeNull();
		expect(log.list()).toEqual([
			{ code: "PROVENANCE_NOTE_MALFORMED", where: "note", message: "It has no line." },
		]);
		expect(() => log.attempt("note", fail)).toThrow(TypeError);
	});
});
