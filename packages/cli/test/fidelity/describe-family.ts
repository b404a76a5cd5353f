import { afterAll, describe, expect, it } from "vitest";
import { FAMILIES, type Family } from "./families/index.ts";
import { playScenario } from "./play.ts";
import { getFigures, renderScoreboard, Scoreboard } from "./score.ts";
import { removeTemplates } from "./templates.ts";

/**
 * Plays a family's scenarios. A known gap must still fall short, so that a repair is noticed; one that cannot even be
 * judged (an error that says why) is one too.
 */
export function describeFamily(family: Family, count: number): void {
	const board = new Scoreboard();
	const gaps = new Scoreboard();

	afterAll(async () => {
		console.log(`${family}\n${renderScoreboard(board)}`);
		await removeTemplates();
	});

	describe(`fidelity: ${family}`, () => {
		it(`has ${count} scenarios or more, under names of their own`, () => {
			const names = FAMILIES[family].map(({ operation, name }) => `${operation}: ${name}`);
			expect(names.length).toBeGreaterThanOrEqual(count);
			expect(new Set(names).size).toBe(names.length);
		});

		for (const scenario of FAMILIES[family]) {
			const { operation, name, gap } = scenario;
			const run = async () => {
				const score = await playScenario(scenario);
				(gap === null ? board : gaps).add(operation, score);
				expect({ wrong: score.wrong, missed: score.missed }).toEqual({ wrong: [], missed: [] });
			};
			if (gap === null) it(`${operation}: ${name}`, run);
			else it.fails(`${operation}: ${name} (known gap: ${gap})`, run);
		}

		it("meets the bars for every operation", () => {
			for (const [operation, score] of board.list()) {
				const { precision, recall, falseHuman } = getFigures(score);
				expect(falseHuman, operation).toBe(0);
				expect(precision, operation).toBeGreaterThanOrEqual(0.999);
				expect(recall, operation).toBeGreaterThanOrEqual(0.98);
			}
		});
	});
}
