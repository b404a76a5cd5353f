import type { Node } from "../tree/node.ts";
import type { Callee, Value } from "./facts.ts";
import type { Walk } from "./walk.ts";

const CLASS_PATH = /^[a-z_][\w$]*(?:\.[a-z_][\w$]*)*\.[A-Z][\w$]*$/;

/** The module that a class is imported from, null when no import names it. */
function moduleOf(walk: Walk, name: string): string | null {
	return walk.names.top.get(name)?.module ?? null;
}

/** Whether calls of a class lead out of the project. */
export function isLibraryClass(walk: Walk, name: string): boolean {
	if (walk.classesByName.has(name)) return false;
	return walk.traits.isLibraryClass?.(name, moduleOf(walk, name)) ?? false;
}

/** Notes a class that the file names, so that it is found when files are linked. */
export function nameClass(walk: Walk, name: string, path = name): void {
	const { besides } = walk.modules;
	if (!besides || walk.classesByName.has(name) || moduleOf(walk, name) !== null) return;
	if (walk.namedClasses.has(name) || isLibraryClass(walk, name)) return;
	const module = path === name ? besides(name, walk.names.packages) : path;
	walk.namedClasses.set(name, { module, name: "default" });
}

/** The class that a written type names; null where types say nothing of what is called. */
export function classOfType(walk: Walk, type: Node | undefined): string | null {
	if (type?.kind !== "Type") return null;
	if (walk.traits.classOfType) return walk.traits.classOfType(type.text);
	if (!walk.traits.classScoped) return null;
	const path = type.text.replace(/<[\s\S]*$/, "").trim();
	if (type.text.endsWith("]")) return null;
	const name = path.slice(path.lastIndexOf(".") + 1);
	if (!/^[A-Z]/.test(name)) return null;
	nameClass(walk, name, path);
	return name;
}

/** What is written beside a name tells what it is, unless its value tells more. */
export function withDeclared(walk: Walk, value: Value, type: Node | undefined): Value {
	if (value.instance !== null) return value;
	const instance = classOfType(walk, type);
	return instance === null ? value : { ...value, instance };
}

/** What a class named by its whole path is: `a.b.C`; null for anything else. */
export function classByPath(walk: Walk, node: Node): Extract<Callee, { kind: "import" }> | null {
	if (!walk.traits.classScoped || node.kind !== "Member") return null;
	const path = walk.names.qualifiedName(node);
	if (path === null || !CLASS_PATH.test(path)) return null;
	nameClass(walk, node.text, path);
	return { kind: "import", module: path, path: ["default"] };
}

/** The nearest class around the current point that has a method of the name. */
export function findOwnMethod(walk: Walk, name: string): Node | null {
	let owner: Node | null | undefined = walk.traits.classScoped ? walk.frame.owner : null;
	while (owner) {
		const found = owner.kids[1]?.kids.find((kid) => kid.kind === "Function" && kid.text === name);
		if (found) return found;
		owner = walk.outerClasses.get(owner);
	}
	return null;
}
