import { sha256Hex } from "@countersign/core/kit";
import type { Inspection, SkippedFile } from "@countersign/core/model";
import type { ArtifactCache } from "../cache/artifact-cache.ts";
import { findLanguage, findManifestLanguage } from "../parse/find-language.ts";
import type { InspectFile } from "./artifacts.ts";

/** What an inspection found; who looked, and by which rules, is known without looking. */
export type Outcome = Omit<Inspection, "engine" | "rules">;

interface Inspected {
	readonly targets: readonly InspectFile[];
	readonly project: readonly InspectFile[];
}

/** These may go away by themselves, on another machine or another day; the others follow from the content. */
const PASSING: readonly SkippedFile["code"][] = ["timeout", "engine-error", "unreadable"];

function isRead(path: string): boolean {
	return findLanguage(path) !== undefined || findManifestLanguage(path) !== undefined;
}

/**
 * The key of a whole inspection: everything that decides its result. Of files that nothing reads, only the paths do,
 * because imports are resolved against them.
 * @param scope what distinguishes other rules and versions.
 */
export function getOutcomeKey(scope: string, { targets, project }: Inspected): string {
	const whole = targets.map(({ path, digest }) => `${path}\0${digest}`);
	const around = project.map(({ path, digest }) => (isRead(path) ? `${path}\0${digest}` : path));
	return sha256Hex(["outcome2", scope, ...whole, "", ...around].join("\0\0"));
}

export function findOutcome(cache: ArtifactCache, key: string): Outcome | null {
	const text = cache.find(key);
	// Written by this version of this program: the key says so.
	return text === null ? null : (JSON.parse(text) as Outcome);
}

/** Keeps an outcome unless another run could come to another one. */
export function keepOutcome(cache: ArtifactCache, key: string, outcome: Outcome): void {
	if (outcome.skipped.some(({ code }) => PASSING.includes(code))) return;
	cache.put(key, JSON.stringify(outcome));
}
