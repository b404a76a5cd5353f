import { getLanguage, type LanguageTraits } from "../lower/index.ts";
import type { FileNames } from "../resolve/file-names.ts";
import { findImport } from "../resolve/find-import.ts";
import type { Node, SourceTree } from "../tree/node.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import { collectExports } from "./exports.ts";
import type { FlowFacts, FunctionFact } from "./facts.ts";
import type { Marks } from "./marks.ts";
import type { MaskTable } from "./masks.ts";
import { runFunction } from "./run-function.ts";
import { runStatement } from "./run-statement.ts";
import { State } from "./state.ts";
import { CLEAN } from "./value.ts";
import type { Walk } from "./walk.ts";

/** Expressions evaluated per node of the tree before a walk gives up; loops and classes run code twice each level. */
const FUEL_PER_NODE = 64;

interface Census {
	readonly traits: LanguageTraits;
	readonly functions: FunctionFact[];
	readonly functionIds: Map<Node, number>;
	readonly classesByName: Map<string, Node>;
	readonly methodOwners: Map<Node, Node>;
	readonly bases: Map<string, readonly string[]>;
	readonly outerClasses: Map<Node, Node>;
	nodes: number;
}

interface Item {
	readonly node: Node;
	/** Class that the node is a member of. */
	readonly owner: Node | null;
	/** Class around the node. */
	readonly around: Node | null;
}

function paramName(param: Node): string {
	if (param.flags?.includes("rest")) return `...${param.text}`;
	return param.flags?.includes("kwrest") ? `**${param.text}` : param.text;
}

function isStatic(node: Node, decorator: string): boolean {
	return node.flags?.includes("static") || (node.kids[2]?.kids ?? []).some((kid) => kid.text === decorator);
}

/** The class that a function is a method of by the type of its receiver. */
function classOfReceiver(node: Node, traits: LanguageTraits): string | null {
	const [first] = node.kids[0]?.kids ?? [];
	const type = first?.flags?.includes("receiver") ? first.kids[2] : undefined;
	return type === undefined ? null : (traits.classOfType?.(type.text) ?? null);
}

function describeFunction({ node, owner }: Item, names: FileNames, traits: LanguageTraits): FunctionFact {
	const { self, constructorName } = traits;
	const isBound = "firstParameterUnless" in self && !isStatic(node, self.firstParameterUnless);
	const received = "receiver" in self ? classOfReceiver(node, traits) : null;
	return {
		name:
			node.flags?.includes("constructor") || node.text === constructorName
				? "constructor"
				: names.functionName(node),
		className: received ?? owner?.text ?? null,
		params: (node.kids[0]?.kids ?? []).map(paramName),
		skipped: received !== null || (owner && isBound) ? 1 : 0,
		returns: CLEAN,
		at: { start: node.start, end: node.end },
	};
}

function isMemberOf(node: Node, parent: Node): boolean {
	return parent.kind === "Class" && (node.kind === "Function" || node.kind === "Field");
}

/** `store.Base` where types are always written with their package, else `Base`. */
function nameOfBase(base: Node, { qualifiesTypes }: LanguageTraits): string {
	const [object] = base.kids;
	return qualifiesTypes && base.kind === "Member" && object ? `${object.text}.${base.text}` : base.text;
}

/** Numbers all functions before any of them runs, so that calls can name what is declared later. Iterative. */
function takeCensus(root: Node, names: FileNames, traits: LanguageTraits): Census {
	const census: Census = {
		traits,
		functions: [],
		functionIds: new Map(),
		classesByName: new Map(),
		methodOwners: new Map(),
		bases: new Map(),
		outerClasses: new Map(),
		nodes: 0,
	};
	const describe = (item: Item): FunctionFact => describeFunction(item, names, traits);
	const stack: Item[] = [{ node: root, owner: null, around: null }];
	for (let item = stack.pop(); item; item = stack.pop()) {
		countItem(census, item, describe);
		pushKids(stack, item);
	}
	if ("receiver" in traits.self) assignReceivers(census);
	return census;
}

function countItem(census: Census, item: Item, describe: (item: Item) => FunctionFact): void {
	const { node, owner, around } = item;
	census.nodes += 1;
	// Without a body it is a promise that another class keeps.
	if (node.kind === "Function" && node.kids[1]?.kind !== "Empty") {
		census.functionIds.set(node, census.functions.length);
		census.functions.push(describe(item));
		if (owner) census.methodOwners.set(node, owner);
	}
	if (node.kind !== "Class") return;
	if (around) census.outerClasses.set(node, around);
	const bases = (node.kids[0]?.kids ?? []).map((base) => nameOfBase(base, census.traits));
	census.classesByName.set(node.text, node);
	census.bases.set(
		node.text,
		bases.filter((name) => name !== ""),
	);
}

function pushKids(stack: Item[], { node, owner, around }: Item): void {
	const isClass = node.kind === "Class";
	const body = isClass ? node.kids[1] : null;
	const within = isClass ? node : around;
	for (const kid of node.kids) {
		if (kid === body) pushMembers(stack, node, kid);
		else stack.push({ node: kid, owner: node.kind === "Field" ? owner : null, around: within });
	}
}

function pushMembers(stack: Item[], owner: Node, body: Node): void {
	for (const member of body.kids) {
		stack.push({ node: member, owner: isMemberOf(member, owner) ? owner : null, around: owner });
	}
}

/** Methods that stand beside their class; those whose class stands in another file have no owner here. */
function assignReceivers({ functions, functionIds, classesByName, methodOwners }: Census): void {
	for (const [node, id] of functionIds) {
		const owner = classesByName.get(functions[id]?.className ?? "");
		if (owner && node.flags?.includes("method")) methodOwners.set(node, owner);
	}
}

function importedNames(names: FileNames): FlowFacts["imported"] {
	const imported = new Map<string, { readonly module: string; readonly name: string }>();
	for (const [name, binding] of names.top) {
		const found = findImport(binding);
		if (found && found.path.length < 2) {
			imported.set(name, { module: found.module, name: found.path[0] ?? "default" });
		}
	}
	return imported;
}

/** Follows data through one file and records what links it with others. Linear in the file, cut by fuel. */
export function analyzeFlow(
	tree: SourceTree,
	names: FileNames,
	taint: { readonly marks: Marks; readonly masks: MaskTable },
): FlowFacts {
	const { traits, library, modules } = getLanguage(tree.language);
	const census = takeCensus(tree.root, names, traits);
	const walk: Walk = {
		traits,
		modules,
		names,
		marks: taint.marks,
		masks: taint.masks,
		library,
		tokens: [],
		tokenIds: new Map(),
		functions: census.functions,
		functionIds: census.functionIds,
		calls: new Map(),
		callFacts: [],
		hits: new Map(),
		classFields: new Map(),
		classesByName: census.classesByName,
		methodOwners: census.methodOwners,
		outerClasses: census.outerClasses,
		namedClasses: new Map(),
		loops: 0,
		presets: new Map(),
		proofs: new Map(),
		fuel: census.nodes * FUEL_PER_NODE,
		frame: { fn: -1, owner: null, self: "this", returns: CLEAN, thrown: CLEAN },
		state: new State(),
		dead: false,
		evaluate: evaluateExpression,
		runFunction,
	};
	runStatement(walk, tree.root);
	return {
		tokens: walk.tokens,
		functions: walk.functions,
		calls: walk.callFacts,
		sources: taint.marks.sources,
		sinks: taint.marks.sinks,
		hits: [...walk.hits.values()],
		...collectExports(walk, tree.root),
		bases: census.bases,
		imported: new Map([...importedNames(names), ...walk.namedClasses]),
	};
}
