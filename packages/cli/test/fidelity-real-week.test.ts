import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCommand } from "./cli-harness.ts";
import { type Desk, judgeDesk, listTellingMisses, openDesk, REAL_WEEK } from "./fidelity/real-week.ts";

/** The project itself: a repository with a history that no scenario made. Others: `node …/real-week.ts --repo`. */
describe("a week of work in a real repository", () => {
	let desk: Desk | undefined;
	beforeAll(async () => {
		await buildCommand();
		desk = openDesk(join(import.meta.dirname, "../../.."));
	});
	afterAll(() => desk?.office.remove());

	it.each(REAL_WEEK)("is blamed right after %s", (_day, work) => {
		if (desk === undefined) throw new Error("There is no clone.");
		work(desk);
		const score = judgeDesk(desk);
		expect({ wrong: score.wrong, falseHuman: score.falseHuman, missed: listTellingMisses(score) }).toEqual({
			wrong: [],
			falseHuman: [],
			missed: [],
		});
	});
});
