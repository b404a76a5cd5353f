import { cutText } from "../layout.ts";

/** GitHub shows at most this many characters of a description. */
const LONGEST = 1000;

/**
 * Plain text for a SARIF message. `[text](target)` would be a link there (SARIF 2.1.0 §3.11.6), which repository content
 * must not be able to write; elsewhere brackets stay as they are, because they are common in code.
 */
export function toSarifText(text: string): string {
	const cut = cutText(text.toWellFormed(), LONGEST);
	return cut.includes("](") ? cut.replace(/[\\[\]]/g, "\\$&") : cut;
}
