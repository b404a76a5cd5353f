/** Collects how long each stage took. */
export interface Timings {
	readonly add: (stage: string, milliseconds: number) => void;
	/** One line a stage, in the order in which they ended. */
	readonly render: () => string;
}

export function createTimings(): Timings {
	const start = performance.now();
	const rows: (readonly [stage: string, milliseconds: number])[] = [];
	const draw = ([stage, milliseconds]: (typeof rows)[number]): string =>
		`  ${stage.padEnd(20)} ${milliseconds.toFixed(0).padStart(7)} ms`;
	return {
		add: (stage, milliseconds) => rows.push([stage, milliseconds]),
		render: () => {
			const all: (typeof rows)[number][] = [...rows, ["total", performance.now() - start]];
			return `timing\n${all.map(draw).join("\n")}\n`;
		},
	};
}
