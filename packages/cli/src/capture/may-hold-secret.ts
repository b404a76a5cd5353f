/** Beginnings and names that scanners trust, whatever follows. */
const PREFIX =
	/:\/\/|-----|xox|xapp-|sk-|shp[a-z]{2}_|gh[a-z]_|github_pat|npm_|lin_api|ops_|SG\.|aws|secret|account|token|passw/i;
/** Random letters and digits; with the marks of base64 and of paths among them, they have a digit too. */
const TELLING = /[A-Za-z0-9]{20}/;
const WORD = /[A-Za-z0-9+/_-]{12,}/g;

/**
 * Whether a scanner could find anything in a text. Loading one costs a hook as much as all else that it does, and most
 * commands are `npm test`.
 */
export function mayHoldSecret(text: string): boolean {
	if (PREFIX.test(text) || TELLING.test(text)) return true;
	return [...text.matchAll(WORD)].some(([word]) => /\d/.test(word));
}
