import { join } from "node:path";
import { type Bench, pinned } from "./bench.ts";
import { type Measurement, own } from "./measurement.ts";
import { repeat, runProgram } from "./run-program.ts";
import { summarizePairs } from "./statistics.ts";

/** How long nothing takes: three ways to start, in turn, so that each has the same machine around it. */
export async function measureStart(bench: Bench): Promise<readonly Measurement[]> {
	bench.say("start");
	const { node, entry, root } = bench;
	const commands = {
		empty: pinned(bench, [node, "-e", "0"]),
		direct: pinned(bench, [node, entry, "--version"]),
		launcher: pinned(bench, [join(root, "bin/countersign"), "--version"]),
	};
	const time = async (name: keyof typeof commands): Promise<number> => {
		const run = await runProgram({ ...commands[name], cwd: root, accepts: [0] });
		return run.milliseconds;
	};
	const rounds = await repeat(bench.isQuick ? 5 : 31, async () => ({
		empty: await time("empty"),
		direct: await time("direct"),
		launcher: await time("launcher"),
	}));
	const empty = rounds.map((round) => round.empty);
	const direct = rounds.map((round) => round.direct);
	const launcher = rounds.map((round) => round.launcher);
	return [
		own({
			topic: "start",
			subject: "`countersign --version` ÷ `node -e 0`",
			unit: "×",
			summary: summarizePairs(direct, empty, (ours, theirs) => ours / theirs),
			bar: { relation: "≤", limit: 2 },
		}),
		own({
			topic: "start",
			subject: "`bin/countersign` − `node dist/countersign.js`",
			unit: "ms",
			summary: summarizePairs(launcher, direct, (ours, theirs) => ours - theirs),
			bar: { relation: "<", limit: 20 },
			note: "what the launcher of a clone adds to a start that is not the first",
		}),
		own({
			topic: "start",
			subject: "`bin/countersign --version` ÷ `node -e 0`",
			unit: "×",
			summary: summarizePairs(launcher, empty, (ours, theirs) => ours / theirs),
		}),
	];
}
