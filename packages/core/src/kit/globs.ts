import picomatch from "picomatch";

/**
 * Extended globs (`+(a|aa)`) turn into nested quantifiers, which a hostile name can make run for ever; negation would
 * let one entry of a list match nearly everything.
 */
const OPTIONS = { dot: true, noextglob: true, nonegate: true, windows: false } as const;

/** Bounds the polynomial that is left: with few stars in a glob, names of this length take well under a second. */
const MAX_TEXT = 1024;

/** The first glob of a list that matches, null when none does. Compiled once; case-sensitive as paths are in git. */
export type GlobMatcher = (text: string) => string | null;

/** picomatch hands these on to the regular expression, but folders are called `(auth)` and files `+page.svelte`. */
function escapeRegexSyntax(glob: string): string {
	return glob.replace(/[()+|^$]/g, "\\$&");
}

function compile(globs: readonly string[], options: picomatch.PicomatchOptions): GlobMatcher {
	const compiled = globs.map((glob) => ({ glob, matches: picomatch(escapeRegexSyntax(glob), options) }));
	return (text) => {
		if (text.length > MAX_TEXT) {
			throw new RangeError(
				`The name ${text.slice(0, 80)}… has ${text.length} characters; at most ${MAX_TEXT} can be matched.`,
			);
		}
		return compiled.find((entry) => entry.matches(text))?.glob ?? null;
	};
}

/**
 * Matches repository paths: `*` stays within a folder, `**` crosses folders, leading dots are nothing special. The
 * matcher throws RangeError for a path so long that matching could take forever: to call it "no match" would be a guess.
 */
export function compilePathGlobs(globs: readonly string[]): GlobMatcher {
	return compile(globs, OPTIONS);
}

/** Matches names such as `anthropic/claude-opus`: `*` crosses slashes, case does not matter. Throws as for paths. */
export function compileNameGlobs(globs: readonly string[]): GlobMatcher {
	return compile(globs, { ...OPTIONS, bash: true, nocase: true });
}
