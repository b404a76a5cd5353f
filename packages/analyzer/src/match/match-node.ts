import type { PatternNode } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import type { Node } from "../tree/node.ts";
import type { Environment } from "./environment.ts";
import {
	isConstantOf,
	matchAnyString,
	matchRegexLiteral,
	matchRegexString,
	matchString,
} from "./match-literal.ts";
import { matchMember, matchName } from "./match-name.ts";
import { matchArguments, matchMembers, matchSequence } from "./match-sequence.ts";
import { matchStatements } from "./match-statements.ts";
import { matchText, textNode } from "./match-text.ts";
import { matchType } from "./match-type.ts";
import { matchTyped } from "./match-typed.ts";
import {
	andThen,
	bindOne,
	MAX_SOLUTIONS,
	type MatchContext,
	NO_MATCH,
	type Scene,
	type Solutions,
	withEnvironment,
} from "./scene.ts";

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

/** Kinds a pattern kind also accepts, because they say the same thing. */
function alike(pattern: PatternNode, node: Node): boolean {
	return (
		pattern.kind === "Assign" && pattern.text === "=" && (node.kind === "VarDecl" || node.kind === "Field")
	);
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
	if (pattern.kind === "Bases" && pattern.kids.every((kid) => kid.kind === "Ellipsis"))
		return [scene.environment];
	if (!node) return NO_MATCH;
	if (pattern.kind === "Ellipsis") return [scene.environment];
	if (pattern.kind === "Block" && node.kind === "Empty") return NO_MATCH;
	if (pattern.kind === "Block" && scene.parent === "Class")
		return matchBlock(pattern, node, {
			context: scene.context,
			environment: scene.environment,
			isMembers: true,
		});
	return matchNode(pattern, node, scene);
}

function matchSlots(pattern: PatternNode, kids: readonly (Node | undefined)[], scene: Scene): Solutions {
	let solutions: Solutions = [scene.environment];
	for (let index = 0; index < pattern.kids.length; index += 1) {
		const slot = pattern.kids[index] as PatternNode;
		solutions = andThen(solutions, (environment) =>
			matchSlot(slot, kids[index], { context: scene.context, environment, parent: pattern.kind }),
		);
		if (solutions.length === 0) return NO_MATCH;
	}
	return solutions;
}

function matchBlock(
	pattern: PatternNode,
	node: Node,
	scene: Scene & { readonly isMembers?: boolean },
): Solutions {
	const onlyEllipsis = pattern.kids.length === 1 && pattern.kids[0]?.kind === "Ellipsis";
	if (onlyEllipsis) return [scene.environment];
	const statements = node.kind === "Block" ? node.kids : [node];
	if (pattern.kids.length === 0) return statements.length === 0 ? [scene.environment] : NO_MATCH;
	return matchStatements(pattern.kids, statements, { ...scene, anchored: true }).map(
		(match) => match.environment,
	);
}

function matchFunction(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (!hasFlags(pattern, node)) return NO_MATCH;
	const name = scene.context.names.functionName(node);
	const named: Node = name === node.text ? node : { ...node, text: name };
	const start = pattern.text === "" ? [scene.environment] : matchText(pattern, named, scene);
	return andThen(start, (environment) => matchSlots(pattern, node.kids, withEnvironment(scene, environment)));
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
		matchNode(value, written, withEnvironment(scene, environment)),
	);
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
			return andThen(
				pattern.kind === "Import" ? matchText(pattern, node, scene) : [scene.environment],
				(bound) => matchMembers(pattern.kids, node.kids, withEnvironment(scene, bound)),
			);
		case "Params":
		case "List":
		case "Tuple":
		case "Set":
		case "JsxChildren":
			return matchSequence(pattern.kids, node.kids, scene);
		case "Template":
			return matchSequence(pattern.kids, node.kids, { ...scene, inTemplate: true });
		case "Block":
		case "Module":
			return matchBlock(pattern, node, scene);
		case "Function":
			return matchFunction(pattern, node, scene);
		case "Type":
			return matchType(pattern, node, scene);
		case "Regex":
			return matchRegexLiteral(pattern, node, scene);
		case "VarDecl":
			if (pattern.text !== node.text && pattern.text !== "var") return NO_MATCH;
			if (!hasFlags(pattern, node)) return NO_MATCH;
			return matchSlots(pattern, node.kids, scene);
		case "Class":
		case "Field":
			return hasFlags(pattern, node) ? matchTextAndSlots(pattern, node, scene) : NO_MATCH;
		default:
			return matchTextAndSlots(pattern, node, scene);
	}
}

function matchTextAndSlots(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	return andThen(matchText(pattern, node, scene), (environment) =>
		matchSlots(pattern, node.kids, withEnvironment(scene, environment)),
	);
}

/** A variable's declaration and a field's say the same where classes hold them: name, value, type, modifiers. */
function matchAsDeclaration(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (!hasFlags(pattern, node)) return NO_MATCH;
	if (pattern.kind === "VarDecl") {
		const [value, type] = node.kids;
		return matchSlots(pattern, [textNode(scene.context, node), value, type], scene);
	}
	const [target, value, type] = node.kids;
	if (target?.kind !== "Name") return NO_MATCH;
	const named = matchText(pattern, { ...target, kind: "Key" }, scene);
	return andThen(named, (environment) =>
		matchSlots(pattern, [value, type], withEnvironment(scene, environment)),
	);
}

function isOtherDeclaration(pattern: PatternNode, node: Node): boolean {
	return pattern.kind === "VarDecl"
		? node.kind === "Field"
		: pattern.kind === "Field" && node.kind === "VarDecl";
}

const LOOPS = new Set(["For", "ForEach", "While"]);

/** `for (...) …` is any loop with that body. */
function isAnyLoop(pattern: PatternNode): boolean {
	return (
		pattern.kind === "For" &&
		pattern.kids.slice(0, 3).every((kid) => kid.kind === "Ellipsis" || kid.kids[0]?.kind === "Ellipsis")
	);
}

function matchLoopBody(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const body = pattern.kids[3];
	const target = node.kids.at(-1);
	return body && target ? matchNode(body, target, scene) : NO_MATCH;
}

/** Any template, against one without expressions in it. */
function isAnyTemplate(pattern: PatternNode, node: Node, scene: Scene): boolean {
	if (pattern.kind !== "Template" || pattern.kids.length !== 1) return false;
	if (pattern.kids[0]?.kind !== "Ellipsis") return false;
	return pattern.text === "" || /^[rR]?[fF]/.test(scene.context.source.slice(node.start, node.start + 2));
}

/** A metavariable where a statement stands, as in `if ($TEST) $BODY`. */
function isAnyStatement(pattern: PatternNode): boolean {
	return pattern.kind === "ExprStmt" && pattern.kids[0]?.kind === "Metavariable";
}

/** What a name is given once, where that is not another name: it stands for all that the name can be. */
function matchGiven(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const binding = scene.context.names.bindingOf(node);
	if (binding?.kind !== "variable" || binding.writes !== 1 || binding.via?.length !== 0) return NO_MATCH;
	const { value } = binding;
	return value && value.kind !== "Name" ? matchNode(pattern, value, scene) : NO_MATCH;
}

/** All ways in which `pattern` matches exactly `node`. Recursion follows the pattern, whose depth is bounded. */
export function matchNode(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	switch (pattern.kind) {
		case "Metavariable":
			return matchMetavariable(pattern, node, scene);
		case "TypedMetavariable":
			return matchTyped(pattern, node, scene);
		case "Ellipsis":
			return [scene.environment];
		case "EllipsisVariable":
			return bindOne(scene.environment, pattern.text, node);
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
	if (node.kind === "String" && isAnyTemplate(pattern, node, scene)) return [scene.environment];
	if (isAnyLoop(pattern) && LOOPS.has(node.kind)) return matchLoopBody(pattern, node, scene);
	if (isOtherDeclaration(pattern, node)) return matchAsDeclaration(pattern, node, scene);
	if (alike(pattern, node)) return matchAsAssignment(pattern, node, scene);
	if (pattern.kind === "Block") return matchBlock(pattern, node, scene);
	if (isConstantOf(pattern, node, scene)) return [scene.environment];
	if (scene.context.symbolic && node.kind === "Name") return matchGiven(pattern, node, scene);
	return NO_MATCH;
}

/** The context for matching patterns in one file. */
export function createMatchContext(source: string, names: FileNames): MatchContext {
	return { source, names, matchNode, symbolic: false };
}
