import { isMetavariableName, type PatternNode } from "../pattern/pattern.ts";
import type { Kind, Node } from "../tree/node.ts";

/** A look at a node that costs next to nothing: false when the pattern cannot match it, true when it may. */
export type Probe = (node: Node) => boolean;

/** Kinds that match nothing but themselves, and casts of themselves. */
const STRICT: ReadonlySet<string> = new Set<Kind>([
	"Await",
	"Binary",
	"Call",
	"Comprehension",
	"Conditional",
	"Function",
	"Index",
	"JsxElement",
	"List",
	"New",
	"Object",
	"Set",
	"TaggedTemplate",
	"Tuple",
	"Unary",
	"Yield",
]);

const probes = new WeakMap<PatternNode, Probe | null>();

/** The probe of a pattern, made once; null when there is nothing to tell beforehand. */
export function probeOf(pattern: PatternNode): Probe | null {
	const known = probes.get(pattern);
	if (known !== undefined) return known;
	const probe = createProbe(pattern);
	probes.set(pattern, probe);
	return probe;
}

function createProbe(pattern: PatternNode): Probe | null {
	if (pattern.kind === "Member") return probeMember(pattern);
	if (pattern.kind === "Assign") return pattern.text === "=" ? probeAssignment(pattern) : null;
	if (!STRICT.has(pattern.kind)) return null;
	const inner = probeParts(pattern);
	return (node) => {
		if (node.kind !== pattern.kind) return node.kind === "Cast";
		return inner === null || inner(node);
	};
}

function probeParts(pattern: PatternNode): Probe | null {
	if (pattern.kind === "Call" || pattern.kind === "New") return probeCall(pattern);
	if (pattern.kind !== "Function") return null;
	const params = pattern.kids[0]?.kind === "Params" ? probeList(pattern.kids[0].kids) : null;
	return params && ((node) => params(node.kids[0]?.kids ?? []));
}

function probeCall(pattern: PatternNode): Probe | null {
	const [callee, args] = pattern.kids;
	const probeCallee = callee ? probeOf(callee) : null;
	const probeArgs = args?.kind === "Args" ? probeList(args.kids) : null;
	if (!probeCallee && !probeArgs) return null;
	return (node) => {
		const [called, given] = node.kids;
		if (!called || !given) return true;
		return (!probeArgs || probeArgs(given.kids)) && (!probeCallee || probeCallee(called));
	};
}

/** Elements before the first ellipsis stand at their places; without one, there are no others. */
function probeList(patterns: readonly PatternNode[]): ((nodes: readonly Node[]) => boolean) | null {
	if (patterns.some(({ kind }) => kind === "KeywordArg")) return null;
	const run = patterns.findIndex(({ kind }) => kind === "Ellipsis" || kind === "EllipsisVariable");
	const fixed = (run < 0 ? patterns : patterns.slice(0, run)).map(probeElement);
	if (run === 0) return null;
	return (nodes) => {
		if (run < 0 ? nodes.length !== fixed.length : nodes.length < fixed.length) return false;
		return fixed.every((probe, index) => probe === null || probe(nodes[index] as Node));
	};
}

function probeElement(pattern: PatternNode): Probe | null {
	if (pattern.kind !== "Param" || pattern.kids[0]?.kind !== "Object") return probeOf(pattern);
	return (node) => node.kind !== "Param" || node.kids[0]?.kind === "Object";
}

function probeMember(pattern: PatternNode): Probe | null {
	const [object] = pattern.kids;
	if (!object || pattern.text === "...") return null;
	const isChain = object.kind === "Ellipsis" || (object.kind === "Member" && object.text === "...");
	const probeObject = isChain ? null : probeOf(object);
	const mayHold: Probe = (node) => {
		const [own] = node.kids;
		return !probeObject || !own || probeObject(own);
	};
	// An alias may stand for a name with dots only; for others the property is written.
	const isAliased = isDotted(object);
	if (isMetavariableName(pattern.text)) {
		return (node) => (node.kind === "Member" ? mayHold(node) : isAliased && node.kind === "Name");
	}
	return (node) => {
		if (node.kind === "Member") return node.text === pattern.text && (isAliased || mayHold(node));
		return node.kind === "Index" || (isAliased && node.kind === "Name");
	};
}

function isDotted(node: PatternNode): boolean {
	if (node.kind === "Name") return true;
	const [object] = node.kids;
	return node.kind === "Member" && !isMetavariableName(node.text) && object !== undefined && isDotted(object);
}

function probeAssignment(pattern: PatternNode): Probe | null {
	const [target, value] = pattern.kids;
	const probeTarget = target?.kind === "Member" ? probeOf(target) : null;
	const probeValue = value ? probeOf(value) : null;
	if (!probeTarget && !probeValue) return null;
	return (node) => {
		const isField = node.kind === "Field";
		const place = isField ? undefined : node.kids[0];
		const written = isField ? node.kids[0] : node.kids[1];
		if (probeValue && written && !probeValue(written)) return false;
		return !probeTarget || (place !== undefined && probeTarget(place));
	};
}
