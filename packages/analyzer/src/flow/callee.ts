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
	if (binding.kind === "import" && binding.module !== null) {
		const whole = binding.imported === "*";
		return { kind: "import", module: binding.module, path: whole ? [] : [binding.imported ?? "default"] };
	}
	const declared =
		binding.declaration ?? (binding.writes === 1 && binding.via?.length === 0 ? binding.value : null);
	if (declared?.kind === "Class") return { kind: "method", name: "constructor", className: declared.text };
	if (declared?.kind !== "Function") return null;
	const fn = walk.functionIds.get(declared);
	return fn === undefined ? null : { kind: "local", fn };
}

function calleeOfMember(walk: Walk, callee: Node, receiver: Value | null): Callee | null {
	const [object] = callee.kids;
	if (!object) return null;
	const name = callee.text === "__init__" ? "constructor" : callee.text;
	if (isSelf(walk, object)) return { kind: "method", name, className: walk.frame.owner?.text ?? null };
	if (isSuper(object)) return calleeOfBase(walk, name);
	if (object.kind === "Name") {
		const binding = walk.names.bindingOf(object);
		if (binding?.kind === "import" && binding.module !== null) {
			const base = binding.imported === "*" ? [] : [binding.imported ?? "default"];
			return { kind: "import", module: binding.module, path: [...base, callee.text] };
		}
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
