import { openRepository, readOrigins } from "@countersign/core";
import { afterAll, describe, expect, it } from "vitest";
import { prepare, SCENARIOS } from "./fidelity/scenarios.ts";
import { createScore, type Score, World } from "./fidelity/world.ts";

const scores = new Map<string, Score>();

function scoreOf(operation: string): Score {
	const score = scores.get(operation) ?? createScore();
	scores.set(operation, score);
	return score;
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

function addScore(total: Score, next: Score): void {
	total.aiLines += next.aiLines;
	total.aiFound += next.aiFound;
	total.aiClaims += next.aiClaims;
	total.personLines += next.personLines;
	total.personFound += next.personFound;
	total.wrong.push(...next.wrong);
	total.missed.push(...next.missed);
}

function renderTable(): string {
	const rows = [...scores].map(([operation, score]) => {
		const precision = share(
			score.aiClaims - score.wrong.filter((one) => one.includes(" is ai")).length,
			score.aiClaims,
		);
		const figures = [
			precision,
			share(score.aiFound, score.aiLines),
			share(score.personFound, score.personLines),
		];
		return `${operation.padEnd(18)} ${figures.map((one) => one.toFixed(4)).join("  ")}  ${score.aiLines}`;
	});
	return ["operation          precision recall  person  lines of assistants", ...rows].join("\n");
}

async function run(play: (world: World) => readonly string[] | undefined): Promise<Score> {
	const world = new World();
	try {
		prepare(world);
		const paths = play(world) ?? ["a.ts"];
		world.commit("End");
		const score = createScore();
		await world.check(paths, score);
		return score;
	} finally {
		world.origin.remove();
	}
}

afterAll(() => console.log(renderTable()));

describe("fidelity", () => {
	it("has sixty scenarios or more", () => {
		expect(SCENARIOS.length).toBeGreaterThanOrEqual(60);
	});

	it.each(SCENARIOS.map((one) => [one.operation, one.name, one.play] as const))(
		"%s: %s",
		async (operation, _name, play) => {
			const score = await run(play);
			addScore(scoreOf(operation), score);
			expect(score.wrong).toEqual([]);
			expect(score.missed).toEqual([]);
		},
	);

	it("knows staged lines, which no commit holds yet", async () => {
		const world = new World();
		try {
			prepare(world);
			world.insert("cursor", "a.ts", [2, 3]);
			world.insert("hand", "a.ts", [9, 2]);
			world.git("add", "--all");
			const { provenance } = await readOrigins(await openRepository(world.origin.root), { staged: true });
			expect(provenance.lines).toEqual({ ai: 3, human: 0, mixed: 0, unknown: 2 });
		} finally {
			world.origin.remove();
		}
	});

	it("meets the bars for every operation", () => {
		for (const [operation, score] of scores) {
			expect(score.wrong, operation).toEqual([]);
			expect(share(score.aiFound, score.aiLines), operation).toBeGreaterThanOrEqual(0.98);
		}
	});
});
