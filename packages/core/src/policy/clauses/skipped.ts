import { groupBy } from "../../kit/index.ts";
import { type Reason, type SkippedFile, Tier } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import type { Docket, JudgedFile } from "../docket.ts";
import { isSourcePath } from "../source-files.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

type SkipCode = SkippedFile["code"];

interface SkipEntry {
	readonly meaning: string;
	readonly next: string | null;
}

const SKIPS: Readonly<Record<SkipCode, SkipEntry>> = {
	unreadable: { meaning: "could not be read", next: "countersign doctor" },
	"too-large": { meaning: "too large to inspect", next: "countersign explain file-not-inspected" },
	"too-deep": { meaning: "nested too deeply to inspect", next: "countersign explain file-not-inspected" },
	unparsable: {
		meaning: "not valid in the language of its name",
		next: "countersign explain file-not-inspected",
	},
	timeout: { meaning: "took too long to inspect", next: "countersign explain file-not-inspected" },
	"not-text": {
		meaning: "source code by name, but not text",
		next: "countersign explain file-not-inspected",
	},
	"missing-blob": { meaning: "not in this clone", next: "git fetch --refetch" },
	"engine-error": { meaning: "made the engine fail", next: "countersign doctor" },
};

interface Skip {
	readonly judged: JudgedFile;
	readonly code: SkipCode;
}

/** What the engine reports, and source files that never reached it because git calls them binary. */
function findSkips({ files, input }: Docket): readonly Skip[] {
	const skips = new Map<string, Skip>();
	for (const judged of files.values()) {
		const { path, kind, status } = judged.file;
		if (status !== "deleted" && kind === "binary" && isSourcePath(path))
			skips.set(`${path} not-text`, { judged, code: "not-text" });
	}
	for (const { path, code } of input.inspection.skipped) {
		const judged = files.get(path);
		const isExpected = code === "not-text" && !isSourcePath(path);
		if (judged && judged.file.status !== "deleted" && !isExpected)
			skips.set(`${path} ${code}`, { judged, code });
	}
	return [...skips.values()].sort((a, b) => (a.judged.file.path < b.judged.file.path ? -1 : 1));
}

function toReasons(docket: Docket, tier: Tier, skips: readonly Skip[]): readonly Reason[] {
	const isSource = ({ judged }: Skip) => isSourcePath(judged.file.path);
	const groups = groupBy(skips, (skip) => `${skip.code} ${isSource(skip)}`);
	return [...groups.values()].flatMap((group): readonly Reason[] => {
		const [first] = group;
		const action = docket.rules.require[tier].skipped;
		if (!first || action === "allow") return [];
		const paths = group.map(({ judged }) => judged.file.path);
		const { meaning, next } = SKIPS[first.code];
		return [
			createReason(docket, {
				code: "file-not-inspected",
				outcome: isSource(first) ? action : "warn",
				clause: `require.${tier}.skipped`,
				message: `${count(paths.length, `${tier} file`)} not inspected (${meaning}): ${list(paths)}`,
				places: paths.map((path) => ({ path, lines: null })),
				next,
			}),
		];
	});
}

export const skippedClause: Clause = {
	name: "require",
	evaluate: (docket) => {
		const skips = findSkips(docket);
		return Tier.options.flatMap((tier) =>
			toReasons(
				docket,
				tier,
				skips.filter(({ judged }) => judged.tier === tier),
			),
		);
	},
};
