import canonicalize from "canonicalize";

/**
 * The one JSON text of a value (RFC 8785), so that equal values have equal digests.
 * @throws TypeError when the value has no JSON form.
 */
export function toCanonicalJson(value: unknown): string {
	const text = canonicalize(value);
	if (text === undefined) throw new TypeError("The value has no JSON form.");
	return text;
}
