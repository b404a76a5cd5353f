import { findImport } from "../resolve/find-import.ts";
import type { Node } from "../tree/node.ts";
import type { Callee, Value } from "./facts.ts";
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

/** The function that a name stands for, as far as this file tells. */
export function calleeOfName(walk: Walk, callee: Node): Callee | null {
	if (isSuper(callee)) return calleeOfBase(walk, "constructor");
	const binding = walk.names.bindingOf(callee);
	if (!binding) return null;
	const imported = findImport(binding);
	if (imported) return { kind: "import", ...imported };
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
	const imported = importOf(walk, object);
	if (imported) return { ...imported, path: [...imported.path, callee.text] };
	if (object.kind === "Name") {
		if (walk.classesByName.has(object.text)) return { kind: "method", name, className: object.text };
	}
	return { kind: "method", name, className: receiver?.instance ?? null };
}

export function calleeOf(walk: Walk, parts: CallParts): Callee | null {
	if (parts.callee.kind === "Name") return calleeOfName(walk, parts.callee);
	if (parts.callee.kind === "Member") return calleeOfMember(walk, parts.callee, parts.receiver);
	if (parts.callee.kind === "Function") {
		const fn = walk.functionIds.get(parts.callee);
		return fn === undefined ? null : { kind: "local", fn };
	}
	return null;
}
