const MAX_PATH = 4_096;
/** `C:\\`, `file://`, `https://`; a colon elsewhere is legal in a file name. */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]{0,30}:[\\/]/;

/** Whether a path named by evidence is repository-relative and stays inside: no root, drive, URL, `.` or `..`. */
export function isEvidencePath(path: string): boolean {
	if (path === "" || path.length > MAX_PATH || path.includes("\0")) return false;
	if (path.startsWith("/") || path.startsWith("\\") || SCHEME.test(path)) return false;
	return path.split(/[/\\]/).every((segment) => segment !== ".." && segment !== ".");
}
