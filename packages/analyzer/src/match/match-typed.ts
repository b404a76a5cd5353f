import { isMetavariableName, type PatternNode } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import type { Node } from "../tree/node.ts";
import { bindOne, NO_MATCH, type Scene, type Solutions } from "./scene.ts";

/** Names of a literal's type, in the languages' own spelling. */
const LITERALS: Readonly<Partial<Record<Node["kind"], readonly string[]>>> = {
	String: ["string", "str", "String"],
	Template: ["string", "str"],
	Number: ["number", "int", "float"],
	Bool: ["boolean", "bool"],
};

/** Arrays and unions name no type that a pattern could mean. */
function plainName(type: string): string {
	return type.replace(/<.*$/, "").replace(/^\*+/, "").trim();
}

/**
 * `express.Request<P>` and `Request` name one type, `context.Context` and `echo.Context` do not; nor does `Context`
 * mean either where other packages' types are always written with the package.
 */
function isSameName(wanted: string, type: string, names: FileNames): boolean {
	const written = plainName(type);
	if (wanted === written || written.endsWith(`.${wanted}`)) return true;
	return !names.qualifiesTypes && wanted.endsWith(`.${written}`);
}

function isInstanceOf(node: Node | null, type: string): boolean {
	const isMade = node?.kind === "New" || node?.kind === "Call";
	const simple = type.slice(type.lastIndexOf(".") + 1);
	return isMade && node?.kids[0]?.text === simple && /^[A-Z]/.test(simple);
}

/** Whether an expression is of one of the types; what cannot be seen is of none. */
export function hasOneOfTypes(node: Node, types: readonly string[], names: FileNames): boolean {
	return types.some((type) => hasType(node, plainName(type), names));
}

/** Whether the type of an expression can be seen to be `type`: written beside its name, made by `new`, or a literal's. */
function hasType(node: Node, type: string, names: FileNames): boolean {
	if (LITERALS[node.kind]?.includes(type) || isInstanceOf(node, type)) return true;
	if (node.kind === "Cast" && node.kids[1]?.kind === "Type")
		return isSameName(type, node.kids[1].text, names);
	const binding = names.bindingOf(node);
	if (!binding) return false;
	if (binding.type !== null) return isSameName(type, binding.type, names);
	return binding.writes === 1 && binding.via?.length === 0 && isInstanceOf(binding.value, type);
}

/** `($X: T)`: an expression whose type is known to be `T`; what is not known does not match. */
export function matchTyped(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	const type = pattern.kids[0]?.text ?? "";
	const matches = isMetavariableName(type) || hasType(node, plainName(type), scene.context.names);
	return matches ? bindOne(scene.environment, pattern.text, node) : NO_MATCH;
}
