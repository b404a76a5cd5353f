import { describe, expect, it } from "vitest";
import { genericRegex } from "./generic-regex.ts";

describe("a pattern of no language", () => {
	it.each<readonly [string, string, boolean]>([
		["<$TAG ...", "<div class='a'>", true],
		["<$TAG ...", "a < 3", true],
		["<$TAG ...", "a <", false],
		["<$TAG>...</$TAG>", "<b>x</b>", true],
		["<$TAG>...</$TAG>", "<b>x</i>", false],
		["$SCHEME://%s", "https://%s/path", true],
		["$SCHEME://%s", "https://host", false],
		["$SCHEME:// { ... }", "http://{host}/a", true],
		["one two", "one\n  two", true],
		["one two", "one twofold", false],
		["... end", "the end", true],
		["a.b", "axb", false],
	])("%s in %j: %s", (pattern, text, matches) => {
		expect(new RegExp(genericRegex(pattern)).test(text)).toBe(matches);
	});
});
