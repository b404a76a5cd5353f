/** Beginnings that scanners trust, whatever follows. */
const PREFIX = /:\/\/|-----|xox|xapp-|sk-|shp[a-z]{2}_|gh[a-z]_|github_pat|npm_|lin_api|ops_/;
const WORD = /\S{12,}/g;

function isTelling(word: string): boolean {
	return /[0-9A-Z]/.test(word) || /[a-z]{20}/.test(word);
}

/**
 * Whether a scanner could find anything in a text. Loading one costs a hook as much as all else that it does, and most
 * commands are `npm test`. All keys and tokens are words of 12 characters or more, with a digit or a capital letter in
 * them or with 20 letters on end; passwords in addresses follow `://`, private keys `-----`.
 */
export function mayHoldSecret(text: string): boolean {
	if (PREFIX.test(text)) return true;
	return [...text.matchAll(WORD)].some(([word]) => isTelling(word));
}
