import { getLanguage } from "../lower/index.ts";
import type { Language, Node } from "../tree/node.ts";
import { type Binding, type BindingKind, findBinding, functionScope, type Scope } from "./binding.ts";

/** Scopes, bindings and function names of one file; input of name resolution. */
export interface Declarations {
	readonly scopes: ReadonlyMap<Node, Scope>;
	readonly root: Scope;
	readonly functionNames: ReadonlyMap<Node, string>;
}

interface Building {
	readonly blockScoped: boolean;
	/** Members of classes are names in their bodies, and nothing else is declared by being assigned. */
	readonly classScoped: boolean;
	readonly scopes: Map<Node, Scope>;
	readonly functionNames: Map<Node, string>;
	count: number;
}

/** The scope that a declaration goes into. */
interface Home {
	readonly building: Building;
	readonly scope: Scope;
}

interface Declared {
	readonly kind: BindingKind;
	readonly value?: Node | null;
	readonly via?: readonly string[] | null;
	readonly declaration?: Node;
	readonly home?: Node;
	readonly module?: string;
	readonly imported?: string;
	readonly type?: string | null;
}

function declare({ building, scope }: Home, name: string, what: Declared): void {
	if (name === "") return;
	const existing = scope.names.get(name);
	if (existing) {
		existing.writes += 1;
		return;
	}
	building.count += 1;
	scope.names.set(name, {
		id: building.count,
		name,
		kind: what.kind,
		owner: scope.owner,
		module: what.module ?? null,
		imported: what.imported ?? null,
		type: what.type ?? null,
		declaration: what.declaration ?? null,
		home: what.home ?? null,
		writes: 1,
		value: what.value ?? null,
		via: what.via ?? null,
	});
}

/** Parameters, declarations and assignments have their type in the same slot. */
function writtenType(node: Node): string | null {
	const type = node.kids[2];
	return type?.kind === "Type" ? type.text : null;
}

function childScope({ building, scope: parent }: Home, node: Node, owner: Node | null): Scope {
	const isFunction = owner === node;
	const scope: Scope = { parent, owner: owner ?? parent.owner, isFunction, names: new Map() };
	building.scopes.set(node, scope);
	return scope;
}

/** Declares every name of a target; `value` is known for plain names and object patterns. */
function declareTarget(home: Home, target: Node, what: Declared): void {
	switch (target.kind) {
		case "Name":
			declare(home, target.text, what);
			return;
		case "Cast":
			if (target.kids[0]) {
				declareTarget(home, target.kids[0], { ...what, type: target.kids[1]?.text ?? null });
			}
			return;
		case "Default":
			if (target.kids[0]) declareTarget(home, target.kids[0], { ...what, value: null });
			return;
		case "Object":
			for (const pair of target.kids) {
				const [key, inner] = pair.kind === "Pair" ? pair.kids : [null, pair.kids[0]];
				const via = key?.kind === "Key" && what.via ? [...what.via, key.text] : null;
				if (inner) declareTarget(home, inner, { ...what, via, value: via ? (what.value ?? null) : null });
			}
			return;
		case "List":
		case "Tuple":
		case "Spread":
			for (const kid of target.kids) declareTarget(home, kid, { kind: what.kind });
			return;
		default:
	}
}

function nameFunction(building: Building, name: string, value: Node | undefined): void {
	if (value?.kind === "Function" && value.text === "" && name !== "") building.functionNames.set(value, name);
}

function targetName(target: Node | undefined): string {
	if (!target) return "";
	return target.kind === "Name" || target.kind === "Member" || target.kind === "Key" ? target.text : "";
}

/** A field goes by its name, or by that of its object. */
function countWrite(scope: Scope, target: Node): void {
	const isOwn = target.kind === "Member" && target.kids[0]?.text === "this";
	const written = isOwn ? findField(scope, target.text) : findBinding(scope, target.text);
	if (written && (isOwn || target.kind === "Name")) written.writes += 1;
}

function findField(scope: Scope, name: string): Binding | null {
	for (let at: Scope | null = scope; at; at = at.parent) {
		const found = at.names.get(name);
		if (found?.kind === "field") return found;
	}
	return null;
}

function declareAssignment(building: Building, scope: Scope, node: Node): void {
	const [target, value] = node.kids;
	if (!target || !value) return;
	nameFunction(building, targetName(target), value);
	if (building.classScoped && node.kids[2]?.kind !== "Type") {
		countWrite(scope, target);
		return;
	}
	if (target.kind === "Name") {
		const existing = findBinding(scope, target.text);
		const isOwn = existing && (building.blockScoped || existing.owner === functionScope(scope).owner);
		if (isOwn) {
			existing.writes += 1;
			return;
		}
	}
	const plain = node.text === "=" || node.text === ":=";
	declareTarget({ building, scope: functionScope(scope) }, target, {
		kind: "variable",
		value: plain ? value : null,
		via: plain ? [] : null,
		type: target.kind === "Name" ? writtenType(node) : null,
	});
}

function declareImport(building: Building, scope: Scope, node: Node): void {
	for (const kid of node.kids) {
		const local = kid.kids[0];
		if (local?.kind !== "Name") continue;
		const isPackage = kid.flags?.includes("package") ?? false;
		const module = isPackage ? (node.text.split(".")[0] ?? node.text) : node.text;
		declare({ building, scope }, local.text, { kind: "import", module, imported: kid.text });
	}
}

function declareFunction(building: Building, scope: Scope, node: Node): void {
	const inner = childScope({ building, scope }, node, node);
	const home: Home = { building, scope: inner };
	for (const param of node.kids[0]?.kids ?? []) {
		const [pattern] = param.kids;
		if (param.text !== "") declare(home, param.text, { kind: "param", type: writtenType(param) });
		else if (pattern) declareTarget(home, pattern, { kind: "param" });
	}
	for (const kid of node.kids) visit(building, inner, kid);
}

function visitKids(building: Building, scope: Scope, node: Node): void {
	for (const kid of node.kids) visit(building, scope, kid);
}

/** A loop's variable hides an import of its name; otherwise it may be a variable from outside. */
function declareLoopTarget({ building, scope }: Home, node: Node): Scope {
	const [target] = node.kids;
	if (!target) return scope;
	const hides =
		building.blockScoped && target.kind === "Name" && findBinding(scope, target.text)?.kind === "import";
	const inner = hides ? childScope({ building, scope }, node, null) : scope;
	declareTarget({ building, scope: hides ? inner : functionScope(scope) }, target, { kind: "variable" });
	return inner;
}

/** Python's `global` and `nonlocal`: the names are those of the surroundings, and are written here. */
function declareOuter({ building, scope }: Home, node: Node): void {
	let outer = functionScope(scope).parent;
	if (node.text === "global_statement") while (outer?.parent) outer = outer.parent;
	if (!outer) return;
	for (const name of node.kids) {
		if (name.kind !== "Name") continue;
		const known = findBinding(outer, name.text);
		if (!known) declare({ building, scope: outer }, name.text, { kind: "variable" });
		const binding = known ?? findBinding(outer, name.text);
		if (binding) functionScope(scope).names.set(name.text, binding);
	}
}

function declareCaught({ building, scope }: Home, node: Node): Scope {
	const inner = building.blockScoped ? childScope({ building, scope }, node, null) : functionScope(scope);
	if (node.kids[1]) declareTarget({ building, scope: inner }, node.kids[1], { kind: "catch" });
	return building.blockScoped ? inner : scope;
}

function declareVariable(building: Building, scope: Scope, node: Node): void {
	const [target, value] = node.kids;
	if (!target) return;
	nameFunction(building, targetName(target), value);
	const home: Home = { building, scope: node.text === "var" ? functionScope(scope) : scope };
	const known = value && value.kind !== "Empty" ? value : null;
	const type = target.kind === "Name" ? writtenType(node) : null;
	declareTarget(home, target, { kind: "variable", value: known, via: known ? [] : null, type });
}

/** What each kind declares where it stands; kinds that open a scope return it. */
function declareHere(building: Building, scope: Scope, node: Node): Scope | null {
	switch (node.kind) {
		case "VarDecl":
			declareVariable(building, scope, node);
			return scope;
		case "Assign":
			declareAssignment(building, scope, node);
			return scope;
		case "Unary":
			if (/[+-]{2}$/.test(node.text) && node.kids[0]) countWrite(scope, node.kids[0]);
			return scope;
		case "Import":
			declareImport(building, scope, node);
			return scope;
		case "ForEach":
			return declareLoopTarget({ building, scope }, node);
		case "Comprehension":
			return childScope({ building, scope }, node, null);
		case "CompFor":
			if (node.kids[0]) declareTarget({ building, scope }, node.kids[0], { kind: "variable" });
			return scope;
		case "Other":
			if (node.text === "global_statement" || node.text === "nonlocal_statement")
				declareOuter({ building, scope }, node);
			return scope;
		case "WithItem":
			if (node.kids[1])
				declareTarget({ building, scope: functionScope(scope) }, node.kids[1], { kind: "variable" });
			return scope;
		case "Catch":
			return declareCaught({ building, scope }, node);
		case "Pair":
		case "Field":
			nameFunction(
				building,
				node.kind === "Field" ? node.text : targetName(node.kids[0]),
				node.kids[node.kind === "Field" ? 0 : 1],
			);
			return scope;
		case "Block":
			return building.blockScoped ? childScope({ building, scope }, node, null) : scope;
		default:
			return scope;
	}
}

/** Methods are reached through their object; their names are no names of the surroundings. */
function visitClass(building: Building, scope: Scope, node: Node): void {
	const [bases, body, decorators] = node.kids;
	declare({ building, scope }, node.text, { kind: "class", declaration: node });
	for (const part of [bases, decorators]) if (part) visit(building, scope, part);
	const inner = body && building.classScoped ? childScope({ building, scope }, body, null) : scope;
	if (building.classScoped) declareFields({ building, scope: inner }, node);
	for (const member of body?.kids ?? []) {
		if (member.kind === "Function") declareFunction(building, inner, member);
		else visit(building, inner, member);
	}
}

/** Methods before them speak of them too. */
function declareFields(home: Home, owner: Node): void {
	for (const member of owner.kids[1]?.kids ?? []) {
		if (member.kind !== "Field") continue;
		const [value, type] = member.kids;
		const known = value && value.kind !== "Empty" ? value : null;
		declare(home, member.text, {
			kind: "field",
			home: owner,
			value: known,
			via: known ? [] : null,
			type: type?.kind === "Type" ? type.text : null,
		});
	}
}

function visit(building: Building, scope: Scope, node: Node): void {
	if (node.kind === "Class") {
		visitClass(building, scope, node);
		return;
	}
	if (node.kind === "Function") {
		const isMember = node.flags?.includes("method") ?? false;
		if (!isMember) declare({ building, scope }, node.text, { kind: "function", declaration: node });
		declareFunction(building, scope, node);
		return;
	}
	const inner = declareHere(building, scope, node);
	if (inner) visitKids(building, inner, node);
}

/** Finds every declaration of a file. O(nodes); recursion is bounded by the parser's depth limit. */
export function declareNames(root: Node, language: Language): Declarations {
	const { traits } = getLanguage(language);
	const building: Building = {
		blockScoped: traits.blockScoped,
		classScoped: traits.classScoped ?? false,
		scopes: new Map(),
		functionNames: new Map(),
		count: 0,
	};
	const scope: Scope = { parent: null, owner: null, isFunction: true, names: new Map() };
	building.scopes.set(root, scope);
	for (const kid of root.kids) visit(building, scope, kid);
	return { scopes: building.scopes, root: scope, functionNames: building.functionNames };
}

export type { Binding };
