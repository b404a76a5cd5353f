type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Mappings are merged key by key, everything else (lists too) is replaced: a list that could only grow could never
 * loosen a default that does not fit. A key without a value, as is left when its lines are commented out, says
 * nothing. Depth is bounded by the reader of the file.
 */
export function mergeRules(defaults: unknown, given: unknown): unknown {
	if (given === null && defaults !== undefined) return defaults;
	if (!isMapping(defaults) || !isMapping(given)) return given;
	const merged = new Map(Object.entries(defaults));
	for (const [key, value] of Object.entries(given)) merged.set(key, mergeRules(merged.get(key), value));
	return Object.fromEntries(merged);
}
