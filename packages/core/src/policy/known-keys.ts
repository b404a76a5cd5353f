import * as z from "zod";

function unwrap(schema: unknown): unknown {
	let inner = schema;
	while (inner instanceof z.ZodReadonly || inner instanceof z.ZodDefault) inner = inner.unwrap();
	return inner;
}

function stepInto(schema: unknown, step: PropertyKey): unknown {
	const inner = unwrap(schema);
	if (inner instanceof z.ZodArray) return inner.element;
	if (inner instanceof z.ZodRecord) return inner.valueType;
	return inner instanceof z.ZodObject ? inner.shape[String(step)] : undefined;
}

/** The keys a schema knows at a path, so that a misspelled one can be put right. Empty where it knows none. */
export function listKnownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
	const inner = unwrap(path.reduce<unknown>(stepInto, schema));
	if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
	if (inner instanceof z.ZodRecord && inner.keyType instanceof z.ZodEnum)
		return inner.keyType.options.map(String);
	return [];
}
