/** What became of the lines that the oracle knows. */
export interface Score {
	lines: number;
	/** Lines of assistants, and how many of them were found with the right tool. */
	aiLines: number;
	aiFound: number;
	/** Lines called `ai`, and how many of them wrongly. */
	aiClaims: number;
	aiWrong: number;
	personLines: number;
	personFound: number;
	/** Lines called `human` that no recorded person wrote; also in `wrong`. */
	readonly falseHuman: string[];
	/** Lines called something that is not so, each described. */
	readonly wrong: string[];
	/** Lines called `unknown` whose writer was recorded. */
	readonly missed: string[];
}

export function createScore(): Score {
	return {
		lines: 0,
		aiLines: 0,
		aiFound: 0,
		aiClaims: 0,
		aiWrong: 0,
		personLines: 0,
		personFound: 0,
		falseHuman: [],
		wrong: [],
		missed: [],
	};
}

const COUNTS = ["lines", "aiLines", "aiFound", "aiClaims", "aiWrong", "personLines", "personFound"] as const;

export function addScore(total: Score, next: Score): void {
	for (const key of COUNTS) total[key] += next[key];
	for (const key of ["falseHuman", "wrong", "missed"] as const) total[key].push(...next[key]);
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

export interface Figures {
	readonly precision: number;
	readonly recall: number;
	readonly personRecall: number;
	readonly falseHuman: number;
	readonly aiLines: number;
	readonly lines: number;
}

export function getFigures(score: Score): Figures {
	return {
		precision: share(score.aiClaims - score.aiWrong, score.aiClaims),
		recall: share(score.aiFound, score.aiLines),
		personRecall: share(score.personFound, score.personLines),
		falseHuman: score.falseHuman.length,
		aiLines: score.aiLines,
		lines: score.lines,
	};
}

/** Scores by operation. */
export class Scoreboard {
	readonly #scores = new Map<string, Score>();

	add(operation: string, score: Score): void {
		const total = this.#scores.get(operation) ?? createScore();
		addScore(total, score);
		this.#scores.set(operation, total);
	}

	list(): readonly (readonly [operation: string, score: Score])[] {
		return [...this.#scores].sort(([a], [b]) => (a < b ? -1 : 1));
	}

	sum(): Score {
		const total = createScore();
		for (const score of this.#scores.values()) addScore(total, score);
		return total;
	}
}

const HEAD = ["operation", "precision", "recall", "person recall", "false human", "AI lines", "lines"];

/** A table in Markdown, one row an operation, the sum last. */
export function renderScoreboard(board: Scoreboard, sum = board.sum()): string {
	const rows = [...board.list(), ["all", sum] as const].map(([operation, score]) => {
		const { precision, recall, personRecall, falseHuman, aiLines, lines } = getFigures(score);
		const shares = [precision, recall, personRecall].map((one) => one.toFixed(4));
		return [operation, ...shares, ...[falseHuman, aiLines, lines].map(String)];
	});
	const widths = HEAD.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
	const render = (row: readonly string[]) =>
		`| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(" | ")} |`;
	const rule = `|${widths.map((width, at) => (at === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
	return [render(HEAD), rule, ...rows.map(render)].join("\n");
}
