import type { Node } from "../tree/node.ts";

export type BindingKind = "import" | "variable" | "param" | "function" | "class" | "catch" | "field";

/** A name declared somewhere in a file. */
export interface Binding {
	readonly id: number;
	readonly name: string;
	readonly kind: BindingKind;
	/** The function the name belongs to, null at module level. */
	readonly owner: Node | null;
	/** Module as written and imported name (`*` and `default` stand for the module), for imports only. */
	readonly module: string | null;
	readonly imported: string | null;
	/** The type as written beside the name, null when none is. */
	readonly type: string | null;
	/** The function or class it declares. */
	readonly declaration: Node | null;
	/** The class whose field it is. */
	readonly home: Node | null;
	/** How often it is written; a second write makes its value unknown. */
	writes: number;
	/** What it is initialized with, and the property path of a destructuring (`["a"]` for `const {a} = value`). */
	value: Node | null;
	via: readonly string[] | null;
}

export interface Scope {
	readonly parent: Scope | null;
	readonly owner: Node | null;
	/** Block scopes hold `let` and `const`; function scopes hold everything else. */
	readonly isFunction: boolean;
	readonly names: Map<string, Binding>;
}

export function findBinding(scope: Scope, name: string): Binding | null {
	for (let at: Scope | null = scope; at; at = at.parent) {
		const found = at.names.get(name);
		if (found) return found;
	}
	return null;
}

export function functionScope(scope: Scope): Scope {
	let at = scope;
	while (!at.isFunction && at.parent) at = at.parent;
	return at;
}
