import { isMetavariableName, type PatternNode } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import { parseRegexText, regexOf } from "../rules/regex-text.ts";
import type { Node } from "../tree/node.ts";
import type { Environment } from "./environment.ts";
import { matchArguments, matchMembers, matchSequence } from "./match-sequence.ts";
import { matchStatements } from "./match-statements.ts";
import {
	andThen,
	bindOne,
	MAX_SOLUTIONS,
	type MatchContext,
	NO_MATCH,
	type Scene,
	type Solutions,
} from "./scene.ts";

/** A property stands at the end of its node, other names at the start or after a modifier. */
function textStart(source: string, node: Node): number {
	const last = node.end - node.text.length;
	if (node.kind === "Member" && source.startsWith(node.text, last)) return last;
	if (source.startsWith(node.text, node.start)) return node.start;
	const within = source.slice(node.start, node.end).indexOf(node.text);
	return node.start + Math.max(within, 0);
}

/** A name that is only text in its node (property, parameter, keyword) as a node of its own, for binding. */
function textNode(context: MatchContext, node: Node): Node {
	const [own] = node.kids;
	if (node.kind === "Param" && own?.kind === "Name") return own;
	const start = textStart(context.source, node);
	return { kind: "Name", text: node.text, kids: [], start, end: start + node.text.length };
}

/** Text against text, where the pattern's may be a metavariable. */
function matchText(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (pattern.text === node.text) return [scene.environment];
	if (pattern.text === "...") return [scene.environment];
	if (!isMetavariableName(pattern.text)) return NO_MATCH;
	if (node.text === "") return NO_MATCH;
	return bindOne(scene.environment, pattern.text, textNode(scene.context, node));
}

const NOT_EXPRESSIONS = new Set([
	"Args",
	"Params",
	"Decorators",
	"Empty",
	"Type",
	"Catches",
	"Cases",
	"Bases",
]);

function matchMetavariable(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (NOT_EXPRESSIONS.has(node.kind)) return NO_MATCH;
	if (node.kind === "Cast" && node.kids[0]) return matchMetavariable(pattern, node.kids[0], scene);
	if (node.kind === "ExprStmt" && node.kids[0]) return bindOne(scene.environment, pattern.text, node.kids[0]);
	return bindOne(scene.environment, pattern.text, node);
}

function isTextual(node: Node): boolean {
	return node.kind === "String" || node.kind === "Template";
}

function matchRegexString(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const literal = scene.context.names.constantOf(node);
	if (literal?.kind !== "String") return NO_MATCH;
	return regexOf(parseRegexText(pattern.text, "")).test(literal.text) ? [scene.environment] : NO_MATCH;
}

function matchAnyString(node: Node, scene: Scene): Solutions {
	if (node.kind === "String") return [scene.environment];
	return scene.context.names.constantOf(node)?.kind === "String" ? [scene.environment] : NO_MATCH;
}

/** What stands between the quotes, which is what `"$X"` binds. */
function contentNode(scene: Scene, node: Node): Node {
	const start = scene.context.source.indexOf(node.text, node.start);
	if (start < node.start || start + node.text.length > node.end) return node;
	return { ...node, start, end: start + node.text.length };
}

function matchString(pattern: PatternNode, node: Node, scene: Scene): Solutions {
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

/** `<... e ...>`: the expression anywhere below. Iterative. */
function matchDeep(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const inner = pattern.kids[0];
	if (!inner) return NO_MATCH;
	const found: Environment[] = [];
	const stack: Node[] = [node];
	for (let at = stack.pop(); at; at = stack.pop()) {
		found.push(...matchNode(inner, at, scene));
		if (found.length >= MAX_SOLUTIONS) return found;
		stack.push(...at.kids);
	}
	return found;
}

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
	const qualified = scene.context.names.qualifiedName(node);
	return qualified === dotted ? [scene.environment] : NO_MATCH;
}

function matchName(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (node.kind === "Name" && node.text === pattern.text) return [scene.environment];
	if (node.kind !== "Name" && node.kind !== "Member") return NO_MATCH;
	return matchQualified(pattern, node, scene);
}

function matchMember(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (node.kind === "Member") {
		const [object] = pattern.kids;
		const [target] = node.kids;
		if (object && target) {
			const structural = andThen(matchText(pattern, node, scene), (environment) =>
				object.kind === "Ellipsis"
					? [environment]
					: matchNode(object, target, { context: scene.context, environment }),
			);
			if (structural.length > 0) return structural;
		}
	}
	if (node.kind === "Index" && !isMetavariableName(pattern.text))
		return matchKeyedIndex(pattern, node, scene);
	if (node.kind !== "Name" && node.kind !== "Member") return NO_MATCH;
	return matchQualified(pattern, node, scene);
}

/** `a["b"]` is `a.b` where the language has both spellings for one thing; harmless elsewhere. */
function matchKeyedIndex(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const [object, index] = node.kids;
	const [wanted] = pattern.kids;
	if (!object || !wanted || index?.kind !== "String" || index.text !== pattern.text) return NO_MATCH;
	return matchNode(wanted, object, scene);
}

/** Kinds a pattern kind also accepts, because they say the same thing. */
function alike(pattern: PatternNode, node: Node): boolean {
	if (pattern.kind === "Assign" && pattern.text === "=")
		return node.kind === "VarDecl" || node.kind === "Field";
	return false;
}

function hasFlags(pattern: PatternNode, node: Node): boolean {
	return (pattern.flags ?? []).every(
		(flag) => flag === "arrow" || flag === "lambda" || node.flags?.includes(flag),
	);
}

const EXACT_WHEN_EMPTY = new Set(["Return", "Yield", "Slice"]);

function matchSlot(
	pattern: PatternNode,
	node: Node | undefined,
	scene: Scene & { parent: string },
): Solutions {
	if (pattern.kind === "Empty") {
		const mustBeEmpty = EXACT_WHEN_EMPTY.has(scene.parent);
		return !mustBeEmpty || node?.kind === "Empty" ? [scene.environment] : NO_MATCH;
	}
	if (pattern.kind === "Decorators" && pattern.kids.length === 0) return [scene.environment];
	if (pattern.kind === "Bases" && pattern.kids.length === 0) return [scene.environment];
	if (!node) return NO_MATCH;
	if (pattern.kind === "Ellipsis") return [scene.environment];
	return matchNode(pattern, node, scene);
}

function matchSlots(pattern: PatternNode, kids: readonly (Node | undefined)[], scene: Scene): Solutions {
	let solutions: Solutions = [scene.environment];
	for (const [index, slot] of pattern.kids.entries()) {
		solutions = andThen(solutions, (environment) =>
			matchSlot(slot, kids[index], { context: scene.context, environment, parent: pattern.kind }),
		);
		if (solutions.length === 0) return NO_MATCH;
	}
	return solutions;
}

function matchBlock(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const onlyEllipsis = pattern.kids.length === 1 && pattern.kids[0]?.kind === "Ellipsis";
	if (onlyEllipsis) return [scene.environment];
	const statements = node.kind === "Block" ? node.kids : [node];
	return matchStatements(pattern.kids, statements, { ...scene, anchored: true }).map(
		(match) => match.environment,
	);
}

function matchFunction(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (!hasFlags(pattern, node)) return NO_MATCH;
	const name = scene.context.names.functionName(node);
	const named: Node = name === node.text ? node : { ...node, text: name };
	const start = pattern.text === "" ? [scene.environment] : matchText(pattern, named, scene);
	return andThen(start, (environment) => matchSlots(pattern, node.kids, { ...scene, environment }));
}

/** `x = v` against a declaration or field with a value. */
function matchAsAssignment(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const [target, value] = pattern.kids;
	const isField = node.kind === "Field";
	const written = isField ? node.kids[0] : node.kids[1];
	if (!target || !value || !written || written.kind === "Empty") return NO_MATCH;
	const place = isField ? textNode(scene.context, node) : node.kids[0];
	if (!place) return NO_MATCH;
	return andThen(matchNode(target, place, scene), (environment) =>
		matchNode(value, written, { ...scene, environment }),
	);
}

/** `/.../` is any expression literal, `/$X/` binds its source. */
function matchRegexLiteral(pattern: PatternNode, node: Node, scene: Scene): Solutions {
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

function matchSameKind(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	switch (pattern.kind) {
		case "Args":
			return matchArguments(pattern.kids, node.kids, scene);
		case "Object":
		case "JsxAttrs":
		case "Decorators":
		case "Bases":
		case "Import":
			if (pattern.kind === "Import" && matchText(pattern, node, scene).length === 0) return NO_MATCH;
			return matchMembers(pattern.kids, node.kids, scene);
		case "Params":
		case "List":
		case "Tuple":
		case "Set":
		case "Template":
		case "JsxChildren":
			return matchSequence(pattern.kids, node.kids, scene);
		case "Block":
		case "Module":
			return matchBlock(pattern, node, scene);
		case "Function":
			return matchFunction(pattern, node, scene);
		case "Type":
			return pattern.text === node.text || isMetavariableName(pattern.text) ? [scene.environment] : NO_MATCH;
		case "Regex":
			return matchRegexLiteral(pattern, node, scene);
		case "VarDecl":
			if (pattern.text !== node.text && pattern.text !== "var") return NO_MATCH;
			return matchSlots(pattern, node.kids, scene);
		default:
			return andThen(matchText(pattern, node, scene), (environment) =>
				matchSlots(pattern, node.kids, { ...scene, environment }),
			);
	}
}

/** A metavariable where a statement stands, as in `if ($TEST) $BODY`. */
function isAnyStatement(pattern: PatternNode): boolean {
	return pattern.kind === "ExprStmt" && pattern.kids[0]?.kind === "Metavariable";
}

/** All ways in which `pattern` matches exactly `node`. Recursion follows the pattern, whose depth is bounded. */
export function matchNode(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	switch (pattern.kind) {
		case "Metavariable":
			return matchMetavariable(pattern, node, scene);
		case "TypedMetavariable":
			return matchMetavariable(pattern, node, scene);
		case "Ellipsis":
			return [scene.environment];
		case "Deep":
			return matchDeep(pattern, node, scene);
		case "AnyString":
			return matchAnyString(node, scene);
		case "RegexString":
			return matchRegexString(pattern, node, scene);
		case "String":
			return matchString(pattern, node, scene);
		case "Name":
			return matchName(pattern, node, scene);
		case "Member":
			return matchMember(pattern, node, scene);
		default:
	}
	if (pattern.kind === node.kind) return matchSameKind(pattern, node, scene);
	if (node.kind === "Cast" && node.kids[0]) return matchNode(pattern, node.kids[0], scene);
	if (isAnyStatement(pattern) && pattern.kids[0]) return matchNode(pattern.kids[0], node, scene);
	if (pattern.kind === "Template" && node.kind === "String")
		return matchSequence(pattern.kids, [node], scene);
	if (alike(pattern, node)) return matchAsAssignment(pattern, node, scene);
	if (pattern.kind === "Block") return matchBlock(pattern, node, scene);
	if (isConstantOf(pattern, node, scene)) return [scene.environment];
	return NO_MATCH;
}

/** Numbers, booleans and null reached through a constant. */
function isConstantOf(pattern: PatternNode, node: Node, scene: Scene): boolean {
	if (pattern.kind !== "Number" && pattern.kind !== "Bool" && pattern.kind !== "Null") return false;
	if (node.kind !== "Name" || isTextual(node)) return false;
	const literal = scene.context.names.constantOf(node);
	return literal?.kind === pattern.kind && literal.text === pattern.text;
}

/** The context for matching patterns in one file. */
export function createMatchContext(source: string, names: FileNames): MatchContext {
	return { source, names, matchNode };
}
