import type { SkippedFile } from "@countersign/core/model";
import type { ArtifactCache } from "../cache/artifact-cache.ts";
import type { RuleSet } from "../rules/load-rules.ts";
import type { RuleEngine } from "./rule-engine.ts";

/** Where the engine's parts lie and what it may use. */
export interface EngineOptions {
	readonly version: string;
	/** Tells builds of one version apart, because a cache outlives a build; the version when absent. */
	readonly build?: string;
	readonly rules: RuleSet;
	/** Folder of the grammars; null takes them from the installed packages. */
	readonly grammarFolder: string | null;
	/** SQLite file for results by content; null for none. */
	readonly cacheFile: string | null;
	/** Entry of the worker threads; null runs everything in this thread. */
	readonly workerEntry: URL | null;
	readonly workers: number;
	/** Told what is done of how much, for progress on long runs. */
	readonly onProgress?: (done: number, total: number) => void;
	/** Told how long each phase took, in milliseconds. */
	readonly onTiming?: (phase: string, milliseconds: number) => void;
}

/** One inspection: what it uses, and what it could not do. */
export interface Session {
	readonly options: EngineOptions;
	readonly engine: RuleEngine;
	readonly cache: ArtifactCache;
	readonly skipped: SkippedFile[];
	/** Paths that could not be read, so that nothing is concluded from their absence. */
	readonly unread: Set<string>;
}

/** What distinguishes results of other builds in the cache, where rules decide nothing. */
export function getBuildScope({ version, build = "" }: EngineOptions): string {
	return `${version}\0${build}`;
}

/** What distinguishes results of other rules and builds in the cache. */
export function getCacheScope(options: EngineOptions): string {
	return `artifact3\0${getBuildScope(options)}\0${options.rules.digest}`;
}
