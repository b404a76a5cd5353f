import type { FlowFacts, Value } from "../facts.ts";

/** What takes which token in one file, so that demand follows tokens without looking through all facts. */
export interface Usage {
	/** Calls that are given a token, as argument or receiver. */
	readonly takenBy: ReadonlyMap<number, readonly number[]>;
	/** Functions that return a token. */
	readonly returnedBy: ReadonlyMap<number, readonly number[]>;
	/** Tokens that stand for what a call gives. */
	readonly resultsOf: ReadonlyMap<number, readonly number[]>;
	/** Tokens that a sink, a call or a returned value takes. */
	readonly used: ReadonlySet<number>;
	/** Tokens of a function's parameters. */
	readonly paramsOf: ReadonlyMap<number, readonly number[]>;
}

/** Tokens in a value and in its properties. */
export function listTokens(value: Value | null): readonly number[] {
	if (value === null) return [];
	const tokens = value.taints.map(({ token }) => token);
	for (const field of value.fields?.values() ?? []) tokens.push(...listTokens(field));
	return tokens;
}

function addTo(index: Map<number, number[]>, key: number, item: number): void {
	const items = index.get(key);
	if (items) items.push(item);
	else index.set(key, [item]);
}

/** Linear in the facts. */
export function indexUsage(facts: FlowFacts): Usage {
	const takenBy = new Map<number, number[]>();
	const returnedBy = new Map<number, number[]>();
	const resultsOf = new Map<number, number[]>();
	const used = new Set(facts.hits.map(({ token }) => token));
	const paramsOf = new Map<number, number[]>();
	for (const [call, fact] of facts.calls.entries()) {
		for (const token of [...fact.args, fact.receiver].flatMap(listTokens)) {
			addTo(takenBy, token, call);
			used.add(token);
		}
	}
	for (const [fn, fact] of facts.functions.entries()) {
		for (const token of listTokens(fact.returns)) {
			addTo(returnedBy, token, fn);
			used.add(token);
		}
	}
	for (const [id, token] of facts.tokens.entries()) {
		if (token.kind === "result") addTo(resultsOf, token.call, id);
		if (token.kind === "param") addTo(paramsOf, token.fn, id);
	}
	return { takenBy, returnedBy, resultsOf, used, paramsOf };
}
