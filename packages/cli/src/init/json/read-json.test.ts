import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonTextError } from "./json-text-error.ts";
import { readJson, toJsonValue } from "./read-json.ts";

describe("readJson", () => {
	it("reads whatever JSON.parse reads, and gives the same", () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom("", "  ", "\t"), (text, indent) => {
				const shown = JSON.stringify(JSON.parse(text), null, indent);
				expect(toJsonValue(readJson(shown))).toEqual(JSON.parse(shown));
			}),
		);
	});

	it("refuses any other text with nothing but its own error, inside the text", () => {
		const part = fc.constantFrom(
			"{",
			"}",
			"[",
			"]",
			",",
			":",
			'"a"',
			'"',
			"1",
			"-",
			"//",
			"/*",
			"*/",
			"\n",
			"\\",
			" ",
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(part).map((parts) => parts.join("")),
				),
				(text) => {
					try {
						readJson(text);
					} catch (error) {
						expect(error).toBeInstanceOf(JsonTextError);
						const { offset } = error as JsonTextError;
						expect(offset >= 0 && offset <= text.length).toBe(true);
					}
				},
			),
			{ numRuns: 1_000 },
		);
	});

	it("takes comments, a byte order mark, and a comma before the end", () => {
		const text = '\uFEFF// one\n{"a": [1, /* two ** */ 2,], // three\n}';
		expect(toJsonValue(readJson(text))).toEqual({ a: [1, 2] });
	});

	it.each([
		["{", 1],
		['{"a" 1}', 5],
		['{"a": 1 "b": 2}', 8],
		["{,}", 1],
		["[1,,2]", 3],
		["{} {}", 3],
		['{"a": tru}', 6],
		['{"a": "x', 6],
		["{} /* no end", 3],
	])("%s", (text, offset) => {
		expect(() => readJson(text)).toThrow(JsonTextError);
		try {
			readJson(text);
		} catch (error) {
			expect(error).toMatchObject({ offset });
		}
	});

	it("does not follow values that are nested without end", () => {
		expect(() => readJson("[".repeat(100_000))).toThrow("nested too deeply");
	});
});
