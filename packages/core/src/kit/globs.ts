import picomatch from "picomatch";

/**
 * Extended globs (`+(a|aa)`) turn into nested quantifiers, which a hostile name can make run for ever; negation would
 * let one entry of a list match nearly everything.
 */
const OPTIONS = { dot: true, noextglob: true, nonegate: true, windows: false } as const;

/** The first glob of a list that matches, null when none does. Compiled once; case-sensitive as paths are in git. */
export type GlobMatcher = (path: string) => string | null;

function compile(globs: readonly string[], options: picomatch.PicomatchOptions): GlobMatcher {
	const compiled = globs.map((glob) => ({ glob, matches: picomatch(glob, options) }));
	return (text) => compiled.find((entry) => entry.matches(text))?.glob ?? null;
}

/** Matches repository paths: `*` stays within a folder, `**` crosses folders, leading dots are nothing special. */
export function compilePathGlobs(globs: readonly string[]): GlobMatcher {
	return compile(globs, OPTIONS);
}

/** Matches names such as `anthropic/claude-opus`: `*` crosses slashes, case does not matter. */
export function compileNameGlobs(globs: readonly string[]): GlobMatcher {
	return compile(globs, { ...OPTIONS, bash: true, nocase: true });
}
