import type { Node } from "../tree/node.ts";

/** What a metavariable stands for: one node, or a run of nodes for `$...X`. */
export type Bound = Node | readonly Node[];

/** Bindings of one match, newest first; null is the empty environment. Never changed, only extended. */
export type Environment = {
	readonly name: string;
	readonly bound: Bound;
	readonly rest: Environment;
} | null;

export function findBound(environment: Environment, name: string): Bound | null {
	for (let at = environment; at; at = at.rest) if (at.name === name) return at.bound;
	return null;
}

export function boundNodes(bound: Bound): readonly Node[] {
	return Array.isArray(bound) ? (bound as readonly Node[]) : [bound as Node];
}

/** Same code regardless of place. Iterative, because trees may be deep. */
function isSameCode(left: Node, right: Node): boolean {
	const stack: [Node, Node][] = [[left, right]];
	for (let pair = stack.pop(); pair; pair = stack.pop()) {
		const [a, b] = pair;
		if (a === b) continue;
		if (!isSameHead(a, b)) return false;
		for (const [index, kid] of a.kids.entries()) {
			const other = b.kids[index];
			if (!other) return false;
			stack.push([kid, other]);
		}
	}
	return true;
}

/** A metavariable bound to a property name or parameter also equals the plain name. */
function isSameHead(a: Node, b: Node): boolean {
	if (a.text !== b.text) return false;
	if (a.kind !== b.kind) return isNameLike(a) && isNameLike(b);
	return a.kids.length === b.kids.length;
}

function isNameLike(node: Node): boolean {
	return node.kids.length === 0 && (node.kind === "Name" || node.kind === "Key" || node.kind === "String");
}

function isSameBound(left: Bound, right: Bound): boolean {
	const a = boundNodes(left);
	const b = boundNodes(right);
	return a.length === b.length && a.every((node, index) => isSameCode(node, b[index] as Node));
}

/** The environment with `name` bound, or undefined when it already stands for something else. */
export function bind(environment: Environment, name: string, bound: Bound): Environment | undefined {
	if (name === "$_" || name === "$..._") return environment;
	const existing = findBound(environment, name);
	if (existing === null) return { name, bound, rest: environment };
	return isSameBound(existing, bound) ? environment : undefined;
}

/** Both environments together, or undefined when they disagree. */
export function unify(left: Environment, right: Environment): Environment | undefined {
	let united: Environment | undefined = left;
	for (let at = right; at && united !== undefined; at = at.rest) united = bind(united, at.name, at.bound);
	return united;
}
