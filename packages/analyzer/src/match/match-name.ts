import { isMetavariableName, type PatternNode } from "../pattern/pattern.ts";
import type { Node } from "../tree/node.ts";
import type { Environment } from "./environment.ts";
import { matchText } from "./match-text.ts";
import { andThen, bindOne, NO_MATCH, type Scene, type Solutions, withEnvironment } from "./scene.ts";

/** A chain of plain names such as `child_process.exec`, null when anything else is in it. */
function dottedPattern(pattern: PatternNode): string | null {
	if (pattern.kind === "Name") return pattern.text;
	if (pattern.kind !== "Member" || !pattern.kids[0] || isMetavariableName(pattern.text)) return null;
	const object = dottedPattern(pattern.kids[0]);
	return object === null ? null : `${object}.${pattern.text}`;
}

function matchQualified(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const dotted = dottedPattern(pattern);
	if (dotted === null) return NO_MATCH;
	return scene.context.names.means(node, dotted) ? [scene.environment] : NO_MATCH;
}

export function matchName(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (node.kind === "Name" && node.text === pattern.text) return [scene.environment];
	if (node.kind !== "Name" && node.kind !== "Member") return NO_MATCH;
	return matchQualified(pattern, node, scene);
}

/** `requests.$M`, where the file imports what it uses by name: `from requests import get`. */
function matchImported(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const [object] = pattern.kids;
	const dotted = object ? dottedPattern(object) : null;
	if (dotted === null || node.kind !== "Name") return NO_MATCH;
	const qualified = scene.context.names.qualifiedName(node);
	const own = qualified?.slice(qualified.lastIndexOf(".") + 1);
	if (own === undefined || own === qualified || !scene.context.names.means(node, `${dotted}.${own}`))
		return NO_MATCH;
	return bindOne(scene.environment, pattern.text, node);
}

/** `$X. ... .name`: the object, or anything it hangs on, matches what stands before the ellipsis. */
function matchChain(base: PatternNode, object: Node, scene: Scene): Solutions {
	const found: Environment[] = [];
	for (let at: Node | undefined = object; at; at = isLink(at) ? at.kids[0] : undefined) {
		found.push(...scene.context.matchNode(base, at, scene));
	}
	return found;
}

function isLink(node: Node): boolean {
	return node.kind === "Member" || node.kind === "Call" || node.kind === "Index";
}

function matchObject(object: PatternNode, target: Node, scene: Scene): Solutions {
	if (object.kind === "Ellipsis") return [scene.environment];
	const [base] = object.kids;
	if (object.kind === "Member" && object.text === "..." && base) return matchChain(base, target, scene);
	return scene.context.matchNode(object, target, scene);
}

export function matchMember(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const [object] = pattern.kids;
	const [target] = node.kids;
	// `f(...). ...` ends anywhere.
	if (pattern.text === "..." && object) return matchChain(object, node, scene);
	if (node.kind === "Member" && object && target) {
		const structural = andThen(matchText(pattern, node, scene), (environment) =>
			matchObject(object, target, withEnvironment(scene, environment)),
		);
		if (structural.length > 0) return structural;
	}
	if (node.kind === "Index" && !isMetavariableName(pattern.text))
		return matchKeyedIndex(pattern, node, scene);
	if (isMetavariableName(pattern.text)) return matchImported(pattern, node, scene);
	if (node.kind !== "Name" && node.kind !== "Member") return NO_MATCH;
	return matchQualified(pattern, node, scene);
}

/** `a["b"]` is `a.b` where the language has both spellings for one thing; harmless elsewhere. */
function matchKeyedIndex(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const [object, index] = node.kids;
	const [wanted] = pattern.kids;
	if (!object || !wanted || index?.kind !== "String" || index.text !== pattern.text) return NO_MATCH;
	return scene.context.matchNode(wanted, object, scene);
}
