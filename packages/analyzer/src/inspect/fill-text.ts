import { boundNodes, type Environment } from "../match/environment.ts";
import type { NamedSpan } from "./artifact.ts";

const NAME = /\$(?:\.\.\.)?[A-Z_][A-Z_0-9]*|\$\d/g;
const MAX_PART = 80;

/** The places of what the names in `texts` stand for. Places and no text, so that secrets in them can be hidden later. */
export function locateNames(
	texts: readonly (string | null)[],
	environment: Environment,
): readonly NamedSpan[] {
	const wanted = new Set(texts.flatMap((text) => text?.match(NAME) ?? []));
	const spans: NamedSpan[] = [];
	for (let at = environment; at; at = at.rest) {
		const nodes = boundNodes(at.bound);
		const [first] = nodes;
		const last = nodes.at(-1);
		if (!wanted.has(at.name)) continue;
		spans.push({ name: at.name, start: first?.start ?? 0, end: last?.end ?? 0 });
	}
	return spans;
}

/** A rule's message or fix with metavariables filled in; ones that stand for nothing become a general word. */
export function fillText(text: string, spans: readonly NamedSpan[], source: string): string {
	return text.replace(NAME, (name) => {
		const span = spans.find((one) => one.name === name);
		// `$1` is also how SQL writes a parameter.
		if (!span) return /\d$/.test(name) ? name : "the value";
		return source.slice(span.start, span.end).replace(/\s+/g, " ").slice(0, MAX_PART);
	});
}
