import type { Redaction } from "../../model/index.ts";
import { PERSONAL_PATTERNS } from "./personal-patterns.ts";

/** Where a scanner found a secret. */
export interface SecretSpan {
	readonly rule: string;
	readonly start: number;
	readonly end: number;
}

/** A scanner for secrets: core has none of its own. */
export interface SecretFinder {
	/** With its version, for the record: `secretlint 13.0.7`. */
	readonly name: string;
	readonly find: (text: string) => Promise<readonly SecretSpan[]>;
}

export interface RedactedText {
	readonly text: string;
	readonly redaction: Redaction;
}

/** Version of our own patterns; changes whenever what they remove does. */
const REDACTOR = "countersign 2";
/** How far beyond the cut is looked: a secret that the cut goes through is one still. A private key is the longest. */
const LOOKAHEAD = 20_000;
/** Names of commits and of things: no secrets, and evidence would be worthless without them. */
const IDENTIFIER = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

function findPersonalSpans(text: string): readonly SecretSpan[] {
	return PERSONAL_PATTERNS.flatMap(({ rule, pattern, isValid }) =>
		[...text.matchAll(pattern)].flatMap((match) => {
			const value = match[1] ?? match[0];
			const start = match.index + match[0].lastIndexOf(value);
			return isValid(value) ? [{ rule, start, end: start + value.length }] : [];
		}),
	);
}

/** In order and disjoint; of two that overlap the earlier grows, so that nothing of either stays. */
function uniteSpans(spans: readonly SecretSpan[]): readonly SecretSpan[] {
	const united: SecretSpan[] = [];
	for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
		const last = united.at(-1);
		if (last && span.start < last.end) {
			united.splice(-1, 1, { ...last, end: Math.max(last.end, span.end) });
		} else united.push(span);
	}
	return united;
}

function countRules(spans: readonly SecretSpan[]): Redaction["removed"] {
	const counts = new Map<string, number>();
	for (const { rule } of spans) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
	return sorted.map(([rule, count]) => ({ rule, count }));
}

/**
 * Takes secrets and personal data out of a text; what was taken is counted by rule.
 * @param limit characters of the text that are kept; none of a secret that reaches beyond is.
 * @throws whatever the scanner throws: a text that could not be scanned must not be kept.
 */
export async function redactText(
	whole: string,
	secrets: SecretFinder,
	limit = Number.POSITIVE_INFINITY,
): Promise<RedactedText> {
	const text = whole.slice(0, limit + LOOKAHEAD);
	const found = [...(await secrets.find(text)), ...findPersonalSpans(text)];
	const isSecret = ({ start, end }: SecretSpan) => end > start && !IDENTIFIER.test(text.slice(start, end));
	const spans = uniteSpans(found.filter(isSecret)).filter(({ start }) => start < limit);
	const parts: string[] = [];
	let at = 0;
	for (const { rule, start, end } of spans) {
		parts.push(text.slice(at, start), `[redacted:${rule}]`);
		at = end;
	}
	parts.push(text.slice(at, Math.max(at, limit)));
	const redaction = { redactor: `${REDACTOR} + ${secrets.name}`, removed: countRules(spans) };
	return { text: parts.join(""), redaction };
}
