import { isMetavariableName, type PatternNode } from "../pattern/pattern.ts";
import { parseRegexText, type RegexText, regexOf } from "../rules/regex-text.ts";
import type { Node } from "../tree/node.ts";
import { bindOne, NO_MATCH, type Scene, type Solutions } from "./scene.ts";

const parsed = new WeakMap<PatternNode, RegexText>();

function regexIn(pattern: PatternNode): RegExp {
	const text = parsed.get(pattern) ?? parseRegexText(pattern.text, "");
	parsed.set(pattern, text);
	return regexOf(text);
}

export function matchRegexString(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const literal = scene.context.names.constantOf(node);
	if (literal?.kind !== "String") return NO_MATCH;
	return regexIn(pattern).test(literal.text) ? [scene.environment] : NO_MATCH;
}

export function matchAnyString(node: Node, scene: Scene): Solutions {
	if (node.kind === "String") return [scene.environment];
	return scene.context.names.constantOf(node)?.kind === "String" ? [scene.environment] : NO_MATCH;
}

const OPENING = /^[A-Za-z]{0,3}("""|'''|["'`])/;

/** What stands between the quotes, which is what `"$X"` binds; with the text that it means, escapes resolved. */
function contentNode(scene: Scene, node: Node): Node {
	const written = scene.context.source.slice(node.start, node.end);
	const at = written.indexOf(node.text);
	if (at >= 0) return { ...node, start: node.start + at, end: node.start + at + node.text.length };
	const [opening = "", quote = ""] = OPENING.exec(written) ?? [];
	const isWhole = quote !== "" && written.length >= opening.length + quote.length && written.endsWith(quote);
	return isWhole ? { ...node, start: node.start + opening.length, end: node.end - quote.length } : node;
}

export function matchString(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (node.kind === "String") {
		if (node.text === pattern.text) return [scene.environment];
		if (!isMetavariableName(pattern.text)) return NO_MATCH;
		return bindOne(scene.environment, pattern.text, contentNode(scene, node));
	}
	if (node.kind === "Key" && node.text === pattern.text) return [scene.environment];
	const literal = scene.context.names.constantOf(node);
	if (literal?.kind !== "String") return NO_MATCH;
	return literal === node ? NO_MATCH : matchString(pattern, literal, scene);
}

/** `/.../` is any expression literal, `/$X/` binds its source. */
export function matchRegexLiteral(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const wanted = pattern.text.slice(1, pattern.text.lastIndexOf("/"));
	if (wanted === "..." || pattern.text === node.text) return [scene.environment];
	if (!isMetavariableName(wanted)) return NO_MATCH;
	const source = node.text.slice(1, node.text.lastIndexOf("/"));
	const start = node.start + 1;
	return bindOne(scene.environment, wanted, {
		kind: "String",
		text: source,
		kids: [],
		start,
		end: start + source.length,
	});
}

/** Numbers, booleans and null reached through a constant. */
export function isConstantOf(pattern: PatternNode, node: Node, scene: Scene): boolean {
	if (pattern.kind !== "Number" && pattern.kind !== "Bool" && pattern.kind !== "Null") return false;
	if (node.kind !== "Name") return false;
	const literal = scene.context.names.constantOf(node);
	return literal?.kind === pattern.kind && literal.text === pattern.text;
}
