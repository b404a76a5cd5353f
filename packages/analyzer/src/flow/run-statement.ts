import type { Node } from "../tree/node.ts";
import { assignTarget, withoutStatus } from "./assign.ts";
import { constantTest } from "./constant-test.ts";
import type { Value } from "./facts.ts";
import { cleanNames, findGuarded, rememberProof } from "./guards.ts";
import { NO_RULES } from "./masks.ts";
import { withDeclared } from "./named-class.ts";
import { readElement } from "./properties.ts";
import { runSwitch } from "./run-switch.ts";
import type { State } from "./state.ts";
import { CLEAN, joinTaints, joinValues } from "./value.ts";
import { newSourceTaint, recordHits, type Walk } from "./walk.ts";

/** Runs code on a branch of the state; gives the state after it, null when it never gets there. */
function branch(walk: Walk, from: State, run: () => void): State | null {
	const wasDead = walk.dead;
	walk.state = from.branch();
	walk.dead = false;
	run();
	const after = walk.dead ? null : walk.state;
	walk.dead = wasDead;
	return after;
}

function continueWith(walk: Walk, states: readonly (State | null)[]): void {
	const alive = states.filter((state) => state !== null);
	const [first, ...others] = alive;
	walk.dead = first === undefined;
	if (first) walk.state = others.reduce((joined, state) => joined.join(walk.masks, state), first);
}

function runIf(walk: Walk, node: Node): void {
	const [test, yes, no] = node.kids;
	if (!test || !yes || !no) return;
	walk.evaluate(walk, test);
	const known = constantTest(walk, test);
	const guarded = findGuarded(walk, test);
	const from = walk.state;
	const run = (names: readonly Node[], block: Node) => () => {
		cleanNames(walk, names);
		runStatement(walk, block);
	};
	const after = known === false ? null : branch(walk, from, run(guarded.whenTrue, yes));
	const other = known === true ? null : branch(walk, from, run(guarded.whenFalse, no));
	continueWith(walk, [after, other]);
}

/** Grows with every taint that a state gains. */
function weightOf(state: State): number {
	let weight = 0;
	for (const value of state.values()) weight += value.taints.length + (value.fields?.size ?? 0);
	return weight;
}

const MAX_ROUNDS = 4;
/** Loops in so many others are walked once in each of their rounds: rounds of nested loops multiply. */
const MAX_NESTED_ROUNDS = 4;

/** Twice, so that the second round sees what the first one left; again while that still brings something new. */
function runLoop(walk: Walk, body: () => void): void {
	let weight = 0;
	const rounds = walk.loops < MAX_NESTED_ROUNDS ? MAX_ROUNDS : 1;
	walk.loops += 1;
	for (let round = 0; round < rounds; round += 1) {
		const before = walk.state;
		const after = branch(walk, before, body);
		continueWith(walk, [before, after]);
		const grown = weightOf(walk.state);
		if (round > 0 && grown === weight) break;
		weight = grown;
	}
	walk.loops -= 1;
}

/** The first target gets the key, or what comes out of a channel; the second the element. */
function assignRange(walk: Walk, target: Node, held: Value): void {
	const [key, value] = target.kind === "Tuple" ? target.kids : [target];
	if (key) assignTarget(walk, key, { ...CLEAN, taints: held.taints });
	if (value) assignTarget(walk, value, readElement(walk, held));
}

function runForEach(walk: Walk, node: Node): void {
	const [target, iterable, body] = node.kids;
	if (!target || !iterable || !body) return;
	const held = walk.evaluate(walk, iterable);
	const element: Value =
		node.text === "in" && walk.traits.inGivesKeys
			? { ...CLEAN, taints: held.taints }
			: readElement(walk, held);
	runLoop(walk, () => {
		if (node.text === "range") assignRange(walk, target, held);
		else assignTarget(walk, target, element);
		runStatement(walk, body);
	});
}

function runFor(walk: Walk, node: Node): void {
	const [init, test, update, body] = node.kids;
	if (init) runStatement(walk, init);
	runLoop(walk, () => {
		if (test) walk.evaluate(walk, test);
		if (body) runStatement(walk, body);
		if (update) walk.evaluate(walk, update);
	});
}

function runTry(walk: Walk, node: Node): void {
	const [body, catches, otherwise, last] = node.kids;
	const before = walk.state;
	const thrownBefore = walk.frame.thrown;
	walk.frame.thrown = CLEAN;
	const after = branch(walk, before, () => {
		if (body) runStatement(walk, body);
		if (otherwise) runStatement(walk, otherwise);
	});
	const thrown = walk.frame.thrown;
	walk.frame.thrown = thrownBefore;
	const start = after ? before.join(walk.masks, after) : before;
	const handled = (catches?.kids ?? []).map((handler) =>
		branch(walk, start, () => {
			const [, target, block] = handler.kids;
			if (target) assignTarget(walk, target, thrown);
			if (block) runStatement(walk, block);
		}),
	);
	continueWith(walk, [after, ...handled]);
	if (last && last.kind !== "Empty") {
		const wasDead = walk.dead;
		walk.dead = false;
		runStatement(walk, last);
		walk.dead ||= wasDead;
	}
}

function runWith(walk: Walk, node: Node): void {
	for (const item of node.kids[0]?.kids ?? []) {
		const [held, target] = item.kids;
		const value = held ? walk.evaluate(walk, held) : CLEAN;
		if (target && target.kind !== "Empty") assignTarget(walk, target, value);
	}
	if (node.kids[1]) runStatement(walk, node.kids[1]);
}

/** Function declarations run last: they see what the block's variables hold in the end, wherever they stand. */
function runStatements(walk: Walk, statements: readonly Node[]): void {
	const later: Node[] = [];
	let last = walk.state;
	for (const statement of statements) {
		const declared = statement.kind === "Export" ? statement.kids[0] : statement;
		if (declared?.kind === "Function") later.push(declared);
		else if (!walk.dead) {
			runStatement(walk, statement);
			last = walk.state;
		}
	}
	const { dead } = walk;
	walk.state = last;
	for (const declared of later) walk.evaluate(walk, declared);
	walk.dead = dead;
}

/** A rule may take a whole statement for a sink, as in `return $X`. */
function checkStatementSink(walk: Walk, statement: Node, value: Value): void {
	const mark = walk.marks.at(statement);
	if (mark && mark.sink !== NO_RULES) recordHits(walk, value, { index: mark.sinkIndex, mask: mark.sink });
}

/** A rule may take a whole declaration for a source, as in `$X = f()`. */
function withStatementSource(walk: Walk, statement: Node, value: Value): Value {
	const mark = walk.marks.at(statement);
	if (!mark || mark.source === NO_RULES) return value;
	const taint = newSourceTaint(walk, mark, statement);
	return { ...value, taints: joinTaints(walk.masks, [taint], value.taints) };
}

function runReturn(walk: Walk, node: Node): void {
	const [value] = node.kids;
	if (value && value.kind !== "Empty") {
		const returned = walk.evaluate(walk, value);
		checkStatementSink(walk, node, returned);
		walk.frame.returns = joinValues(walk.masks, walk.frame.returns, returned);
	}
	walk.dead = true;
}

function runThrow(walk: Walk, node: Node): void {
	const [value] = node.kids;
	if (value) {
		const thrown = walk.evaluate(walk, value);
		checkStatementSink(walk, node, thrown);
		walk.frame.thrown = joinValues(walk.masks, walk.frame.thrown, thrown);
	}
	walk.dead = true;
}

function runVarDecl(walk: Walk, node: Node): void {
	const [target, value, type] = node.kids;
	if (!target || !value) return;
	if (value.kind === "Empty" && node.text !== "let") return;
	rememberProof(walk, target, value);
	const held = value.kind === "Empty" ? CLEAN : walk.evaluate(walk, value);
	checkStatementSink(walk, node, held);
	const given = withStatementSource(walk, node, withoutStatus(walk, { target, value }, held));
	assignTarget(walk, target, withDeclared(walk, given, type));
}

/** Runs one statement, or an expression standing as one. */
export function runStatement(walk: Walk, node: Node): void {
	switch (node.kind) {
		case "Block":
		case "Module":
			runStatements(walk, node.kids);
			return;
		case "VarDecl":
			runVarDecl(walk, node);
			return;
		case "If":
			runIf(walk, node);
			return;
		case "While":
		case "DoWhile":
			runLoop(walk, () => {
				for (const kid of node.kids) runStatement(walk, kid);
			});
			return;
		case "For":
			runFor(walk, node);
			return;
		case "ForEach":
			runForEach(walk, node);
			return;
		case "Try":
			runTry(walk, node);
			return;
		case "Switch":
			runSwitch(walk, node, { branch, continueWith, run: runStatement });
			return;
		case "With":
			runWith(walk, node);
			return;
		case "Return":
			runReturn(walk, node);
			return;
		case "Throw":
			runThrow(walk, node);
			return;
		case "Error":
		case "Other":
			for (const kid of node.kids) runStatement(walk, kid);
			return;
		case "ExprStmt":
		case "Export":
			if (node.kids[0]) runStatement(walk, node.kids[0]);
			return;
		case "Import":
		case "Break":
		case "Continue":
		case "Pass":
		case "Empty":
			return;
		default:
			walk.evaluate(walk, node);
	}
}
