/**
 * One node of the grammar's tree, copied out of WASM memory once, so that the front ends work on plain objects.
 * Comments and pure punctuation are left out; `,` and `:` stay, because array holes and slices are told by them.
 */
export interface Cst {
	readonly type: string;
	readonly named: boolean;
	/** A token the grammar expected and did not find. */
	readonly missing: boolean;
	/** Field name in the parent, "" when none. */
	readonly field: string;
	readonly start: number;
	readonly end: number;
	readonly kids: readonly Cst[];
}

/** The first child in a field, if any. */
export function findField(cst: Cst, field: string): Cst | undefined {
	for (const kid of cst.kids) if (kid.field === field) return kid;
	return undefined;
}

/** All named children in a field. */
export function listField(cst: Cst, field: string): readonly Cst[] {
	return cst.kids.filter((kid) => kid.field === field && kid.named);
}

/** The first child of a grammar type, if any. */
export function findType(cst: Cst, type: string): Cst | undefined {
	for (const kid of cst.kids) if (kid.type === type) return kid;
	return undefined;
}

/** All named children. */
export function listNamed(cst: Cst): readonly Cst[] {
	return cst.kids.filter((kid) => kid.named);
}

/** The first named child, rather one that could be parsed. */
export function findNamed(cst: Cst): Cst | undefined {
	let broken: Cst | undefined;
	for (const kid of cst.kids) {
		if (kid.named && kid.type !== "ERROR") return kid;
		if (kid.named) broken ??= kid;
	}
	return broken;
}

/** Whether a keyword or operator such as `async` stands directly in a node. */
export function hasToken(cst: Cst, token: string): boolean {
	return cst.kids.some((kid) => !kid.named && kid.type === token);
}
