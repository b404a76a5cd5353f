import { spawnSync } from "node:child_process";
import { type Summary, summarize, summarizePairs } from "../statistics.ts";
import type { HookProject } from "./create-project.ts";
import { type EventKind, HOOK_EVENTS, type HookEvent } from "./events.ts";

/** One event of one assistant against a start of Node that does nothing. */
export interface HookMeasurement {
	readonly agent: string;
	readonly kind: EventKind;
	readonly ratio: Summary;
	readonly milliseconds: Summary;
	readonly empty: Summary;
}

export interface HookBench {
	readonly project: HookProject;
	readonly command: readonly [program: string, ...args: string[]];
	readonly entry: string;
	readonly rounds: number;
	readonly say: (text: string) => void;
}

/** @throws Error when the command complains: a hook that fails is fast. */
function time({ project, command }: HookBench, args: readonly string[], input: string): number {
	const [program, ...rest] = command;
	const started = performance.now();
	const result = spawnSync(program, [...rest, ...args], {
		cwd: project.folder,
		env: project.env,
		input,
		encoding: "utf8",
	});
	const milliseconds = performance.now() - started;
	if (result.status !== 0 || result.stderr !== "") throw new Error(`${args.join(" ")}: ${result.stderr}`);
	return milliseconds;
}

function measureEvent(bench: HookBench, { agent, kind, toEarlier, toEvent }: HookEvent): HookMeasurement {
	const [ours, empty]: [number[], number[]] = [[], []];
	// The first start of all compiles what later ones find compiled: once for each version, not for each event.
	for (let round = -1; round < bench.rounds; round += 1) {
		const place = bench.project.begin(round + 1);
		const capture = [bench.entry, "capture", "--agent", agent];
		if (toEarlier) time(bench, capture, JSON.stringify(toEarlier(place)));
		bench.project.change(round + 1);
		const event = JSON.stringify(toEvent(place));
		const nothing = time(bench, ["-e", "0"], event);
		const hook = time(bench, capture, event);
		if (round < 0) continue;
		empty.push(nothing);
		ours.push(hook);
	}
	const ratio = summarizePairs(ours, empty, (hook, nothing) => hook / nothing);
	return { agent, kind, ratio, milliseconds: summarize(ours), empty: summarize(empty) };
}

export function measureHooks(bench: HookBench): readonly HookMeasurement[] {
	return HOOK_EVENTS.map((event) => {
		const row = measureEvent(bench, event);
		bench.say(`${row.agent}, ${row.kind}: ${row.ratio.median.toFixed(2)} ×`);
		return row;
	});
}
