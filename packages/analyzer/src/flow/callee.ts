import { findImport } from "../resolve/find-import.ts";
import type { Node } from "../tree/node.ts";
import type { Callee, Value } from "./facts.ts";
import { classByPath, findOwnMethod, isLibraryClass, nameClass } from "./named-class.ts";
import { isSelf } from "./properties.ts";
import type { Walk } from "./walk.ts";

export interface CallParts {
	readonly node: Node;
	readonly callee: Node;
	readonly args: readonly Node[];
	/** Name of the method or function called. */
	readonly name: string;
	readonly receiver: Value | null;
}

/** JavaScript's `super`, Python's `super()`. */
function isSuper(node: Node): boolean {
	const name = node.kind === "Call" ? node.kids[0] : node;
	return name?.kind === "Name" && name.text === "super";
}

/** A method of the base of the class at hand. */
function calleeOfBase(walk: Walk, name: string): Callee | null {
	const base = walk.frame.owner?.kids[0]?.kids[0]?.text ?? "";
	return base === "" ? null : { kind: "method", name, className: base };
}

/** A method of the class at hand, of one around it or of a base; or a class of the same package. */
function calleeOfMemberName(walk: Walk, callee: Node): Callee | null {
	const { owner } = walk.frame;
	if (!walk.traits.classScoped || callee.text === "") return null;
	if (/^[A-Z]/.test(callee.text)) {
		nameClass(walk, callee.text);
		return isLibraryClass(walk, callee.text)
			? null
			: { kind: "method", name: "constructor", className: callee.text };
	}
	if (!owner) return null;
	if (callee.text === walk.frame.self) return { kind: "method", name: "constructor", className: owner.text };
	const own = findOwnMethod(walk, callee.text);
	const fn = own ? walk.functionIds.get(own) : undefined;
	if (own && walk.methodOwners.get(own)?.text === "" && fn !== undefined) return { kind: "local", fn };
	const home = (own && walk.methodOwners.get(own)) ?? owner;
	return { kind: "method", name: callee.text, className: home.text };
}

/** What no name of the file declares may stand in another file of its package. */
function calleeOfPackage(walk: Walk, name: string): Callee | null {
	const { ownModule } = walk.traits;
	const isOwn = ownModule !== undefined && /^\w+$/.test(name) && !walk.library.builtins?.has(name);
	return isOwn ? { kind: "import", module: ownModule, path: [name] } : null;
}

/** The function that a name stands for, as far as this file tells. */
export function calleeOfName(walk: Walk, callee: Node): Callee | null {
	if (isSuper(callee)) return calleeOfBase(walk, "constructor");
	const binding = walk.names.bindingOf(callee);
	if (!binding && walk.traits.ownModule !== undefined) return calleeOfPackage(walk, callee.text);
	if (!binding || binding.home) return calleeOfMemberName(walk, callee);
	const imported = findImport(binding);
	if (imported) return isLibraryClass(walk, callee.text) ? null : { kind: "import", ...imported };
	const declared =
		binding.declaration ?? (binding.writes === 1 && binding.via?.length === 0 ? binding.value : null);
	if (declared?.kind === "Class") return { kind: "method", name: "constructor", className: declared.text };
	if (declared?.kind !== "Function") return null;
	const fn = walk.functionIds.get(declared);
	return fn === undefined ? null : { kind: "local", fn };
}

/** What an object takes out of a module; Python writes `package.module.f()` for what lies in submodules. */
function importOf(walk: Walk, object: Node): Extract<Callee, { kind: "import" }> | null {
	if (object.kind === "Member" && object.kids[0] && walk.traits.hasSubmodules) {
		const outer = importOf(walk, object.kids[0]);
		return outer && { ...outer, path: [...outer.path, object.text] };
	}
	const binding = object.kind === "Name" ? walk.names.bindingOf(object) : null;
	const imported = binding && findImport(binding);
	return imported && { kind: "import", ...imported };
}

function calleeOfMember(walk: Walk, callee: Node, receiver: Value | null): Callee | null {
	const [object] = callee.kids;
	if (!object) return null;
	const name = callee.text === walk.traits.constructorName ? "constructor" : callee.text;
	if (isSelf(walk, object)) return { kind: "method", name, className: walk.frame.owner?.text ?? null };
	if (isSuper(object)) return calleeOfBase(walk, name);
	const imported = importOf(walk, object) ?? classByPath(walk, object);
	if (imported && walk.traits.isLibraryClass?.(object.text, imported.module)) return null;
	if (imported) return { ...imported, path: [...imported.path, callee.text] };
	if (object.kind === "Name") {
		if (walk.classesByName.has(object.text)) return { kind: "method", name, className: object.text };
	}
	if (walk.traits.classScoped) return calleeOfTyped(walk, object, { name, receiver });
	return { kind: "method", name, className: receiver?.instance ?? null };
}

/** Where types are written: a method of the class that the object is known to be of, or of the class itself. */
function calleeOfTyped(
	walk: Walk,
	object: Node,
	called: { readonly name: string; readonly receiver: Value | null },
): Callee | null {
	const isClass = object.kind === "Name" && /^[A-Z]/.test(object.text) && !walk.names.bindingOf(object);
	const className = isClass ? object.text : (called.receiver?.instance ?? null);
	// What a call gives may be of any class, and a name alone says too little of it.
	if (className === null && object.kind === "Call") return null;
	if (className === null) return { kind: "method", name: called.name, className };
	nameClass(walk, className);
	return isLibraryClass(walk, className) ? null : { kind: "method", name: called.name, className };
}

export function calleeOf(walk: Walk, parts: CallParts): Callee | null {
	if (parts.callee.kind === "Name") return calleeOfName(walk, parts.callee);
	if (parts.node.kind === "New" && walk.traits.classScoped) {
		const made = classByPath(walk, parts.callee);
		if (made) return isLibraryClass(walk, parts.name) ? null : made;
	}
	if (parts.callee.kind === "Member") return calleeOfMember(walk, parts.callee, parts.receiver);
	if (parts.callee.kind === "Function") {
		const fn = walk.functionIds.get(parts.callee);
		return fn === undefined ? null : { kind: "local", fn };
	}
	return null;
}
