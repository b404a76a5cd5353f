import type { Facts } from "../machine.ts";
import { KINDS } from "./events.ts";
import type { HookMeasurement } from "./measure-hooks.ts";

/** Issue 3: a hook takes at most three times as long as a start of Node that does nothing. */
export const LIMIT = 3;

export interface HookResults {
	readonly facts: Facts;
	readonly rounds: number;
	readonly limit: number;
	readonly measurements: readonly HookMeasurement[];
}

function renderRow(agent: string, rows: readonly HookMeasurement[]): string {
	const cells = KINDS.map((kind) => {
		const row = rows.find((one) => one.agent === agent && one.kind === kind);
		if (!row) return "";
		const { median } = row.ratio;
		const quiet = row.milliseconds.min / row.empty.min;
		return `${median.toFixed(2)} (${quiet.toFixed(2)})${median > LIMIT ? " **over**" : ""}`;
	});
	return `| ${[agent, ...cells].join(" | ")} |`;
}

export function renderHooks({ facts, rounds, measurements }: HookResults): string {
	const { countersign, cpu, coresUsed, cores, system, load, node, date } = facts;
	const agents = [...new Set(measurements.map(({ agent }) => agent))];
	const modified = countersign.modified ? ", modified" : "";
	const empty = measurements.map((row) => row.empty.median).toSorted((a, b) => a - b);
	return `# What a hook costs

Wall time of \`countersign capture\` ÷ \`node -e 0\`, started in turn: median of ${rounds} rounds; the bar is ${LIMIT}. In brackets
the fastest of ours ÷ the fastest of Node's, which other work on the machine disturbs least. A start of Node took ${(empty[Math.floor(empty.length / 2)] ?? 0).toFixed(0)} ms.
Run \`npm run bench:capture\` to repeat it.

| assistant | ${KINDS.join(" | ")} |
| --- | ${KINDS.map(() => "---").join(" | ")} |
${agents.map((agent) => renderRow(agent, measurements)).join("\n")}

- ${date.slice(0, 10)}, Countersign ${countersign.version} (${countersign.commit}${modified}), Node ${node}
- ${cpu}, ${coresUsed} of ${cores} cores, ${system}, load ${load} when it began
- aider has no hooks that report edits.
`;
}
