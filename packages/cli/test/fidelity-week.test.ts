import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCommand } from "./cli-harness.ts";
import { Office } from "./fidelity/office.ts";
import { getFigures, type Score } from "./fidelity/score.ts";
import { WEEK } from "./fidelity/week.ts";

const RIGHT = { wrong: [], missed: [], falseHuman: [] };

function pickLapses({ wrong, missed, falseHuman }: Score) {
	return { wrong, missed, falseHuman };
}

/** Nine assistants' payloads, one editor's and a hand; branches, rebases, a squash by the forge, a revert, a formatter. */
describe("a week of work through the command", () => {
	const office = new Office();
	beforeAll(buildCommand);
	afterAll(() => office.remove());

	it.each(WEEK)("is blamed right on every line after %s", (_day, work) => {
		work(office);
		expect(pickLapses(office.judge())).toEqual(RIGHT);
	});

	it("is blamed right on the release branch", () => {
		office.git("checkout", "-q", "release");
		expect(pickLapses(office.judge())).toEqual(RIGHT);
		office.git("checkout", "-q", "main");
	});

	it("is blamed right in a colleague's clone, once it pulled", () => {
		office.enter("colleague");
		office.git("pull", "-q", "--rebase");
		office.countersign(["provenance", "pull"]);
		const score = office.judge();
		expect(pickLapses(score)).toEqual(RIGHT);
		expect(getFigures(score)).toMatchObject({ precision: 1, recall: 1, personRecall: 1 });
	});
});
