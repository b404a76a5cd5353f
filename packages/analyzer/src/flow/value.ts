import type { Taint, Trace, Value } from "./facts.ts";
import { type MaskTable, NO_RULES } from "./masks.ts";

/** More taints or properties than this in one value say nothing more; the first ones win, so results stay the same. */
const MAX_TAINTS = 24;
export const MAX_FIELDS = 40;
const MAX_DEPTH = 4;
const MAX_TRACE = 24;

export const CLEAN: Value = { taints: [], fields: null, callable: null, instance: null };

export function tainted(taints: readonly Taint[]): Value {
	return taints.length === 0 ? CLEAN : { taints, fields: null, callable: null, instance: null };
}

export function isClean(value: Value): boolean {
	return value.taints.length === 0 && value.fields === null;
}

export function joinTaints(
	masks: MaskTable,
	left: readonly Taint[],
	right: readonly Taint[],
): readonly Taint[] {
	if (right.length === 0 || left === right) return left;
	if (left.length === 0) return right;
	const joined = [...left];
	for (const taint of right) {
		const at = joined.findIndex((known) => known.token === taint.token);
		const known = joined[at];
		if (known) {
			const mask = masks.or(known.mask, taint.mask);
			if (mask !== known.mask) joined[at] = { ...known, mask };
		} else if (joined.length < MAX_TAINTS) joined.push(taint);
	}
	return joined;
}

/** Taint of the value and everything in it. */
export function allTaints(masks: MaskTable, value: Value): readonly Taint[] {
	if (!value.fields) return value.taints;
	let all = value.taints;
	for (const field of value.fields.values()) all = joinTaints(masks, all, allTaints(masks, field));
	return all;
}

/** Either of two values: what is known of one property is joined with what the other value holds there. */
export function joinValues(masks: MaskTable, left: Value, right: Value): Value {
	if (left === right || isEmpty(right)) return left;
	if (isEmpty(left)) return right;
	const taints = joinTaints(masks, left.taints, right.taints);
	return {
		taints,
		fields: joinFields(masks, left, right),
		callable: left.callable ?? right.callable,
		instance: left.instance ?? right.instance,
	};
}

function isEmpty(value: Value): boolean {
	return isClean(value) && value.callable === null && value.instance === null;
}

function joinFields(masks: MaskTable, left: Value, right: Value): Value["fields"] {
	if (!left.fields || !right.fields) return left.fields ?? right.fields;
	const fields = new Map(left.fields);
	for (const [name, value] of right.fields) {
		const known = fields.get(name);
		if (known || fields.size < MAX_FIELDS) fields.set(name, known ? joinValues(masks, known, value) : value);
	}
	return fields;
}

export function withField(base: Value, name: string, value: Value): Value {
	const fields = new Map(base.fields ?? []);
	if (fields.size >= MAX_FIELDS && !fields.has(name)) return base;
	fields.set(name, value);
	return { ...base, fields };
}

/** The value cut at a depth that keeps facts small: deeper properties become taint of the whole. */
export function trimDepth(masks: MaskTable, value: Value, depth = MAX_DEPTH): Value {
	if (!value.fields) return value;
	if (depth === 0) return { ...value, taints: allTaints(masks, value), fields: null };
	const fields = new Map<string, Value>();
	for (const [name, field] of value.fields) fields.set(name, trimDepth(masks, field, depth - 1));
	return { ...value, fields };
}

/** The value as the rules in `removed` see it after a sanitizer. */
export function withoutRules(masks: MaskTable, value: Value, removed: number): Value {
	if (removed === NO_RULES || isClean(value)) return value;
	const taints = value.taints.flatMap((taint) => {
		const mask = masks.without(taint.mask, removed);
		return mask === NO_RULES ? [] : [{ ...taint, mask }];
	});
	if (!value.fields) return { ...value, taints };
	const fields = new Map<string, Value>();
	for (const [name, field] of value.fields) fields.set(name, withoutRules(masks, field, removed));
	return { ...value, taints, fields };
}

function traceLength(trace: Trace | null): number {
	let length = 0;
	for (let at = trace; at; at = at.prev) length += 1;
	return length;
}

/** The value with one more step in every trace. */
export function withStep(value: Value, step: { readonly at: Trace["at"]; readonly note: string }): Value {
	if (isClean(value)) return value;
	const taints = value.taints.map((taint) => {
		const { trace } = taint;
		const repeats = trace?.at.start === step.at.start && trace.at.end === step.at.end;
		if (repeats || traceLength(trace) >= MAX_TRACE) return taint;
		return { ...taint, trace: { ...step, prev: trace } };
	});
	if (!value.fields) return { ...value, taints };
	const fields = new Map<string, Value>();
	for (const [name, field] of value.fields) fields.set(name, withStep(field, step));
	return { ...value, taints, fields };
}
