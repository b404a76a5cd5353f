import { scanSecrets } from "@countersign/analyzer/secrets";

const RULE_PREFIX = "secret-";
/** secretlint runs some rules by backtracking; prompts are scanned in pieces that overlap by more than any key is long. */
const PIECE = 200_000;
const OVERLAP = 10_000;

/** Secrets of a text by secretlint; loaded only where a text is to be kept, since that takes longer than a hook has. */
export async function findSecrets(text: string) {
	const spans = [];
	for (let from = 0; from === 0 || from < text.length - OVERLAP; from += PIECE - OVERLAP) {
		for (const { ruleId, start, end } of await scanSecrets("prompt.txt", text.slice(from, from + PIECE))) {
			spans.push({ rule: ruleId.slice(RULE_PREFIX.length), start: from + start, end: from + end });
		}
	}
	return spans;
}
