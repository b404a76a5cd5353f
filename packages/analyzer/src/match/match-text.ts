import { isMetavariableName, type PatternNode } from "../pattern/pattern.ts";
import type { Node } from "../tree/node.ts";
import { bindOne, type MatchContext, NO_MATCH, type Scene, type Solutions } from "./scene.ts";

/** A property stands at the end of its node, other names at the start or after a modifier. */
function textStart(source: string, node: Node): number {
	const last = node.end - node.text.length;
	if (node.kind === "Member" && source.startsWith(node.text, last)) return last;
	if (source.startsWith(node.text, node.start)) return node.start;
	const within = source.slice(node.start, node.end).indexOf(node.text);
	return node.start + Math.max(within, 0);
}

/** A name that is only text in its node (property, parameter, keyword) as a node of its own, for binding. */
export function textNode(context: MatchContext, node: Node): Node {
	const [own] = node.kids;
	if (node.kind === "Param" && own?.kind === "Name") return own;
	const start = textStart(context.source, node);
	return { kind: "Name", text: node.text, kids: [], start, end: start + node.text.length };
}

/** Text against text, where the pattern's may be a metavariable. */
export function matchText(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (pattern.text === node.text) return [scene.environment];
	if (pattern.text === "...") return [scene.environment];
	if (!isMetavariableName(pattern.text)) return NO_MATCH;
	if (node.text === "") return NO_MATCH;
	return bindOne(scene.environment, pattern.text, textNode(scene.context, node));
}
