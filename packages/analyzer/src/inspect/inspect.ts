import type { Inspection } from "@countersign/core/model";
import { openArtifactCache } from "../cache/artifact-cache.ts";
import type { InspectRequest } from "./inspect-request.ts";
import { findOutcome, getOutcomeKey } from "./inspection-cache.ts";
import { type EngineOptions, getCacheScope } from "./session.ts";

const NAME = "countersign-analyzer";

function describe({ version, rules }: EngineOptions): Pick<Inspection, "engine" | "rules"> {
	return {
		engine: { name: NAME, version },
		rules: { digest: rules.digest, count: rules.count, problems: rules.problems },
	};
}

/** Runs all rules over the targets, following data through the project around them. */
export async function inspect(options: EngineOptions, request: InspectRequest): Promise<Inspection> {
	const cache = await openArtifactCache(options.cacheFile);
	try {
		const known = findOutcome(cache, getOutcomeKey(getCacheScope(options), request));
		if (known) return { ...describe(options), ...known };
		// The engine is by far the larger part of the program: loaded only where there is something to find out.
		const { inspectFresh } = await import("./inspect-fresh.ts");
		return { ...describe(options), ...(await inspectFresh(options, request, cache)) };
	} finally {
		cache.close();
	}
}
