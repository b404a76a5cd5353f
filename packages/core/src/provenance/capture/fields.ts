/** An object of foreign JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; empty when it is none, so that what is missing and what is malformed read alike. */
export function toFields(value: unknown): Fields {
	if (typeof value === "string") return parseFields(value);
	return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Some versions of Copilot send the arguments of a tool as JSON inside JSON. */
function parseFields(text: string): Fields {
	if (!text.startsWith("{")) return {};
	try {
		return { ...(JSON.parse(text) as object) };
	} catch {
		return {};
	}
}

/** The first of these keys that holds text that is not empty. */
export function findText(fields: Fields, keys: readonly string[]): string | null {
	for (const key of keys) {
		const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
		if (typeof value === "string" && value !== "") return value;
	}
	return null;
}

/** As `findText`, but empty text counts: an edit may replace something by nothing. */
export function findAnyText(fields: Fields, keys: readonly string[]): string | null {
	for (const key of keys) {
		const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
		if (typeof value === "string") return value;
	}
	return null;
}

/** The first of these keys that holds a list; empty when none does. */
export function findList(fields: Fields, keys: readonly string[]): readonly unknown[] {
	for (const key of keys) {
		const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
		if (Array.isArray(value)) return value;
	}
	return [];
}

export function findTexts(fields: Fields, keys: readonly string[]): readonly string[] {
	return findList(fields, keys).filter((value) => typeof value === "string" && value !== "") as string[];
}
