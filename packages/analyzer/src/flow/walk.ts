import type { LanguageTraits, LibraryBehavior, ModuleSystem } from "../lower/index.ts";
import type { FileNames } from "../resolve/file-names.ts";
import type { Node } from "../tree/node.ts";
import type { CallFact, FunctionFact, SinkHit, Span, Taint, Token, Value } from "./facts.ts";
import type { Mark, Marks } from "./marks.ts";
import { ALL_RULES, type Mask, type MaskTable, NO_RULES } from "./masks.ts";
import type { State } from "./state.ts";
import { allTaints, CLEAN, joinValues } from "./value.ts";

/** The function being walked. */
export interface Frame {
	readonly fn: number;
	/** Class node whose method it is. */
	readonly owner: Node | null;
	/** Name under which the method knows its object: `this`, or Python's first parameter. */
	readonly self: string;
	returns: Value;
	thrown: Value;
}

/** Everything gathered while one file is walked. Mutable by design: it lives no longer than the walk. */
export interface Walk {
	readonly traits: LanguageTraits;
	readonly modules: ModuleSystem;
	readonly names: FileNames;
	readonly marks: Marks;
	readonly masks: MaskTable;
	readonly library: LibraryBehavior;
	readonly tokens: Token[];
	readonly tokenIds: Map<string, number>;
	readonly functions: FunctionFact[];
	readonly functionIds: Map<Node, number>;
	readonly calls: Map<Node, { readonly id: number }>;
	readonly callFacts: CallFact[];
	readonly hits: Map<string, SinkHit>;
	/** What methods of a class stored in its fields, over all methods. */
	readonly classFields: Map<Node, Map<string, Value>>;
	readonly classesByName: Map<string, Node>;
	/** Class of each method. */
	readonly methodOwners: Map<Node, Node>;
	/** Class around each class that stands in another. */
	readonly outerClasses: ReadonlyMap<Node, Node>;
	/** Classes that are named without an import, with the module to look for each in. */
	readonly namedClasses: Map<string, { readonly module: string; readonly name: string }>;
	/** Arguments that callbacks are known to receive, set by the call that passes them. */
	readonly presets: Map<Node, readonly Value[]>;
	/** How many loops are around the current point. */
	loops: number;
	/** What is proved to be known where a variable is true, by the variable's binding. */
	readonly proofs: Map<number, Node>;
	/** Work left; a walk that runs out of it stops following flow instead of running on. */
	fuel: number;
	frame: Frame;
	state: State;
	/** The current point cannot be reached: a return or throw came before it. */
	dead: boolean;
	/** Handed in, because expressions, calls and statements contain one another. */
	readonly evaluate: (walk: Walk, node: Node) => Value;
	readonly runFunction: (walk: Walk, node: Node) => Value;
}

function tokenKey(token: Token): string {
	switch (token.kind) {
		case "source":
			return `s${token.source}`;
		case "param":
			return `p${token.fn}.${token.index}.${token.path}`;
		case "result":
			return `r${token.call}.${token.path}`;
		default:
			return `l${token.of}.${token.need}.${token.gives}`;
	}
}

export function tokenId(walk: Walk, token: Token): number {
	const key = tokenKey(token);
	const known = walk.tokenIds.get(key);
	if (known !== undefined) return known;
	walk.tokenIds.set(key, walk.tokens.length);
	walk.tokens.push(token);
	return walk.tokens.length - 1;
}

/** Taint of something that only linking resolves. */
export function newTaint(walk: Walk, token: Extract<Token, { kind: "param" | "result" }>): Taint {
	return { token: tokenId(walk, token), mask: ALL_RULES, trace: null };
}

export function newSourceTaint(walk: Walk, mark: Mark, at: Span): Taint {
	const trace = { at: { start: at.start, end: at.end }, note: "", prev: null };
	return { token: tokenId(walk, { kind: "source", source: mark.sourceIndex }), mask: mark.source, trace };
}

/** Records that `value` arrives at a sink. */
export function recordHits(
	walk: Walk,
	value: Value,
	sink: { readonly index: number; readonly mask: Mask },
): void {
	for (const taint of allTaints(walk.masks, value)) {
		const mask = walk.masks.and(taint.mask, sink.mask);
		if (mask === NO_RULES) continue;
		const key = `${taint.token}>${sink.index}`;
		const known = walk.hits.get(key);
		if (known) walk.hits.set(key, { ...known, mask: walk.masks.or(known.mask, mask) });
		else walk.hits.set(key, { token: taint.token, mask, sink: sink.index, trace: taint.trace });
	}
}

/** The class whose field a name means where members need no object before them; null for all other names. */
function fieldOwner(walk: Walk, node: Node): Node | null {
	if (!walk.traits.classScoped) return null;
	const binding = walk.names.bindingOf(node);
	if (binding) return binding.home;
	return /^[A-Z]/.test(node.text) ? null : walk.frame.owner;
}

export function readVariable(walk: Walk, node: Node): Value {
	const owner = fieldOwner(walk, node);
	if (owner) return readFieldOf(walk, owner, node.text);
	const binding = walk.names.bindingOf(node);
	return binding ? (walk.state.get(binding.id) ?? CLEAN) : CLEAN;
}

export function writeVariable(walk: Walk, node: Node, value: Value): void {
	const owner = fieldOwner(walk, node);
	if (owner) {
		writeFieldOf(walk, owner, { name: node.text, value });
		return;
	}
	const binding = walk.names.bindingOf(node);
	if (binding) walk.state.set(binding.id, value);
}

const MAX_BASES = 6;

/** What methods of the class or of its bases in this file stored under the name. */
export function readFieldOf(walk: Walk, home: Node, name: string): Value {
	let value = CLEAN;
	let owner: Node | null | undefined = home;
	for (let depth = 0; owner && depth < MAX_BASES; depth += 1) {
		const own = walk.classFields.get(owner)?.get(name);
		if (own) value = joinValues(walk.masks, value, own);
		const base: string = owner.kids[0]?.kids[0]?.text ?? "";
		owner = walk.classesByName.get(base);
	}
	return value;
}

export function writeFieldOf(
	walk: Walk,
	owner: Node,
	stored: { readonly name: string; readonly value: Value },
): void {
	const fields = walk.classFields.get(owner) ?? new Map<string, Value>();
	const known = fields.get(stored.name);
	fields.set(stored.name, known ? joinValues(walk.masks, known, stored.value) : stored.value);
	walk.classFields.set(owner, fields);
}
