/** Languages whose code the engine reads, and scripts that run without being built. */
const SOURCE_EXTENSION =
	/\.(?:[cm]?[jt]sx?|vue|svelte|py|pyi|go|java|kt|scala|rb|php|cs|fs|rs|c|h|cc|cpp|hpp|swift|sh|bash|ps1|sql|tf)$/i;

/**
 * Whether a path names source code. Git calls a file binary when it holds one NUL byte, so the content's kind must not
 * decide whether a file had to be inspected.
 */
export function isSourcePath(path: string): boolean {
	return SOURCE_EXTENSION.test(path);
}
