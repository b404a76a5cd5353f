import type { PatternNode } from "../pattern/pattern.ts";
import type { Node } from "../tree/node.ts";
import { bind, type Environment } from "./environment.ts";
import { NO_MATCH, type Scene, type Solutions } from "./scene.ts";

const SIGN = /(\$[A-Z_][A-Z_0-9]*|\.\.\.)/;

/** Types are text; metavariables in it stand for names, an ellipsis for anything. */
export function matchTypeText(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const parts = pattern.text.split(SIGN);
	return parts.length === 1 ? NO_MATCH : matchParts(parts, node, scene);
}

/** The parts alternate between text and signs. A name or an ellipsis ends where the text after it begins. */
function matchParts(parts: readonly string[], node: Node, scene: Scene): Solutions {
	const [first = "", ...rest] = parts;
	if (!node.text.startsWith(first)) return NO_MATCH;
	let environment: Environment | undefined = scene.environment;
	let at = first.length;
	for (let index = 0; index + 1 < rest.length && environment !== undefined; index += 2) {
		const sign = rest[index] ?? "";
		const text = rest[index + 1] ?? "";
		const isLast = index + 2 >= rest.length;
		const end = text === "" && isLast ? node.text.length : node.text.indexOf(text, at + 1);
		if (end < 0 || (isLast && end + text.length !== node.text.length)) return NO_MATCH;
		const written = node.text.slice(at, end);
		if (sign !== "...") environment = bindName(sign, { written, at }, { node, environment });
		at = end + text.length;
	}
	return environment === undefined ? NO_MATCH : [environment];
}

function bindName(
	sign: string,
	part: { readonly written: string; readonly at: number },
	into: { readonly node: Node; readonly environment: Environment },
): Environment | undefined {
	if (!/^[^,()]+$/.test(part.written)) return undefined;
	const start = into.node.start + part.at;
	const name: Node = { kind: "Name", text: part.written, kids: [], start, end: start + part.written.length };
	return bind(into.environment, sign, name);
}
